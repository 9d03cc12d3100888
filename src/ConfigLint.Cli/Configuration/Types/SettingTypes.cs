using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>The kinds of single values.</summary>
internal static class SettingTypes
{
    private const string DurationPattern = @"^([0-9]+(\.[0-9]*)?|\.[0-9]+) *(ms|s|m|h|d)?$";
    private const string SizePattern = @"^([0-9]+(\.[0-9]*)?|\.[0-9]+) *(B|KiB|MiB|GiB|TiB|KB|MB|GB|Ki|Mi|Gi|[kKmMgG])?$";

    public static SettingType<Level> Level { get; } = new ScalarType<Level>("error, warning, note or off", ReadLevel, LevelSchema, "error", "warning", "note", "off");

    public static SettingType<string> Text { get; } = new ScalarType<string>(
        "a text",
        (YamlScalar scalar, [MaybeNullWhen(false)] out string value) => !scalar.IsNull & (value = scalar.Value) is not null,
        () => new JsonObject { ["type"] = SchemaPart.Words(["string", "number", "boolean"]) });

    public static SettingType<string> Pattern { get; } = new PatternType();

    public static SettingType<TimeSpan> Duration { get; } = new ScalarType<TimeSpan>(
        "a duration such as 60s, 2m or 500ms",
        (YamlScalar scalar, out TimeSpan value) => SettingsValues.TryParseDuration(scalar.Value, out value),
        () => new JsonObject { ["type"] = SchemaPart.Words(["string", "number"]), ["pattern"] = DurationPattern, ["minimum"] = 0 });

    public static SettingType<long> Size { get; } = new ScalarType<long>(
        "a size such as 512MiB or 4GiB",
        (YamlScalar scalar, out long value) => SettingsValues.TryParseSize(scalar.Value, out value),
        () => new JsonObject { ["type"] = SchemaPart.Words(["string", "number"]), ["pattern"] = SizePattern, ["minimum"] = 0 });

    public static SettingType<bool> Boolean { get; } = new ScalarType<bool>(
        "true or false",
        (YamlScalar scalar, out bool value) => scalar.TryGetBoolean(out value),
        () => new JsonObject { ["enum"] = new JsonArray(true, false, "yes", "no", "on", "off") });

    public static SettingType<double> PositiveNumber { get; } = new ScalarType<double>(
        "a number above 0",
        (YamlScalar scalar, out double value) => scalar.TryGetDouble(out value) && value > 0 && double.IsFinite(value),
        () => new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 });

    public static SettingType<Version> Version { get; } = new ScalarType<Version>(
        "a version such as \"1.24\"",
        (YamlScalar scalar, [MaybeNullWhen(false)] out Version value) => System.Version.TryParse(scalar.Value.Contains('.') ? scalar.Value : scalar.Value + ".0", out value),
        () => new JsonObject { ["type"] = SchemaPart.Words(["string", "number"]), ["pattern"] = @"^[0-9]+(\.[0-9]+){0,3}$", ["minimum"] = 0 });

    /// <summary>The type of a rule's option: its kind and its range.</summary>
    public static SettingType<object> Of(RuleOption option) => new OptionType(option);

    private static bool ReadLevel(YamlScalar scalar, out Level value)
    {
        // YAML 1.1 takes a plain off for false: who writes false means the same.
        var isKnown = RuleChoice.TryParseLevel(scalar.Value == "false" ? "off" : scalar.Value, out var severity);
        value = new Level(severity);
        return isKnown;
    }

    private static JsonObject LevelSchema() => SchemaPart.Reference("severity");

    /// <summary>A glob, checked: one that cannot match would leave out nothing and say nothing.</summary>
    private sealed class PatternType : SettingType<string>
    {
        public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out string value)
        {
            value = null;
            if (node is not YamlScalar { IsNull: false, HasCustomTag: false } scalar)
                errors.Expected(node, "a pattern such as legacy/**");
            else if (PathGlobs.Fault(scalar.Value) is { } fault)
                errors.Add(node.Location, fault);
            else
                value = scalar.Value;
            return value is not null;
        }

        public override JsonObject Schema() => new() { ["type"] = SchemaPart.Words(["string", "number"]), ["pattern"] = PathGlobs.SchemaPattern };
    }
}
