using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

internal delegate bool ScalarParser<T>(YamlScalar scalar, [MaybeNullWhen(false)] out T value);

/// <param name="expected">Completes "expected …, found …".</param>
/// <param name="words">What might have been meant by a misspelt value.</param>
internal sealed class ScalarType<T>(string expected, ScalarParser<T> parser, Func<JsonObject> schema, params IReadOnlyList<string> words) : SettingType<T>
{
    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out T value)
    {
        // What a tag such as !Ref computes is not known here.
        if (node is YamlScalar { HasCustomTag: false } scalar && parser(scalar, out value))
            return true;
        errors.Expected(node, expected, words);
        value = default;
        return false;
    }

    public override JsonObject Schema() => schema();
}

/// <summary>One word for each value.</summary>
internal static class WordType
{
    public static ScalarType<T> Of<T>(string expected, IReadOnlyDictionary<string, T> values)
        where T : notnull => new(
            $"{expected}{string.Join(", ", values.Keys)}",
            (YamlScalar scalar, [MaybeNullWhen(false)] out T value) => values.TryGetValue(scalar.Value, out value),
            () => new JsonObject { ["enum"] = SchemaPart.Words(values.Keys) },
            [.. values.Keys]);
}
