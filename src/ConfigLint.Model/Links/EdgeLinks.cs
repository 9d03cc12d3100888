using ConfigLint.Model.Aws;
using ConfigLint.Model.Edges;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Model.Links;

/// <summary>Joins edges that name no address with what stands behind them: what they are declared to be in front of, the pods of their Services.</summary>
internal static class EdgeLinks
{
    /// <param name="elements">With the declared edges.</param>
    public static IReadOnlyList<Link> AddTo(IReadOnlyList<Link> links, IReadOnlyList<ModelElement> elements, NetworkPlaces places)
    {
        if (!elements.Any(e => e is DeclaredEdge or KubernetesEdge or AwsLoadBalancer))
            return links;
        var hops = elements.OfType<Hop>().Where(hop => hop is ProxyHop or AppServer).ToList();
        var reached = links.Select(l => l.To).ToHashSet();
        var ofWorkload = Places(hops, hop => places.Of(hop).OfType<Workload>());
        var ofTarget = Places(hops, hop => places.Homes(hop).OfType<EcsContainer>()
            .SelectMany(c => c.Service is { } service ? service.TargetGroups.Select(group => (service.At.Source, group)) : []));
        var found = elements.OfType<Edge>().SelectMany(edge => edge switch
        {
            DeclaredEdge declared => hops.Where(hop => !reached.Contains(hop) && declared.IsInFrontOf(hop)).SelectMany(hop => Behind(declared, hop)),
            KubernetesEdge kubernetes => Near(hops, ofWorkload, kubernetes.Services.SelectMany(s => s.Workloads)).SelectMany(hop => Behind(kubernetes, hop, places)),
            AwsLoadBalancer balancer => Near(hops, ofTarget, balancer.TargetGroups.Select(group => (balancer.At.Source, group))).SelectMany(hop => Behind(balancer, hop, places)),
            _ => [],
        });
        return [.. links, .. found];
    }

    /// <summary>By what leads to them, the places of the hops in their list.</summary>
    private static ILookup<TKey, int> Places<TKey>(List<Hop> hops, Func<Hop, IEnumerable<TKey>> keys) =>
        hops.SelectMany((hop, i) => keys(hop).Select(key => (Key: key, Place: i))).ToLookup(k => k.Key, k => k.Place);

    /// <summary>The hops that one of the keys leads to, in their order.</summary>
    private static IEnumerable<Hop> Near<TKey>(List<Hop> hops, ILookup<TKey, int> places, IEnumerable<TKey> keys) =>
        keys.Distinct().SelectMany(key => places[key]).Distinct().Order().Select(i => hops[i]);

    private static IEnumerable<Link> Behind(DeclaredEdge edge, Hop hop)
    {
        // What listens on loopback or a socket only is reached by neighbours.
        var listener = hop.Listeners.FirstOrDefault(l => l.Address is null or { IsUnix: false, IsLoopback: false });
        if (listener is not null || hop.Listeners.Count == 0)
            yield return new Link(edge, hop, LinkConfidence.Declared, $"it is declared to be behind {edge.Server}") { Listener = listener };
    }

    private static IEnumerable<Link> Behind(KubernetesEdge edge, Hop hop, NetworkPlaces places)
    {
        foreach (var workload in places.Of(hop).OfType<Workload>())
        {
            var ports = edge.Services.Where(s => s.Workloads.Contains(workload)).SelectMany(s => s.Ports).SelectMany(p => NetworkPlaces.TargetsOf(p, workload)).ToHashSet();
            if (hop.Listeners.FirstOrDefault(l => l.Address is { IsUnix: false, IsLoopback: false, Port: var port } && ports.Contains(port)) is { } listener)
                yield return new Link(edge, hop, LinkConfidence.Exact, $"{edge.Name} leads to the port of {workload.Name} that it listens on") { Listener = listener };
        }
    }

    private static IEnumerable<Link> Behind(AwsLoadBalancer balancer, Hop hop, NetworkPlaces places)
    {
        foreach (var container in places.Homes(hop).OfType<EcsContainer>().Where(c => c.Service?.At.Source == balancer.At.Source))
        {
            var ports = (container.Service?.Targets ?? []).Where(t => t.Group is { } group && balancer.TargetGroups.Contains(group) && t.Container == container.ContainerName && t.Port.IsKnown).Select(t => t.Port.Value).ToHashSet();
            if (hop.Listeners.FirstOrDefault(l => l.Address is { IsUnix: false, IsLoopback: false, Port: var port } && ports.Contains(port)) is { } listener)
                yield return new Link(balancer, hop, LinkConfidence.Exact, $"{balancer.Name} forwards to {container.Name}, where it listens on {listener.Address}") { Listener = listener };
        }
    }
}
