using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Cli.Graph;

/// <summary>Draws stacks and findings as one picture.</summary>
internal static class PictureBuilder
{
    private const int SchemaVersion = 1;

    /// <param name="stacks">Each with the name to show.</param>
    /// <param name="findings">None that is suppressed.</param>
    public static Picture Build(IReadOnlyList<(Stack Stack, string Name)> stacks, IReadOnlyList<Finding> findings, int fileCount)
    {
        var ordered = findings
            .OrderByDescending(f => f.Severity)
            .ThenByDescending(f => f.Diagnostic.Descriptor.Id.StartsWith("CL6", StringComparison.Ordinal))
            .ThenBy(f => f.Diagnostic.Location)
            .ThenBy(f => f.Diagnostic.Descriptor.Id, StringComparer.Ordinal)
            .ToList();
        var byFile = ordered.Index()
            .SelectMany(entry => FindingPlaces.PlacesOf(entry.Item.Diagnostic).Select(place => (place.Location.Source, entry.Index)))
            .Distinct()
            .ToLookup(entry => entry.Source, entry => entry.Index);
        var drawn = new List<PictureStack>();
        var used = new HashSet<int>();
        foreach (var (stack, name) in stacks)
        {
            var draft = new DraftStack(stack);
            if (draft.Hops.Count == 0)
                continue;
            var places = new FindingPlaces(draft.Hops);
            var here = places.Sources.SelectMany(source => byFile[source]).Distinct().Order().Where(number => places.Mark(ordered[number].Diagnostic, number)).ToList();
            used.UnionWith(here);
            drawn.Add(new StackPainter(draft, name, drawn.Count + 1).Paint([.. here.Select(number => (number, ordered[number]))]));
        }
        return new Picture(SchemaVersion, "configlint " + ToolVersion.Text, fileCount, ordered.Count - used.Count, drawn);
    }
}
