using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>Who listens on this machine, as far as the analysed files tell.</summary>
internal static class LocalListeners
{
    /// <summary>A listener of the port, or two together, accept connections on 127.0.0.1 and on ::1.</summary>
    public static bool HaveBothFamilies(int port, NginxConfiguration configuration, Stack stack)
    {
        var (four, six) = (false, false);
        foreach (var listen in configuration.Servers.SelectMany(s => s.Listens).Where(l => l.Address?.Port == port && !l.IsUdp))
        {
            four |= listen.Address!.Host is "*" or "0.0.0.0" or "127.0.0.1" || (listen.Address.Host == "::" && listen.Has("ipv6only=off"));
            six |= listen.Address.Host is "::" or "::1";
        }
        foreach (var listener in stack.Hops.SelectMany(hop => hop.Listeners).Where(l => l.Address?.Port == port))
        {
            // Outside nginx a socket on :: takes IPv4 too, unless told otherwise; "localhost" is whatever the machine makes of it.
            four |= listener.Address!.Host is "*" or "::" or "localhost" or "0.0.0.0" or "127.0.0.1";
            six |= listener.Address.Host is "*" or "::" or "localhost" or "::1";
        }
        return four && six;
    }

    /// <summary>
    /// Whether nginx's own listener on a local address expects TLS; null when none of its servers listens there, or not all of them are known.
    /// </summary>
    public static bool? ExpectsTls(Address address, NginxConfiguration configuration)
    {
        if (address.IsUnix || !configuration.IsCompleteFor("listen") || !configuration.IsCompleteFor("ssl"))
            return null;
        var onPort = configuration.Servers
            .Where(s => !s.IsStream)
            .SelectMany(s => s.Listens.Select(l => (Server: s, Listen: l)))
            .Where(p => p.Listen.Address?.Port == address.Port && !p.Listen.IsUdp)
            .ToList();
        // A socket on the very address wins over one on all addresses; options written on one listen hold for the socket.
        var exact = onPort.FindAll(p => p.Listen.Address!.Host == address.Host);
        var socket = exact.Count > 0 ? exact : onPort.FindAll(p => Covers(p.Listen.Address!, address));
        if (socket.Count == 0 || socket.Exists(p => p.Server.Context.Lookup("ssl").Statement is not null))
            return null;
        return socket.Exists(p => p.Listen.IsTls);
    }

    private static bool Covers(Address listen, Address target) => target.IsLoopback && target.Host switch
    {
        "::1" => listen.Host == "::",
        _ => listen.Host is "*" or "0.0.0.0" || (target.Host == "localhost" && listen.Host == "127.0.0.1"),
    };
}
