using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>Who certainly takes the connections that a pass makes to one of its addresses.</summary>
internal sealed record Receiver(ProxyHop Pass, Address Target, string Server, PassProtocol Protocol, Location At)
{
    /// <summary>Null for an nginx that passes to itself.</summary>
    public Hop? Hop { get; init; }

    /// <summary>The socket, when it is an nginx's.</summary>
    public NginxSocket? Socket { get; init; }

    /// <summary>No line for the socket can be missing.</summary>
    public bool AllListensAreKnown => Socket is { Listens: [var (server, _), ..] } && server.Context.Configuration.IsCompleteFor("listen");

    public static IEnumerable<Receiver> Of(Stack stack)
    {
        var own = new HashSet<(Hop, Address)>();
        // Thousands of passes may go to one socket of thousands of servers.
        var sockets = new Dictionary<(NginxConfiguration, Address), NginxSocket?>();
        foreach (var pass in stack.Elements.OfType<NginxPass>())
        {
            foreach (var target in pass.Target.Addresses.Distinct())
            {
                if (SocketAt(pass.Context.Configuration, target, sockets) is not { } socket)
                    continue;
                own.Add((pass, target));
                yield return OfNginx(pass, target, socket);
            }
        }
        foreach (var link in stack.Links.Where(l => l.Confidence != LinkConfidence.Probable).DistinctBy(l => (l.From, l.Target)))
        {
            if (link is not { From: ProxyHop pass, Target: { } target, Listener: { Address: { } address } listener } || own.Contains((pass, target)))
                continue;
            if (link.To is not NginxPass nginx)
                yield return new Receiver(pass, target, link.To.Server, listener.Protocol, listener.At) { Hop = link.To };
            else if (SocketAt(nginx.Context.Configuration, address, sockets) is { } socket)
                yield return OfNginx(pass, target, socket) with { Hop = nginx };
        }
    }

    private static Receiver OfNginx(ProxyHop pass, Address target, NginxSocket socket) => new(pass, target, "nginx", socket.Protocol, socket.Listens[0].Listen.At) { Socket = socket };

    /// <summary>The socket that takes connections to an address: that of the very address before one of all; null when several may.</summary>
    private static NginxSocket? SocketAt(NginxConfiguration configuration, Address address, Dictionary<(NginxConfiguration, Address), NginxSocket?> known)
    {
        if (known.TryGetValue((configuration, address), out var socket))
            return socket;
        var reached = configuration.ListensAt(address).Where(l => !l.Listen.IsUdp).ToList();
        var exact = reached.FindAll(l => l.Listen.Address == address);
        var listens = exact.Count > 0 ? exact : reached.DistinctBy(l => l.Listen.Address).Count() == 1 ? reached : [];
        known.Add((configuration, address), socket = listens.Count > 0 ? new NginxSocket(listens) : null);
        return socket;
    }
}

/// <summary>All lines for one socket of an nginx: what one of them says holds for every server behind it.</summary>
/// <param name="Listens">At least one.</param>
internal sealed record NginxSocket(IReadOnlyList<(NginxServer Server, NginxListen Listen)> Listens)
{
    public PassProtocol Protocol { get; } =
        Listens[0].Server.IsStream ? PassProtocol.Tcp : Listens.Any(l => l.Listen.IsTls) ? PassProtocol.Https : PassProtocol.Http;

    /// <summary>The first line that waits for a PROXY header.</summary>
    public NginxListen? ExpectsProxyProtocol { get; } = Listens.FirstOrDefault(l => l.Listen.ExpectsProxyProtocol).Listen;

    /// <summary>HTTP/2 may be spoken: written here or in one of its servers.</summary>
    public bool MaySpeakHttp2 => Listens.Any(l => l.Listen.IsHttp2 || !l.Server.Context.Lookup("http2").IsAbsent);
}
