using ConfigLint.Model;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.Puma;

namespace ConfigLint.Cli.Graph;

/// <summary>A stack on its way to a picture: hops still one by one, with what joins them, databases and the two sides of HAProxy included.</summary>
internal sealed class DraftStack
{
    public DraftStack(Stack stack)
    {
        Hops = [.. stack.Hops.Select(element => new DraftHop(element))];
        var hopOf = Hops.DistinctBy(hop => hop.Element).ToDictionary(hop => hop.Element);
        foreach (var link in stack.Links)
            Join(hopOf[link.From], hopOf[link.To], link.Confidence.ToString().ToLowerInvariant(), link.Reason, link.Target?.ToString());
        foreach (var backend in stack.Elements.OfType<HAProxyBackend>())
        {
            foreach (var frontend in backend.Frontends.Where(hopOf.ContainsKey))
                Join(hopOf[frontend], hopOf[backend], "internal", frontend.Section == backend.Section ? $"both are of {backend.Name}" : $"{frontend.Name} names it", null);
        }
        // Each Puma reads the file with its own environment: the same values are one database.
        var databases = stack.Elements.OfType<PumaServer>()
            .Where(puma => puma.Database is not null)
            .Select(puma => (Puma: hopOf[puma], Database: new DraftHop(puma.Database!)))
            .GroupBy(pair => $"{pair.Database.Element.At} {string.Join(' ', pair.Database.Settings.Select(s => s.Value))}", StringComparer.Ordinal);
        foreach (var users in databases)
        {
            var database = users.First().Database;
            Hops.Add(database);
            foreach (var (puma, _) in users)
                Join(puma, database, "exact", "it lies beside Puma's configuration", null);
        }
    }

    public List<DraftHop> Hops { get; }

    public List<DraftLink> Links { get; } = [];

    private void Join(DraftHop from, DraftHop to, string confidence, string reason, string? target)
    {
        var link = new DraftLink(from, to, confidence, reason, target);
        Links.Add(link);
        from.Out.Add(link);
        to.In.Add(link);
    }
}

/// <summary>One hop, with the findings that were found to be about it.</summary>
internal sealed class DraftHop
{
    public DraftHop(ModelElement element)
    {
        Element = element;
        Settings = HopSettings.Of(element);
    }

    public ModelElement Element { get; }

    public IReadOnlyList<HopSetting> Settings { get; }

    public List<DraftLink> Out { get; } = [];

    public List<DraftLink> In { get; } = [];

    /// <summary>Numbers of findings, in their order.</summary>
    public SortedSet<int> Findings { get; } = [];

    /// <summary>Which findings are about which of <see cref="Settings"/>.</summary>
    public HashSet<(int Setting, int Finding)> Marks { get; } = [];
}

internal sealed record DraftLink(DraftHop From, DraftHop To, string Confidence, string Reason, string? Target)
{
    public SortedSet<int> Findings { get; } = [];
}
