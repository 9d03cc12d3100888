using ConfigLint.Model.Nginx;

namespace ConfigLint.Model.Links;

/// <summary>Joins passes with the hops that listen where they go, as far as addresses and network namespaces tell.</summary>
internal sealed class LinkBuilder
{
    /// <summary>A socket or port on which so many hops listen says nothing about which of them is meant.</summary>
    private const int MostCandidates = 50;

    private readonly NetworkPlaces _places;
    private readonly NginxReach _reach = new();
    private readonly ILookup<Address, Candidate> _bySocket;
    private readonly ILookup<(int Port, bool IsUdp), Candidate> _byPort;
    private readonly ILookup<(object Place, int Port), Candidate> _byPlace;
    private readonly ILookup<Address, NginxConfiguration> _mainsByTarget;

    private LinkBuilder(IReadOnlyList<ModelElement> elements, NetworkPlaces places)
    {
        _places = places;
        var candidates = elements.OfType<Hop>()
            .SelectMany(hop => hop.Listeners.Where(l => l.Address is not null).Select(l => new Candidate(hop, l, l.Address!)))
            .ToList();
        _bySocket = candidates.Where(c => c.Address.IsUnix).ToLookup(c => c.Address);
        _byPort = candidates.Where(c => !c.Address.IsUnix).ToLookup(c => (c.Address.Port, c.IsUdp));
        _byPlace = candidates.Where(c => !c.Address.IsUnix).SelectMany(c => places.Of(c.Hop), (c, place) => (Candidate: c, Place: place)).ToLookup(c => (c.Place, c.Candidate.Address.Port), c => c.Candidate);
        _mainsByTarget = elements.OfType<NginxPass>().Where(p => IsLooseMain(p.Context.Configuration))
            .SelectMany(p => p.Target.Addresses.Distinct().Select(address => (Address: address, p.Context.Configuration))).Distinct().ToLookup(p => p.Address, p => p.Configuration);
    }

    public static IReadOnlyList<Link> Build(IReadOnlyList<ModelElement> elements, NetworkPlaces places)
    {
        var builder = new LinkBuilder(elements, places);
        var links = new List<Link>();
        foreach (var pass in elements.OfType<Hop>())
        {
            foreach (var target in TargetOf(pass)?.Addresses.Distinct() ?? [])
                links.AddRange(target.IsUnix ? builder.BySocket(pass, target) : builder.ByPort(pass, target));
        }
        return [.. links.DistinctBy(l => (l.From, l.To))];
    }

    private static PassTarget? TargetOf(Hop hop) => hop switch { ProxyHop proxy => proxy.Target, Edge edge => edge.Target, _ => null };

    private IEnumerable<Link> BySocket(Hop pass, Address target)
    {
        var candidates = Few(pass, _bySocket[target]);
        var near = candidates.FindAll(c => IsLocal(pass, c.Hop) == true);
        // Several that name one socket are several images or versions, of which one runs.
        var chosen = near.Count > 0 ? near : candidates;
        return chosen.Select(c => (chosen.Count == 1 || AreOneServer(chosen)) && !IsOfSeveral(pass, target)
            ? Join(pass, c, target, LinkConfidence.Exact, $"both name the socket {target.UnixPath}")
            : Join(pass, c, target, LinkConfidence.Probable, chosen.Count == 1 ? $"both name the socket {target.UnixPath}, as do other main files" : $"it is one of {chosen.Count} that name the socket {target.UnixPath}"));
    }

    private IEnumerable<Link> ByPort(Hop pass, Address target)
    {
        if (_places.Named(target.Host, target.Port) is { } named)
        {
            var meant = Few(pass, named.SelectMany(n => _byPlace[(n.Place, n.Port)].Select(c => c with { Reason = n.Reason })));
            return meant.Count > 0 ? Certain(meant, pass, target, meant[0].Reason) : [];
        }
        // A UDP pass never reaches a TCP listener; all else may be a mistake that a rule names.
        var candidates = Few(pass, _byPort[(target.Port, pass is ProxyHop { Protocol: PassProtocol.Udp })]);
        if (target.IsLoopback || target.IsWildcard)
        {
            var near = OfOneNginx(pass, target, candidates.FindAll(c => IsLocal(pass, c.Hop) == true && Accepts(c.Address, target)));
            if (near is null)
                return [];
            if (near.Count > 0)
                return IsOfSeveral(pass, target) ? Only(near, pass, target) : Certain(near, pass, target, $"it listens on {near[0].Address} of the same {Kind(pass)}");
            return Only(candidates.FindAll(c => IsLocal(pass, c.Hop) is null && Accepts(c.Address, target)), pass, target);
        }
        var same = candidates.FindAll(c => c.Address.Host == target.Host);
        return same.Count > 0 ? Certain(same, pass, target, $"both name {target}") : Only(candidates.FindAll(c => !c.Address.IsLoopback), pass, target);
    }

