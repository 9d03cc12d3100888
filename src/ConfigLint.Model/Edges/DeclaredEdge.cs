namespace ConfigLint.Model.Edges;

/// <summary>An edge that <c>.configlint.yml</c> declares: its values as declared, else as the vendor documents them.</summary>
public sealed class DeclaredEdge : Edge
{
    private readonly DeclaredHop _hop;

    internal DeclaredEdge(DeclaredHop hop)
        : base(hop.Kind, hop.At)
    {
        _hop = hop;
        Hosted = HostedEdges.Find(hop.Kind);
        ResponseTimeout = Read("response-timeout", hop.ResponseTimeout, Hosted?.ResponseTimeout);
        IdleTimeout = Read("idle-timeout", hop.IdleTimeout, Hosted?.IdleTimeout);
    }

    public override string Server => Hosted?.Server ?? _hop.Kind;

    /// <summary>What is documented about it.</summary>
    public HostedEdge? Hosted { get; }

    public override Setting<TimeSpan> ResponseTimeout { get; }

    public override Setting<TimeSpan> IdleTimeout { get; }

    /// <summary>It speaks the PROXY protocol to the origin; null when that is not declared.</summary>
    public bool? SendsProxyHeader => _hop.ProxyProtocol;

    /// <summary>The file of the element is one of those that the edge is declared to be in front of.</summary>
    public bool IsInFrontOf(ModelElement element) => _hop.InFrontOf(element.At.Path);

    /// <summary>The declared edges in front of something in a stack.</summary>
    internal static IEnumerable<DeclaredEdge> For(Workspace workspace, IReadOnlyList<ModelElement> elements)
    {
        if (workspace.Options.Hops.Count == 0)
            return [];
        var paths = elements.OfType<Hop>().Select(h => h.At.Path).Distinct().ToList();
        return workspace.Options.Hops.Where(hop => paths.Exists(path => hop.InFrontOf(path))).Select(hop => new DeclaredEdge(hop));
    }

    /// <summary>To the foremost of the hops that it is declared to be in front of.</summary>
    internal IEnumerable<Link> LinksTo(IReadOnlyList<ModelElement> elements, IReadOnlyList<Link> links)
    {
        var behind = links.Where(l => l.From != l.To && IsInFrontOf(l.From)).Select(l => l.To).ToHashSet();
        return elements.OfType<Hop>()
            .Where(hop => hop is ProxyHop or AppServer && IsInFrontOf(hop) && !behind.Contains(hop))
            .Select(hop => new Link(this, hop, LinkConfidence.Declared, ".configlint.yml declares it"));
    }

    private Setting<TimeSpan> Read(string name, TimeSpan? declared, TimeSpan? documented)
    {
        if (declared is { } own)
            return Setting<TimeSpan>.Known(name, own, new Origin.Written(_hop.At));
        return documented is { } value
            ? Setting<TimeSpan>.Known(name, value, new Origin.Default($"the default of {Server}"))
            : Setting<TimeSpan>.Unknown(name, "it is not declared");
    }
}
