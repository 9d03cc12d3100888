using ConfigLint.Analysis;

namespace ConfigLint.Cli.Configuration;

/// <summary>All rules, found by what people write: an ID, a name, a prefix such as CL6, a category, or "all".</summary>
internal sealed class RuleIndex
{
    private readonly Dictionary<string, DiagnosticDescriptor> _byName = new(StringComparer.OrdinalIgnoreCase);

    public RuleIndex(IReadOnlyList<DiagnosticAnalyzer> analyzers)
    {
        Analyzers = analyzers;
        All = [.. RunRules.All.Concat(analyzers.Select(a => a.Descriptor)).OrderBy(r => r.Id, StringComparer.Ordinal)];
        foreach (var rule in All)
        {
            _byName.TryAdd(rule.Id, rule);
            _byName.TryAdd(rule.Name, rule);
        }
    }

    public IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>By ID, the CL0 rules first.</summary>
    public IReadOnlyList<DiagnosticDescriptor> All { get; }

    /// <summary>The rule with this ID or name.</summary>
    public DiagnosticDescriptor? Find(string idOrName) => _byName.GetValueOrDefault(idOrName);

    public IReadOnlyList<RuleOption> OptionsOf(string id) => Analyzers.FirstOrDefault(a => a.Descriptor.Id == id)?.Options ?? [];

    /// <exception cref="RunException">Nothing is meant by it.</exception>
    public IReadOnlyList<DiagnosticDescriptor> Select(string selector)
    {
        if (Find(selector) is { } rule)
            return [rule];
        if (selector.Equals("all", StringComparison.OrdinalIgnoreCase))
            return All;
        IReadOnlyList<DiagnosticDescriptor> found = [.. All.Where(r => IsPrefix(selector, r) || IsCategory(selector, r))];
        return found.Count > 0 ? found : throw new RunException(Unknown(selector));
    }

    /// <summary>"there is no rule …", with the nearest that there is.</summary>
    public string Unknown(string name) =>
        $"there is no rule {name}" + (NearestName.Of(name, _byName.Keys) is { } nearest ? $"; did you mean {nearest}?" : "");

    private static bool IsPrefix(string selector, DiagnosticDescriptor rule) =>
        selector.Length > 2 && rule.Id.StartsWith(selector, StringComparison.OrdinalIgnoreCase);

    private static bool IsCategory(string selector, DiagnosticDescriptor rule) =>
        rule.Category.ToString().Equals(selector.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
