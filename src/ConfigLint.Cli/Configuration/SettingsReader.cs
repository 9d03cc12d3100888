using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>Reads a <c>.configlint.yml</c> through the same YAML tree as any other file, so that each error has its place; collects all errors.</summary>
internal sealed class SettingsReader
{
    private readonly RuleIndex _rules;
    private readonly Func<string, string> _absolute;
    private readonly SettingsErrors _errors = new();
    private readonly string _folder;

    /// <param name="folder">The file's folder, absolute.</param>
    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    public SettingsReader(RuleIndex rules, string folder, Func<string, string> absolute)
    {
        _rules = rules;
        _folder = folder;
        _absolute = absolute;
    }

    /// <exception cref="RunException">It says something wrong: all errors, one a line.</exception>
    public Settings Read(SourceText source)
    {
        var tree = YamlParser.ParseText(source);
        foreach (var error in tree.Errors)
            _errors.Add(new Location(source, error.Span), error.Message);
        var settings = tree.Errors.Count == 0 ? ReadFile((YamlFile)tree.Root) : Settings.None;
        _errors.ThrowIfAny();
        return settings;
    }

    private Settings ReadFile(YamlFile file)
    {
        var settings = new Settings { Folder = _folder };
        if (file.Documents.Count > 1)
            _errors.Add(file.Documents[1].Location, "there is more than one document");
        if (file.Documents is not [{ Root: { } root }, ..] || root is YamlScalar { IsNull: true })
            return settings;
        foreach (var (key, value) in Entries(root, "the file", "rules", "exclude", "files", "versions", "hops", "resources", "overrides"))
        {
            settings = key switch
            {
                "rules" => WithRules(settings, value),
                "exclude" => settings with { Exclude = _errors.Patterns(value, Strings(value, "exclude")) },
                "files" => settings with { Files = [.. Formats(value)] },
                "versions" => settings with { Workspace = settings.Workspace with { Versions = Versions(value) } },
                "hops" => settings with { Workspace = settings.Workspace with { Hops = [.. Items(value, "hops").Select(Hop).OfType<DeclaredHop>()] } },
                "resources" => settings with { Workspace = WithResources(settings.Workspace, value) },
                _ => settings with { Overrides = [.. Items(value, "overrides").Select(Override)] },
            };
        }
        return settings;
    }

    private Settings WithRules(Settings settings, YamlNode node)
    {
        var severities = new Dictionary<string, DiagnosticSeverity?>();
        var options = new Dictionary<string, RuleOptions>();
        var enabled = new HashSet<string>();
        foreach (var (rule, value) in RuleEntries(node))
        {
            if (value is not YamlMapping)
            {
                if (Level(value) is { IsGood: true } level)
                    severities[rule.Id] = level.Severity;
                continue;
            }
            // A map without a severity still says that the rule is wanted.
            enabled.Add(rule.Id);
            var known = _rules.OptionsOf(rule.Id);
            var values = new Dictionary<string, object>();
            foreach (var (key, entry) in Entries(value, rule.Id, ["severity", .. known.Select(o => o.Name)]))
            {
                if (key == "severity")
                {
                    if (Level(entry) is { IsGood: true } level)
                        severities[rule.Id] = level.Severity;
                }
                else if (OptionValue(known.First(o => o.Name == key), entry) is { } option)
                    values[key] = option;
            }
            if (values.Count > 0)
                options[rule.Id] = new RuleOptions(values);
        }
        return settings with { Severities = severities, Options = options, Enabled = enabled };
    }

    private SettingsOverride Override(YamlNode node)
    {
        IReadOnlyList<string> paths = [];
        var severities = new Dictionary<string, DiagnosticSeverity?>();
        foreach (var (key, value) in Entries(node, "an override", "paths", "rules"))
        {
            if (key == "paths")
            {
                paths = _errors.Patterns(value, Strings(value, "paths"));
                continue;
            }
            foreach (var (rule, entry) in RuleEntries(value))
            {
                if (Level(entry) is { IsGood: true } level)
                    severities[rule.Id] = level.Severity;
            }
        }
        if (paths.Count == 0 && node is YamlMapping)
            _errors.Add(node.Location, "an override needs paths");
        return new SettingsOverride(paths, severities);
    }

