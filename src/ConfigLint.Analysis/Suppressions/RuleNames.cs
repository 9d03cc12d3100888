using System.Buffers;

namespace ConfigLint.Analysis;

/// <summary>What may stand for rules in a comment: an ID, a name, or the beginning of IDs such as CL10.</summary>
internal sealed class RuleNames
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private readonly Dictionary<string, string> _idByName = new(StringComparer.OrdinalIgnoreCase);

    public RuleNames(IReadOnlyList<DiagnosticDescriptor> rules)
    {
        Rules = rules;
        foreach (var rule in rules)
        {
            _idByName.TryAdd(rule.Id, rule.Id);
            _idByName.TryAdd(rule.Name, rule.Id);
        }
    }

    public IReadOnlyList<DiagnosticDescriptor> Rules { get; }

    /// <summary>The text with which the IDs of the meant rules begin; null when no rule is meant.</summary>
    public string? Resolve(string text)
    {
        if (_idByName.TryGetValue(text, out var id))
            return id;
        var isSeries = text.Length is > 2 and < 6
            && text.StartsWith("CL", StringComparison.OrdinalIgnoreCase)
            && !text.AsSpan(2).ContainsAnyExcept(Digits);
        var series = text.ToUpperInvariant();
        return isSeries && Rules.Any(rule => rule.Id.StartsWith(series, StringComparison.Ordinal)) ? series : null;
    }

    public IEnumerable<DiagnosticDescriptor> Meant(string idPrefix) => Rules.Where(rule => rule.Id.StartsWith(idPrefix, StringComparison.Ordinal));
}
