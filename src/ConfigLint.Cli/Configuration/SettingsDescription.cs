using System.Text.Json.Nodes;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Configuration;

/// <summary>What <c>.configlint.yml</c> may hold: the one description that the reader, its errors and the JSON Schema come from.</summary>
internal static class SettingsDescription
{
    public static SettingType<SettingsFile> Of(RuleIndex rules) => new MapType<SettingsFile>("the file", _ => new SettingsFile())
        .With(
            "rules",
            "A rule's ID or name to its severity, or to a map with severity and the rule's options",
            new RulesType<RuleSetting>(rules, rule => new RuleType(rule.Id, rules.OptionsOf(rule.Id), SettingTypes.Level)),
            (file, value) => file with { Rules = value })
        .With("exclude", "Files that are left out; patterns start at the folder of this file", Patterns, (file, value) => file with { Exclude = value })
        .With(
            "files",
            "A pattern to the format of the files that it matches, where detection needs help",
            new NamedType<ConfigFormat>("files", SettingTypes.Pattern, WordType.Of("a format: ", SettingsValues.Formats)),
            (file, value) => file with { Files = value })
        .With("versions", "The versions that run, where image tags and lock files do not say; quote them, so that 1.10 is not 1.1", Versions(), (file, value) => file with { Versions = value })
        .With("hops", "What stands in front of the servers and is configured elsewhere", new ListType<SettingsHop>("hops", Hop()), (file, value) => file with { Hops = value })
        .With("resources", "The machine or container that the servers run in", Resources(), (file, value) => file with { Resources = value })
        .With(
            "overrides",
            "Severities for some files; the last entry that matches a file and names the rule wins",
            new ListType<SettingsOverride>("overrides", Override(rules)),
            (file, value) => file with { Overrides = value });

    /// <summary>The JSON Schema, with what it is about.</summary>
    public static JsonObject Schema(RuleIndex rules)
    {
        var schema = Of(rules).Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", ToolVersion.SettingsSchemaUri);
        schema.Insert(2, "title", "configlint");
        schema.Insert(3, "description", "The settings file .configlint.yml");
        schema.Add("$defs", new JsonObject
        {
            ["severity"] = new JsonObject { ["enum"] = new JsonArray("error", "warning", "note", "off", false) },
            ["rule"] = new RuleType("", [], SettingTypes.Level).WholeSchema(),
        });
        return schema;
    }

    private static ListType<string> Patterns { get; } = new("patterns", SettingTypes.Pattern);

    private static MapType<IReadOnlyDictionary<string, Version>> Versions()
    {
        var versions = new MapType<IReadOnlyDictionary<string, Version>>("versions", _ => new Dictionary<string, Version>());
        foreach (var name in SettingsValues.Software)
            versions.With(name, $"The version of {name}", SettingTypes.Version, (all, value) => new Dictionary<string, Version>(all) { [name] = value });
        return versions;
    }

    private static MapType<SettingsHop> Hop() => new MapType<SettingsHop>("a hop", node => new SettingsHop(node.Location))
        .With("edge", "What it is", WordType.Of("", SettingsValues.Edges.ToDictionary(name => name)), (hop, value) => hop with { Edge = value }, isRequired: true)
        .With("idle-timeout", "How long it keeps an idle connection to the servers", SettingTypes.Duration, (hop, value) => hop with { IdleTimeout = value })
        .With("response-timeout", "How long it waits for a response", SettingTypes.Duration, (hop, value) => hop with { ResponseTimeout = value })
        .With("proxy-protocol", "It speaks the PROXY protocol to the servers", SettingTypes.Boolean, (hop, value) => hop with { ProxyProtocol = value })
        .With("in-front-of", "The files whose listeners it reaches", new ListType<string>("a pattern", SettingTypes.Pattern, mayBeOne: true), (hop, value) => hop with { InFrontOf = value }, isRequired: true);

    private static MapType<WorkspaceOptions> Resources() => new MapType<WorkspaceOptions>("resources", _ => WorkspaceOptions.Default)
        .With("memory", "All of its memory", SettingTypes.Size, (options, value) => options with { Memory = value })
        .With("cpus", "How many processors it may use", SettingTypes.PositiveNumber, (options, value) => options with { Cpus = value })
        .With("php-worker-memory", "What one PHP process needs", SettingTypes.Size, (options, value) => options with { PhpWorkerMemory = value })
        .With("app-worker-memory", "What one Gunicorn or Puma worker needs", SettingTypes.Size, (options, value) => options with { AppWorkerMemory = value });

    private static MapType<SettingsOverride> Override(RuleIndex rules) => new MapType<SettingsOverride>("an override", _ => new SettingsOverride([], new Dictionary<string, DiagnosticSeverity?>()))
        .With("files", "The files that it is about; patterns start at the folder of this file", Patterns, (entry, value) => entry with { Files = value }, isRequired: true)
        .With(
            "rules",
            "A rule's ID or name to its severity there; options are for all files, under the rules above",
            new RulesType<Level>(rules, _ => SettingTypes.Level),
            (entry, value) => entry with { Severities = value.ToDictionary(rule => rule.Key, rule => rule.Value.Severity) },
            isRequired: true);
}

/// <summary>A severity, or off (null).</summary>
internal readonly record struct Level(DiagnosticSeverity? Severity);

/// <summary>What is said about one rule.</summary>
internal sealed record RuleSetting
{
    /// <summary>A map without a severity still says that the rule is wanted.</summary>
    public static RuleSetting Enabled { get; } = new() { IsEnabled = true };

    /// <summary>Null when none is said.</summary>
    public Level? Level { get; init; }

    public bool IsEnabled { get; init; }

    public IReadOnlyDictionary<string, object> Options { get; init; } = new Dictionary<string, object>();

    public RuleSetting With(string option, object value) => this with { Options = new Dictionary<string, object>(Options) { [option] = value } };
}

/// <summary>An entry of <c>hops:</c>.</summary>
internal sealed record SettingsHop(Location At)
{
    public string Edge { get; init; } = "";

    public TimeSpan? IdleTimeout { get; init; }

    public TimeSpan? ResponseTimeout { get; init; }

    public bool? ProxyProtocol { get; init; }

    public IReadOnlyList<string> InFrontOf { get; init; } = [];
}

/// <summary>The file as it is written, checked.</summary>
internal sealed record SettingsFile
{
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public IReadOnlyList<(string Name, ConfigFormat Value)> Files { get; init; } = [];

    public IReadOnlyDictionary<string, Version> Versions { get; init; } = new Dictionary<string, Version>();

    public IReadOnlyList<SettingsHop> Hops { get; init; } = [];

    public WorkspaceOptions Resources { get; init; } = WorkspaceOptions.Default;

    public IReadOnlyList<SettingsOverride> Overrides { get; init; } = [];
}
