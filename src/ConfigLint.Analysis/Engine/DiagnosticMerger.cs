using System.Runtime.InteropServices;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>One cause, one finding: what a rule reports again at the same place is counted, not repeated.</summary>
internal static class DiagnosticMerger
{
    /// <param name="diagnostics">In an order that does not depend on threading: among equals the first gives the message.</param>
    /// <returns>By path, place, rule and message.</returns>
    public static List<Diagnostic> Merge(IEnumerable<Diagnostic> diagnostics)
    {
        var groups = new Dictionary<(string Id, Location At, string Message), Group>();
        foreach (var diagnostic in diagnostics)
        {
            // Two faults of the run at one place, such as two failing rules, have two causes.
            var message = diagnostic.Descriptor.Category == RuleCategory.Run ? diagnostic.Message : "";
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (diagnostic.Descriptor.Id, diagnostic.Location, message), out _);
            (group ??= new Group()).Add(diagnostic);
        }
        return [.. groups.Values
            .Select(group => group.ToDiagnostic())
            .OrderBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Descriptor.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)];
    }

    private sealed class Group
    {
        private Diagnostic? _first;
        private List<RelatedLocation>? _related;
        private int _count;

        public void Add(Diagnostic diagnostic)
        {
            _count += diagnostic.Count;
            if (_first is null)
            {
                _first = diagnostic;
                return;
            }
            _related ??= [.. _first.Related];
            // The most severe of them speaks for all.
            if (diagnostic.Severity > _first.Severity)
                _first = diagnostic;
            foreach (var place in diagnostic.Related)
            {
                if (_related.Count >= RelatedLocation.Most)
                    break;
                if (!_related.Contains(place))
                    _related.Add(place);
            }
        }

        public Diagnostic ToDiagnostic() => _related is null ? _first! : _first! with { Count = _count, Related = _related };
    }
}
