namespace ConfigLint.Cli.Graph;

/// <summary>The hops of a stack as a tree: a hop that several lead to is drawn whole at the first, and named at the others.</summary>
internal sealed class HopTree
{
    private readonly PictureStack _stack;
    private readonly ILookup<string, PictureLink> _next;
    private readonly HashSet<string> _drawn = [];

    public HopTree(PictureStack stack)
    {
        _stack = stack;
        _next = stack.Links.ToLookup(link => link.From);
        FromClient = Grow([.. stack.Hops.Where(GraphLabels.IsFromClient)]);
        Unreached = Grow([.. stack.Hops.Where(hop => hop.IsEntry && !_drawn.Contains(hop.Id))]);
        // Hops that lead round in a circle are reached, but from nowhere.
        var round = new List<HopBranch>();
        foreach (var hop in stack.Hops)
        {
            if (!_drawn.Contains(hop.Id))
                round.AddRange(Grow([hop]));
        }
        FromClient = MarkLast([.. FromClient, .. round]);
    }

    public IReadOnlyList<HopBranch> FromClient { get; }

    /// <summary>App servers that no hop is known to lead to.</summary>
    public IReadOnlyList<HopBranch> Unreached { get; }

    /// <summary>Every branch, each before its children.</summary>
    public IEnumerable<HopBranch> All
    {
        get
        {
            var open = new Stack<HopBranch>(FromClient.Concat(Unreached).Reverse());
            while (open.TryPop(out var branch))
            {
                yield return branch;
                foreach (var child in branch.Children.Reverse())
                    open.Push(child);
            }
        }
    }

    private List<HopBranch> Grow(IReadOnlyList<PictureHop> roots)
    {
        var grown = roots.Select(hop => new HopBranch(hop, null, 0)).ToList();
        var open = new Stack<HopBranch>(Enumerable.Reverse(grown));
        while (open.TryPop(out var branch))
        {
            branch.IsRepeated = !_drawn.Add(branch.Hop.Id);
            if (branch.IsRepeated)
                continue;
            branch.Children = MarkLast([.. _next[branch.Hop.Id].Select(link => new HopBranch(_stack.Hop(link.To), link, branch.Depth + 1))]);
            foreach (var child in branch.Children.Reverse())
                open.Push(child);
        }
        return MarkLast(grown);
    }

    private static List<HopBranch> MarkLast(List<HopBranch> branches)
    {
        foreach (var (i, branch) in branches.Index())
            branch.IsLast = i == branches.Count - 1;
        return branches;
    }
}

/// <param name="link">What leads here; null at the root.</param>
internal sealed class HopBranch(PictureHop hop, PictureLink? link, int depth)
{
    public PictureHop Hop { get; } = hop;

    public PictureLink? Link { get; } = link;

    public int Depth { get; } = depth;

    public IReadOnlyList<HopBranch> Children { get; set; } = [];

    public bool IsLast { get; set; }

    /// <summary>It is drawn elsewhere.</summary>
    public bool IsRepeated { get; set; }
}
