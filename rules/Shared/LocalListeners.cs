using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>Who listens on this machine, as far as the analysed files tell.</summary>
internal sealed class LocalListeners
{
    private readonly NginxConfiguration _configuration;
    private readonly Stack _stack;
    private ILookup<int, string>? _hostsByPort;

    public LocalListeners(NginxConfiguration configuration, Stack stack)
    {
        _configuration = configuration;
        _stack = stack;
    }

    /// <summary>A listener of the port, or two together, accept connections on 127.0.0.1 and on ::1.</summary>
    public bool HaveBothFamilies(int port)
    {
        var (four, six) = (false, false);
        foreach (var listen in _configuration.ServersOnPort(port).SelectMany(s => s.Listens).Where(l => l.Address?.Port == port && !l.IsUdp))
        {
            four |= listen.Address!.Host is "*" or "0.0.0.0" or "127.0.0.1" || (listen.Address.Host == "::" && listen.Has("ipv6only=off"));
            six |= listen.Address.Host is "::" or "::1";
        }
        _hostsByPort ??= _stack.Hops.SelectMany(hop => hop.Listeners).Select(l => l.Address).OfType<Address>().ToLookup(a => a.Port, a => a.Host);
        foreach (var host in _hostsByPort[port])
        {
            // Outside nginx a socket on :: takes IPv4 too, unless told otherwise; "localhost" is whatever the machine makes of it.
            four |= host is "*" or "::" or "localhost" or "0.0.0.0" or "127.0.0.1";
            six |= host is "*" or "::" or "localhost" or "::1";
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
        var listens = configuration.ListensAt(address).Where(l => !l.Server.IsStream && !l.Listen.IsUdp).ToList();
        // Before nginx 1.25.1 "ssl on" in the server block did it too.
        if (listens.Exists(l => l.Server.Context.Lookup("ssl").Statement is not null))
            return null;
        // A socket on the very address wins over one on all addresses; what one listen says about a socket holds for all of them.
        var exact = listens.FindAll(l => l.Listen.Address!.Host == address.Host);
        var sockets = (exact.Count > 0 ? exact : listens).GroupBy(l => l.Listen.Address).Select(socket => socket.Any(l => l.Listen.IsTls)).Distinct().ToList();
        return sockets is [var expects] ? expects : null;
    }
}
