namespace ConfigLint.Analysis;

/// <summary>Which rules run, how severe they are and with which options; path overrides win over the whole.</summary>
public sealed record AnalysisConfiguration
{
    public static AnalysisConfiguration Default { get; } = new();

    /// <summary>By rule ID; null means off. A rule without an entry keeps its own default.</summary>
    public IReadOnlyDictionary<string, DiagnosticSeverity?> Severities { get; init; } = new Dictionary<string, DiagnosticSeverity?>();

    public IReadOnlyDictionary<string, RuleOptions> Options { get; init; } = new Dictionary<string, RuleOptions>();

    /// <summary>Rules switched on although they are off by default.</summary>
    public IReadOnlySet<string> Enabled { get; init; } = new HashSet<string>();

    /// <summary>Settings for files whose display path matches; the last match that names the rule wins.</summary>
    public IReadOnlyList<PathOverride> Overrides { get; init; } = [];

    /// <summary>False when the rule can nowhere report: its actions are not even called.</summary>
    public bool MayRun(DiagnosticDescriptor rule) =>
        Overrides.Any(o => o.Severities.TryGetValue(rule.Id, out var severity) && severity is not null)
        || (Severities.TryGetValue(rule.Id, out var configured) ? configured is not null : rule.IsEnabledByDefault || Enabled.Contains(rule.Id));

    /// <summary>The severity for a finding in a file, or null when the rule is off there.</summary>
    public DiagnosticSeverity? SeverityOf(DiagnosticDescriptor rule, DiagnosticSeverity reported, string path)
    {
        foreach (var entry in Overrides.Reverse())
        {
            if (entry.Severities.TryGetValue(rule.Id, out var here) && entry.Matches(path))
                return here;
        }
        if (Severities.TryGetValue(rule.Id, out var configured))
            return configured;
        return rule.IsEnabledByDefault || Enabled.Contains(rule.Id) ? reported : null;
    }

    public RuleOptions OptionsOf(string ruleId) => Options.GetValueOrDefault(ruleId) ?? RuleOptions.Defaults;
}

/// <param name="Matches">Takes a display path.</param>
public sealed record PathOverride(Func<string, bool> Matches, IReadOnlyDictionary<string, DiagnosticSeverity?> Severities);
