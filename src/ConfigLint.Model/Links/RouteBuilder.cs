namespace ConfigLint.Model.Links;

/// <summary>The chains of hops that requests take: from each hop that no other reaches, along the links.</summary>
internal static class RouteBuilder
{
    private const int MostHops = 8;

    /// <summary>Links that fan out at every hop make more chains than anybody would look at.</summary>
    private const int MostRoutes = 10_000;

    public static IReadOnlyList<Route> Build(IReadOnlyList<Link> links)
    {
        var next = links.ToLookup(l => l.From);
        var reached = links.Select(l => l.To).ToHashSet();
        var routes = new List<Route>();
        var open = new Stack<List<Hop>>();
        foreach (var first in links.Select(l => l.From).Distinct().Where(hop => !reached.Contains(hop)).Reverse())
            open.Push([first]);
        while (routes.Count < MostRoutes && open.TryPop(out var path))
        {
            var further = path.Count < MostHops ? next[path[^1]].Where(l => !path.Contains(l.To)).ToList() : [];
            if (further.Count == 0)
                routes.Add(new Route(path));
            for (var i = further.Count - 1; i >= 0; i--)
                open.Push([.. path, further[i].To]);
        }
        return routes;
    }
}
