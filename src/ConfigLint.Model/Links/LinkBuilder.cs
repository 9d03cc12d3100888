namespace ConfigLint.Model.Links;

/// <summary>Joins passes with the app servers that listen where they go.</summary>
internal static class LinkBuilder
{
    public static IReadOnlyList<Link> Build(IReadOnlyList<ModelElement> elements)
    {
        var listeners = elements.OfType<AppServer>().SelectMany(server => server.Listeners.Select(listener => (Server: server, listener.Address))).Where(l => l.Address is not null).ToList();
        var byAddress = listeners.ToLookup(l => l.Address!, l => l.Server);
        var byPort = listeners.Where(l => !l.Address!.IsUnix).ToLookup(l => l.Address!.Port, l => (l.Server, Address: l.Address!));
        var links = new List<Link>();
        foreach (var pass in elements.OfType<Hop>())
        {
            foreach (var target in TargetOf(pass)?.Addresses.Distinct() ?? [])
                links.AddRange(target.IsUnix ? BySocket(pass, target, byAddress) : ByPort(pass, target, byPort));
        }
        return [.. links.DistinctBy(l => (l.From, l.To))];
    }

    private static PassTarget? TargetOf(Hop hop) => hop switch { ProxyHop proxy => proxy.Target, Edge edge => edge.Target, _ => null };

    // Several that name one socket are several images or versions, of which one runs.
    private static IEnumerable<Link> BySocket(Hop pass, Address target, ILookup<Address, AppServer> byAddress) => byAddress[target].ToList() switch
    {
        [var only] => [new Link(pass, only, LinkConfidence.Exact, $"both name the socket {target.UnixPath}")],
        var several => several.Select(server => new Link(pass, server, LinkConfidence.Probable, $"it is one of {several.Count} that name the socket {target.UnixPath}")),
    };

    // Two processes on 127.0.0.1 may still live in two containers: without more to go by, the one candidate is probable and no more.
    private static IEnumerable<Link> ByPort(Hop pass, Address target, ILookup<int, (AppServer Server, Address Address)> byPort)
    {
        var candidates = byPort[target.Port].ToList();
        return candidates is [var only]
            ? [new Link(pass, only.Server, LinkConfidence.Probable, $"it is the only one that listens on port {target.Port} ({only.Address})")]
            : [];
    }
}
