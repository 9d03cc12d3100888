using ConfigLint.Analysis;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Graph;

/// <summary>Finds the hops, settings and links that a finding is about: by the places that it names.</summary>
internal sealed class FindingPlaces
{
    private readonly Dictionary<SourceText, FileEntries> _entries = [];

    public FindingPlaces(IEnumerable<DraftHop> hops)
    {
        foreach (var hop in hops)
        {
            Add(hop.Element.At.InFile, hop, -1);
            for (var i = 0; i < hop.Settings.Count; i++)
            {
                if (hop.Settings[i].At is { } at)
                    Add(at, hop, i);
            }
        }
        foreach (var entries in _entries.Values)
            entries.Sort();
    }

    /// <summary>The files with something that a finding may be about.</summary>
    public IEnumerable<SourceText> Sources => _entries.Keys;

    /// <summary>Every place that a finding names, with what is said of it.</summary>
    public static IEnumerable<RelatedLocation> PlacesOf(Diagnostic diagnostic) => [new(diagnostic.Location, diagnostic.Label ?? ""), .. diagnostic.Related, .. diagnostic.Path];

    /// <returns>False when it is about no hop here.</returns>
    public bool Mark(Diagnostic diagnostic, int number)
    {
        var met = PlacesOf(diagnostic).SelectMany(place => At(place.Location).Select(entry => (entry.Hop, Setting: Meant(entry, place.Message)))).Distinct().ToList();
        var hops = met.Select(m => m.Hop).ToHashSet();
        // A value that many hops inherit is at fault only where its neighbour is the other one.
        var pairs = diagnostic.Path.Count > 1 ? hops.SelectMany(hop => hop.Out).Where(link => hops.Contains(link.To)).ToList() : [];
        if (pairs.Count > 0)
            hops = [.. pairs.SelectMany(link => (DraftHop[])[link.From, link.To])];
        foreach (var link in pairs)
            link.Findings.Add(number);
        foreach (var hop in hops)
            hop.Findings.Add(number);
        foreach (var (hop, setting) in met.Where(m => m.Setting >= 0 && hops.Contains(m.Hop)))
            hop.Marks.Add((setting, number));
        return hops.Count > 0;
    }

    /// <summary>
    /// A default is written nowhere, and a line may give several values: then the words that begin with a setting's name tell which one. Of
    /// several roles of one value it is the wait for the answer.
    /// </summary>
    private static int Meant(Entry entry, string words)
    {
        var settings = entry.Hop.Settings;
        var named = Enumerable.Range(0, settings.Count).Where(i => words.StartsWith(settings[i].Name + " is ", StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? entry.Setting : named.OrderByDescending(i => settings[i].Role == Roles.Wait).First();
    }

    private void Add(Location at, DraftHop hop, int setting)
    {
        if (!_entries.TryGetValue(at.Source, out var entries))
            _entries.Add(at.Source, entries = new FileEntries());
        entries.Add(new Entry(at.Span, hop, setting));
    }

    private IEnumerable<Entry> At(Location place) => _entries.TryGetValue(place.Source, out var entries) ? entries.Touching(place.Span) : [];

    /// <param name="Setting">Which of the hop's settings; -1 for the hop itself.</param>
    private readonly record struct Entry(TextSpan Span, DraftHop Hop, int Setting);

    /// <summary>What stands where in one file, which may have tens of thousands of places.</summary>
    private sealed class FileEntries
    {
        private readonly List<Entry> _entries = [];
        private int _longest;

        public void Add(Entry entry)
        {
            _entries.Add(entry);
            _longest = Math.Max(_longest, entry.Span.Length);
        }

        public void Sort() => _entries.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));

        public IEnumerable<Entry> Touching(TextSpan span)
        {
            for (var i = FirstFrom(span.Start - _longest); i < _entries.Count && _entries[i].Span.Start <= span.End; i++)
            {
                if (Touch(_entries[i].Span, span))
                    yield return _entries[i];
            }
        }

        private int FirstFrom(int start)
        {
            var (low, high) = (0, _entries.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _entries[middle].Span.Start < start ? (middle + 1, high) : (low, middle);
            }
            return low;
        }

        private static bool Touch(TextSpan one, TextSpan other) => one == other || (one.Start < other.End && other.Start < one.End);
    }
}
