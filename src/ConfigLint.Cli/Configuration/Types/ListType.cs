using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>A list; one that is left empty has nothing in it.</summary>
/// <param name="what">Of what, as in "expected a list of …".</param>
/// <param name="mayBeOne">A value alone stands for a list of one.</param>
internal sealed class ListType<T>(string what, SettingType<T> item, bool mayBeOne = false) : SettingType<IReadOnlyList<T>>
{
    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is YamlScalar { IsMissing: true } && !mayBeOne)
        {
            value = [];
            return true;
        }
        if (mayBeOne && node is YamlScalar { IsMissing: false } && item.TryRead(node, errors, out var only))
        {
            value = [only];
            return true;
        }
        if (node is not YamlSequence list)
        {
            if (!mayBeOne || node is not YamlScalar { IsMissing: false })
                errors.Expected(node, mayBeOne ? $"{what}, or a list of them" : $"a list of {what}, such as [a, b]");
            return false;
        }
        var items = new List<T>();
        foreach (var entry in list.Items)
        {
            if (item.TryRead(entry.Resolve() ?? entry, errors, out var read))
                items.Add(read);
        }
        value = items;
        return true;
    }

    public override JsonObject Schema()
    {
        if (!mayBeOne)
            return new JsonObject { ["type"] = SchemaPart.Words(["array", "null"]), ["items"] = item.Schema() };
        return new JsonObject { ["oneOf"] = new JsonArray(item.Schema(), new JsonObject { ["type"] = "array", ["items"] = item.Schema() }) };
    }
}