    /// <summary>
    /// A port of a machine is one process's: what this very nginx listens on is no other's, and several main files that listen on it are several machines.
    /// </summary>
    /// <returns>Null when it is known that none of the others is met, or not known which.</returns>
    private static List<Candidate>? OfOneNginx(Hop pass, Address target, List<Candidate> found)
    {
        if (pass is NginxPass { Context.Configuration: var own } && own.ListensAt(target).Any(l => l.Listen.IsUdp == (((NginxPass)pass).Protocol == PassProtocol.Udp)))
            return found.FindAll(c => c.Hop is NginxPass inner && inner.Context.Configuration == own) is { Count: > 0 } inside ? inside : null;
        return found.Select(c => c.Hop).OfType<NginxPass>().Select(p => p.Context.Configuration).Where(IsLooseMain).Distinct().Skip(1).Any() ? null : found;
    }

    /// <summary>Main files of several machines, in one tree of sources, pass to one local address: which of them has what listens there is not known.</summary>
    private bool IsOfSeveral(Hop pass, Address target) => _places.Homes(pass).All(_places.IsHost) && _mainsByTarget[target].Skip(1).Any();

    /// <summary>A machine has one main file. In a host's own /etc a second one is a copy that nobody starts; elsewhere it is that of another machine.</summary>
    private static bool IsLooseMain(NginxConfiguration configuration) => configuration.IsComplete && StackPartition.HostTree(configuration.Main.Path) < 0;

    private IEnumerable<Link> Certain(List<Candidate> found, Hop pass, Address target, string reason)
    {
        var isOne = found.Count == 1 || AreOneServer(found);
        return found.Select(c => Join(pass, c, target, isOne ? LinkConfidence.Exact : LinkConfidence.Probable, isOne ? reason : $"{reason}, as do {found.Count - 1} more"));
    }

    // With no more to go by than the port, the one candidate is probable and no more.
    private IEnumerable<Link> Only(List<Candidate> candidates, Hop pass, Address target) => candidates.Count > 0 && (candidates.Count == 1 || AreOneServer(candidates))
        ? candidates.Select(c => Join(pass, c, target, LinkConfidence.Probable, $"it is the only one that listens on port {target.Port} ({c.Address})"))
        : [];

    private Link Join(Hop pass, Candidate candidate, Address target, LinkConfidence confidence, string reason) =>
        new(pass, candidate.Hop, confidence, reason) { Target = target, Listener = candidate.Listener, IsLocal = IsLocal(pass, candidate.Hop) };

    private bool? IsLocal(Hop one, Hop other)
    {
        var (left, right) = (_places.Of(one), _places.Of(other));
        return left.Count == 0 || right.Count == 0 ? null : left.Any(right.Contains);
    }

    private string Kind(Hop hop) => _places.Of(hop) switch
    {
        [Kubernetes.Workload, ..] => "pod",
        [Containers.Container, ..] => "container",
        _ => "host",
    };

    /// <summary>Mappings of one server behind one listener are the parts of one hop that a request may meet.</summary>
    private static bool AreOneServer(List<Candidate> candidates) =>
        candidates is [{ Hop: ProxyHop }, ..] && candidates.TrueForAll(c => c.Hop is ProxyHop && ReferenceEquals(c.Listener, candidates[0].Listener));

    /// <summary>Those that the pass may meet; none when there are too many to tell.</summary>
    private List<Candidate> Few(Hop pass, IEnumerable<Candidate> found)
    {
        var few = found.Where(c => c.Hop != pass).Take(MostCandidates + 1).ToList();
        if (few.Count > MostCandidates)
            return [];
        few.RemoveAll(c => pass is NginxPass outer && c.Hop is NginxPass inner && !_reach.MayReach(outer, inner));
        return few;
    }

    private static bool Accepts(Address listener, Address target) => listener.IsWildcard || listener.IsLoopback || listener.Host == target.Host;

    private sealed record Candidate(Hop Hop, Listener Listener, Address Address)
    {
        public bool IsUdp => Listener.Protocol == PassProtocol.Udp;

        /// <summary>Why a name leads to it.</summary>
        public string Reason { get; init; } = "";
    }
}
