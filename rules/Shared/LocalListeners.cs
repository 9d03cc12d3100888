using System.Collections.Concurrent;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>Who listens on this machine, as far as the analysed files tell. Built once a configuration: thousands of servers share a few sockets.</summary>
internal sealed class LocalListeners
{
    // One of all configurations of a stack.
    private static readonly PerStack<ILookup<int, string>> HostsByPort = new(FindHosts);

    private readonly ILookup<int, Socket> _sockets;
    private readonly ILookup<(int Port, string Host), Socket> _socketsByHost;
    private readonly ILookup<int, string> _otherHosts;
    private readonly ConcurrentDictionary<int, bool> _bothFamilies = new();
    private readonly bool _allListensAreKnown;

    public LocalListeners(NginxConfiguration configuration, Stack stack)
    {
        _sockets = configuration.Servers
            .SelectMany(server => server.Listens, (Server, Listen) => (Server, Listen))
            .Where(l => l.Listen.Address is { IsUnix: false } && !l.Listen.IsUdp)
            .GroupBy(l => l.Listen.Address!)
            .Select(listens => new Socket(
                listens.Key,
                // What one listen says about a socket holds for all of them.
                listens.Any(l => l.Listen.IsTls),
                listens.Any(l => l.Listen.Has("ipv6only=off")),
                // Before nginx 1.25.1 "ssl on" in the server block did it too.
                listens.All(l => !l.Server.IsStream && !l.Server.Context.Own("ssl").Any()) && configuration.Http?.Own("ssl").Any() != true))
            .ToLookup(socket => socket.Address.Port);
        _socketsByHost = _sockets.SelectMany(port => port).ToLookup(socket => (socket.Address.Port, socket.Address.Host));
        _otherHosts = HostsByPort.Of(stack);
        _allListensAreKnown = configuration.IsCompleteFor("listen") && configuration.IsCompleteFor("ssl");
    }

    private static ILookup<int, string> FindHosts(Stack stack) =>
        stack.Hops.SelectMany(hop => hop.Listeners).Select(l => l.Address).OfType<Address>().Distinct().ToLookup(a => a.Port, a => a.Host);

    /// <summary>A listener of the port, or two together, accept connections on 127.0.0.1 and on ::1.</summary>
    public bool HaveBothFamilies(int port) => _bothFamilies.GetOrAdd(port, FindBothFamilies);

    private bool FindBothFamilies(int port)
    {
        var (four, six) = (false, false);
        foreach (var socket in _sockets[port])
        {
            four |= socket.Address.Host is "*" or "0.0.0.0" or "127.0.0.1" || (socket.Address.Host == "::" && socket.TakesBothFamilies);
            six |= socket.Address.Host is "::" or "::1";
        }
        foreach (var host in _otherHosts[port])
        {
            // Outside nginx a socket on :: takes IPv4 too, unless told otherwise; "localhost" is whatever the machine makes of it.
            four |= host is "*" or "::" or "localhost" or "0.0.0.0" or "127.0.0.1";
            six |= host is "*" or "::" or "localhost" or "::1";
        }
        return four && six;
    }

    /// <summary>Whether nginx's own listener on a local address expects TLS; null when none of its servers listens there, or when that is not known.</summary>
    public bool? ExpectsTls(Address address)
    {
        if (address.IsUnix || !_allListensAreKnown)
            return null;
        // A socket on the very address wins over one on all addresses.
        var exact = _socketsByHost[(address.Port, address.Host)].ToList();
        var sockets = exact.Count > 0 || !address.IsLoopback ? exact : _sockets[address.Port].Where(s => Reaches(address, s.Address)).ToList();
        return sockets.Count > 0 && sockets.TrueForAll(s => s.TlsIsKnown && s.IsTls == sockets[0].IsTls) ? sockets[0].IsTls : null;
    }

    /// <param name="target">A loopback address.</param>
    private static bool Reaches(Address target, Address listener) =>
        listener.IsWildcard || (listener.IsLoopback && (target.Host == "localhost" || listener.Host == "localhost"));

    private sealed record Socket(Address Address, bool IsTls, bool TakesBothFamilies, bool TlsIsKnown);
}