    private IEnumerable<(DiagnosticDescriptor Rule, YamlNode Value)> RuleEntries(YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            _errors.Expected(node, "a map from rules to severities");
            yield break;
        }
        foreach (var entry in _errors.WithoutDuplicates(mapping))
        {
            if (_rules.Find(entry.Name ?? "") is { } rule)
                yield return (rule, entry.Value.Resolve() ?? entry.Value);
            else
                _errors.Add(entry.Key.Location, _rules.Unknown(entry.Name ?? ""));
        }
    }

    private (bool IsGood, DiagnosticSeverity? Severity) Level(YamlNode node)
    {
        if (node is YamlScalar scalar && RuleChoice.TryParseLevel(scalar.Value, out var severity))
            return (true, severity);
        _errors.Expected(node, "error, warning, note or off", "error", "warning", "note", "off");
        return default;
    }

    private object? OptionValue(RuleOption option, YamlNode node)
    {
        switch (option.Kind)
        {
            case RuleOptionKind.Duration when node is YamlScalar scalar && SettingsValues.TryParseDuration(scalar.Value, out var duration):
                return duration;
            case RuleOptionKind.Integer when node is YamlScalar scalar && scalar.TryGetInt64(out var number) && number is >= int.MinValue and <= int.MaxValue:
                return (int)number;
            case RuleOptionKind.StringList:
                return Strings(node, option.Name).ToArray();
            default:
                _errors.Expected(node, option.Kind == RuleOptionKind.Duration ? "a duration such as 30s" : "a whole number");
                return null;
        }
    }

    private IEnumerable<(string Pattern, ConfigFormat Format)> Formats(YamlNode node)
    {
        foreach (var (pattern, value) in Entries(node, "files").Where(entry => _errors.Patterns(node, [entry.Key]).Count > 0))
        {
            if (value is YamlScalar scalar && SettingsValues.Formats.TryGetValue(scalar.Value, out var format))
                yield return (pattern, format);
            else
                _errors.Expected(value, $"a format: {string.Join(", ", SettingsValues.Formats.Keys)}", [.. SettingsValues.Formats.Keys]);
        }
    }

    private Dictionary<string, Version> Versions(YamlNode node)
    {
        var versions = new Dictionary<string, Version>();
        foreach (var (name, value) in Entries(node, "versions", SettingsValues.Software))
        {
            if (value is YamlScalar scalar && Version.TryParse(scalar.Value.Contains('.') ? scalar.Value : scalar.Value + ".0", out var version))
                versions[name] = version;
            else
                _errors.Expected(value, "a version such as \"1.24\"");
        }
        return versions;
    }

    private DeclaredHop? Hop(YamlNode node)
    {
        string? kind = null;
        TimeSpan? idle = null, response = null;
        bool? proxyProtocol = null;
        IReadOnlyList<string> inFrontOf = [];
        foreach (var (key, value) in Entries(node, "a hop", "edge", "idle-timeout", "response-timeout", "proxy-protocol", "in-front-of"))
        {
            switch (key)
            {
                case "edge":
                    kind = value is YamlScalar { Value: var edge } && SettingsValues.Edges.Contains(edge) ? edge : null;
                    if (kind is null)
                        _errors.Expected(value, string.Join(", ", SettingsValues.Edges), SettingsValues.Edges);
                    break;
                case "idle-timeout":
                    idle = Duration(value);
                    break;
                case "response-timeout":
                    response = Duration(value);
                    break;
                case "proxy-protocol":
                    proxyProtocol = value is YamlScalar scalar && scalar.TryGetBoolean(out var on) ? on : null;
                    if (proxyProtocol is null)
                        _errors.Expected(value, "true or false");
                    break;
                default:
                    inFrontOf = _errors.Patterns(value, value is YamlScalar { IsNull: false } pattern ? [pattern.Value] : Strings(value, "in-front-of"));
                    break;
            }
        }
        if (node is YamlMapping mapping)
        {
            if (mapping.GetEntry("edge") is null)
                _errors.Add(node.Location, "a hop needs edge");
            if (mapping.GetEntry("in-front-of") is null)
                _errors.Add(node.Location, "a hop needs in-front-of");
        }
        var globs = new PathGlobs(_folder, inFrontOf);
        var absolute = _absolute;
        return kind is null ? null : new DeclaredHop(kind, idle, response, proxyProtocol, path => globs.Matches(absolute(path)), node.Location);
    }

    private WorkspaceOptions WithResources(WorkspaceOptions options, YamlNode node)
    {
        foreach (var (key, value) in Entries(node, "resources", "memory", "cpus", "php-worker-memory", "app-worker-memory"))
        {
            options = key switch
            {
                "memory" => options with { Memory = Size(value) },
                "php-worker-memory" => options with { PhpWorkerMemory = Size(value) },
                "app-worker-memory" => options with { AppWorkerMemory = Size(value) },
                _ => options with { Cpus = Number(value) },
            };
        }
        return options;
    }

    private TimeSpan? Duration(YamlNode node)
    {
        if (node is YamlScalar scalar && SettingsValues.TryParseDuration(scalar.Value, out var duration))
            return duration;
        _errors.Expected(node, "a duration such as 60s, 2m or 500ms");
        return null;
    }

    private long? Size(YamlNode node)
    {
        if (node is YamlScalar scalar && SettingsValues.TryParseSize(scalar.Value, out var size))
            return size;
        _errors.Expected(node, "a size such as 512MiB or 4GiB");
        return null;
    }

    private double? Number(YamlNode node)
    {
        if (node is YamlScalar scalar && scalar.TryGetDouble(out var number) && number > 0)
            return number;
        _errors.Expected(node, "a number above 0");
        return null;
    }

    private List<string> Strings(YamlNode node, string what)
    {
        var strings = new List<string>();
        foreach (var item in Items(node, what))
        {
            if (item is YamlScalar { IsNull: false } scalar)
                strings.Add(scalar.Value);
            else
                _errors.Expected(item, "a text");
        }
        return strings;
    }

    private IEnumerable<YamlNode> Items(YamlNode node, string what)
    {
        if (node is YamlSequence list)
            return list.Items.Select(item => item.Resolve() ?? item);
        _errors.Expected(node, $"{what} to be a list, such as [a, b]");
        return [];
    }

    /// <param name="known">The keys that may be there; any when empty.</param>
    private IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node, string what, params IReadOnlyList<string> known)
    {
        if (node is not YamlMapping mapping)
        {
            _errors.Expected(node, $"{what} to be a map from names to values");
            yield break;
        }
        foreach (var entry in _errors.WithoutDuplicates(mapping))
        {
            var name = entry.Name ?? "";
            if (known.Count == 0 || known.Contains(name))
                yield return (name, entry.Value.Resolve() ?? entry.Value);
            else
                _errors.Unknown(entry.Key, name, known);
        }
    }
}
