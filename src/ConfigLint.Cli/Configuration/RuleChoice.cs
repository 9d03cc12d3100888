using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Configuration;

/// <summary>Which rules run and how severe they are: the rules' defaults, then <c>.configlint.yml</c>, then the command line.</summary>
internal sealed class RuleChoice
{
    private readonly RuleIndex _rules;
    private readonly IReadOnlyList<DiagnosticDescriptor> _selected;
    private readonly IReadOnlyList<DiagnosticDescriptor> _ignored;
    private readonly Dictionary<string, DiagnosticSeverity?> _severities = [];
    private readonly bool _hasSelection;

    /// <param name="severities">Each as RULE=LEVEL.</param>
    /// <exception cref="RunException">A rule or level is not known.</exception>
    public RuleChoice(RuleIndex rules, IReadOnlyList<string> select, IReadOnlyList<string> ignore, IReadOnlyList<string> severities)
    {
        _rules = rules;
        _hasSelection = select.Count > 0;
        _selected = [.. select.SelectMany(rules.Select)];
        _ignored = [.. ignore.SelectMany(rules.Select)];
        foreach (var entry in severities)
        {
            var (rule, level) = Split(entry);
            foreach (var match in rules.Select(rule))
                _severities[match.Id] = level;
        }
    }

    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    public AnalysisConfiguration Over(Settings settings, Func<string, string> absolute)
    {
        var severities = new Dictionary<string, DiagnosticSeverity?>(settings.Severities);
        var enabled = new HashSet<string>(settings.Enabled);
        var overrides = settings.Overrides.Select(entry => ToOverride(entry, settings.Folder, absolute)).ToList();
        if (_hasSelection)
            Select(severities, enabled, overrides);
        foreach (var (id, level) in _severities)
            severities[id] = level;
        foreach (var rule in _ignored)
            severities[rule.Id] = null;
        return new AnalysisConfiguration { Severities = severities, Options = settings.Options, Enabled = enabled, Overrides = Without(overrides, [.. _ignored.Select(r => r.Id), .. _severities.Keys]) };
    }

    /// <summary>Faults of the files and of the run are reported whatever is selected; a selection makes suppressions of other rules look useless.</summary>
    private void Select(Dictionary<string, DiagnosticSeverity?> severities, HashSet<string> enabled, List<PathOverride> overrides)
    {
        var chosen = _selected.Select(r => r.Id).ToHashSet();
        foreach (var rule in _rules.All)
        {
            if (chosen.Contains(rule.Id))
            {
                enabled.Add(rule.Id);
                if (severities.TryGetValue(rule.Id, out var level) && level is null)
                    severities.Remove(rule.Id);
            }
            else if (rule.Category != RuleCategory.Run || rule.Id == RunRules.UselessSuppression.Id)
                severities[rule.Id] = null;
        }
        var others = _rules.All.Select(r => r.Id).Where(id => severities.TryGetValue(id, out var level) && level is null).ToList();
        var kept = Without(overrides, others);
        overrides.Clear();
        overrides.AddRange(kept);
    }

    private static List<PathOverride> Without(List<PathOverride> overrides, IReadOnlyCollection<string> ids) =>
        [.. overrides.Select(entry => entry with { Severities = entry.Severities.Where(s => !ids.Contains(s.Key)).ToDictionary() })];

    private static PathOverride ToOverride(SettingsOverride entry, string folder, Func<string, string> absolute)
    {
        var globs = new PathGlobs(folder, entry.Files);
        return new PathOverride(path => globs.Matches(absolute(path)), entry.Severities);
    }

    private static (string Rule, DiagnosticSeverity? Level) Split(string entry)
    {
        var equals = entry.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new RunException($"--severity {entry}: expected RULE=LEVEL");
        return TryParseLevel(entry[(equals + 1)..], out var level)
            ? (entry[..equals], level)
            : throw new RunException($"--severity {entry}: expected error, warning, note or off behind \"=\"");
    }

    /// <summary>error, warning, note or off (null).</summary>
    public static bool TryParseLevel(string text, out DiagnosticSeverity? level)
    {
        level = text switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "note" => DiagnosticSeverity.Note,
            _ => null,
        };
        return level is not null || text == "off";
    }
}
