using System.Collections.Concurrent;

namespace ConfigLint.Model.Nginx;

/// <summary>Which servers of a configuration accept the connections that go to an address.</summary>
internal sealed class NginxListeners
{
    // An http server without a listen line takes 80 when nginx is started as root, else 8000.
    private static readonly int[] DefaultPorts = [80, 8000];

    private readonly ILookup<int, (NginxServer Server, NginxListen Listen)> _byPort;
    private readonly ILookup<Address, (NginxServer Server, NginxListen Listen)> _byAddress;
    private readonly List<NginxServer> _withoutListen;
    private readonly List<NginxServer> _unknown;

    // Rules ask for every pass, and thousands of passes go to a few addresses.
    private readonly ConcurrentDictionary<int, IReadOnlyList<NginxServer>> _onPort = new();
    private readonly ConcurrentDictionary<Address, IReadOnlyList<(NginxServer Server, NginxListen Listen)>> _at = new();

    internal NginxListeners(NginxConfiguration configuration)
    {
        var all = configuration.Servers.SelectMany(server => server.Listens.Select(listen => (Server: server, Listen: listen))).ToList();
        _byPort = all.Where(l => l.Listen.Address is not null).ToLookup(l => l.Listen.Address!.Port);
        _byAddress = all.Where(l => l.Listen.Address is not null).ToLookup(l => l.Listen.Address!);
        _unknown = [.. all.Where(l => l.Listen.Address is null).Select(l => l.Server)];
        _withoutListen = [.. configuration.Servers.Where(server => server.Listens.Count == 0 && !server.IsStream)];
    }

    public IReadOnlyList<(NginxServer Server, NginxListen Listen)> At(Address address) =>
        _at.GetOrAdd(address, FindAt);

    public IReadOnlyList<NginxServer> OnPort(int port) => _onPort.GetOrAdd(port, FindOnPort);

    // A socket, or an address that is no loopback, is listened on by its very name or not at all.
    private IReadOnlyList<(NginxServer Server, NginxListen Listen)> FindAt(Address target) => !target.IsUnix && target.IsLoopback
        ? [.. _byPort[target.Port].Where(l => Reaches(target, l.Listen))]
        : [.. _byAddress[target]];

    private IReadOnlyList<NginxServer> FindOnPort(int port) =>
        [.. _byPort[port].Select(l => l.Server).Concat(_unknown).Concat(DefaultPorts.Contains(port) ? _withoutListen : []).Distinct()];

    /// <param name="target">A loopback address.</param>
    private static bool Reaches(Address target, NginxListen listen)
    {
        var own = listen.Address!;
        if (own.IsUnix)
            return false;
        if (target.Host == own.Host)
            return true;
        // "listen 80" is IPv4 only, "listen [::]:80" IPv6 only unless told otherwise; localhost stands for both.
        return target.Host == "localhost"
            ? own.IsWildcard || own.IsLoopback
            : own.Host == "localhost" || (target.Host.Contains(':') ? own.Host == "::" : own.Host is "*" or "0.0.0.0" || (own.Host == "::" && listen.Has("ipv6only=off")));
    }
}
