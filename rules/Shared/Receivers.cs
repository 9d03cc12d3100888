using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>Who certainly takes the connections that a pass makes to one of its addresses.</summary>
internal sealed record Receiver(ProxyHop Pass, Address Target, string Server, PassProtocol Protocol, Location At)
{
    /// <summary>Null for an nginx that passes to itself.</summary>
    public Hop? Hop { get; init; }

    /// <summary>All lines for the socket, of an nginx: what one of them says holds for every server behind it. Empty for others.</summary>
    public IReadOnlyList<(NginxServer Server, NginxListen Listen)> Listens { get; init; } = [];

    /// <summary>No line for the socket can be missing.</summary>
    public bool AllListensAreKnown => Listens.Count > 0 && Listens[0].Server.Context.Configuration.IsCompleteFor("listen");

    public static IEnumerable<Receiver> Of(Stack stack)
    {
        var own = new HashSet<(Hop, Address)>();
        foreach (var pass in stack.Elements.OfType<NginxPass>())
        {
            foreach (var target in pass.Target.Addresses.Distinct())
            {
                if (Socket(pass.Context.Configuration, target) is not { Count: > 0 } listens)
                    continue;
                own.Add((pass, target));
                yield return OfNginx(pass, target, listens);
            }
        }
        foreach (var link in stack.Links.Where(l => l.Confidence != LinkConfidence.Probable).DistinctBy(l => (l.From, l.Target)))
        {
            if (link is not { From: ProxyHop pass, Target: { } target, Listener: { Address: { } address } listener } || own.Contains((pass, target)))
                continue;
            if (link.To is not NginxPass nginx)
                yield return new Receiver(pass, target, link.To.Server, listener.Protocol, listener.At) { Hop = link.To };
            else if (Socket(nginx.Context.Configuration, address) is { Count: > 0 } listens)
                yield return OfNginx(pass, target, listens) with { Hop = nginx };
        }
    }

    private static Receiver OfNginx(ProxyHop pass, Address target, List<(NginxServer Server, NginxListen Listen)> listens)
    {
        var (server, listen) = listens[0];
        var protocol = server.IsStream ? PassProtocol.Tcp : listens.Exists(l => l.Listen.IsTls) ? PassProtocol.Https : PassProtocol.Http;
        return new Receiver(pass, target, "nginx", protocol, listen.At) { Listens = listens };
    }

    /// <summary>The lines of the socket that takes connections to an address: one for the very address before one for all; empty when several may.</summary>
    private static List<(NginxServer Server, NginxListen Listen)> Socket(NginxConfiguration configuration, Address address)
    {
        var reached = configuration.ListensAt(address).Where(l => !l.Listen.IsUdp).ToList();
        var exact = reached.FindAll(l => l.Listen.Address == address);
        return exact.Count > 0 ? exact : reached.DistinctBy(l => l.Listen.Address).Count() == 1 ? reached : [];
    }
}
