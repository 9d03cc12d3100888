namespace ConfigLint.Model.Links;

/// <summary>The chains of hops that requests take: from each hop that no other reaches, along the links.</summary>
internal static class RouteBuilder
{
    public static IReadOnlyList<Route> Build(IReadOnlyList<Link> links)
    {
        var next = links.ToLookup(l => l.From, l => l.To);
        var reached = links.Select(l => l.To).ToHashSet();
        var first = links.Select(l => l.From).Distinct().Where(hop => !reached.Contains(hop));
        return [.. Chains.From(first, hop => next[hop]).Select(hops => new Route(hops))];
    }
}
