using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Analysis;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>The value of a rule's option.</summary>
internal sealed class OptionType(RuleOption option) : SettingType<object>
{
    private static readonly SettingType<int> Integer = new ScalarType<int>("a whole number", ReadInteger, () => new JsonObject { ["type"] = "integer" });

    private static readonly ListType<string> Texts = new("texts", SettingTypes.Text);

    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out object value)
    {
        value = Read(node, errors);
        if (value is null || option.Allows(value))
            return value is not null;
        errors.Expected(node, $"{option.Name} to be {option.RangeText}");
        value = null;
        return false;
    }

    public override JsonObject Schema()
    {
        switch (option.Kind)
        {
            case RuleOptionKind.Duration:
                return SettingTypes.Duration.Schema();
            case RuleOptionKind.StringList:
                return Texts.Schema();
            default:
                var schema = Integer.Schema();
                if (option is RuleOption<int> { Range: var (least, most) })
                    (schema["minimum"], schema["maximum"]) = (least, most);
                return schema;
        }
    }

    private object? Read(YamlNode node, SettingsErrors errors) => option.Kind switch
    {
        RuleOptionKind.Duration => SettingTypes.Duration.TryRead(node, errors, out var duration) ? duration : null,
        RuleOptionKind.Integer => Integer.TryRead(node, errors, out var number) ? number : null,
        _ => Texts.TryRead(node, errors, out var texts) ? texts : null,
    };

    private static bool ReadInteger(YamlScalar scalar, out int value)
    {
        var isInteger = scalar.TryGetInt64(out var number) && number is >= int.MinValue and <= int.MaxValue;
        value = isInteger ? (int)number : 0;
        return isInteger;
    }
}
