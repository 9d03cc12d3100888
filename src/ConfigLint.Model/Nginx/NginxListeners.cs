namespace ConfigLint.Model.Nginx;

/// <summary>Which servers of a configuration accept the connections that go to an address.</summary>
public static class NginxListeners
{
    // An http server without a listen line takes 80 when nginx is started as root, else 8000.
    private const int DefaultPort = 80;
    private const int DefaultPortWithoutRoot = 8000;

    /// <summary>
    /// The listens that are certainly reached through an address of this machine: the same socket path, the same host, or a loopback
    /// address where all addresses are listened on. Whether another address belongs to this machine cannot be known.
    /// </summary>
    public static IEnumerable<(NginxServer Server, NginxListen Listen)> ListensAt(this NginxConfiguration configuration, Address address) =>
        from server in configuration.Servers
        from listen in server.Listens
        where listen.Address is { } own && Reaches(address, own)
        select (server, listen);

    /// <summary>The servers that may share a TCP port, on whatever address; among several the Host header or SNI decides.</summary>
    public static IEnumerable<NginxServer> ServersOnPort(this NginxConfiguration configuration, int port) =>
        configuration.Servers.Where(server => server.Listens.Count == 0
            ? !server.IsStream && port is DefaultPort or DefaultPortWithoutRoot
            : server.Listens.Any(listen => listen.Address is not { } own || own.Port == port));

    private static bool Reaches(Address target, Address listener)
    {
        if (target.IsUnix || listener.IsUnix)
            return target == listener;
        return target.Port == listener.Port
            && (target.Host == listener.Host || (target.IsLoopback && (listener.IsWildcard || (listener.IsLoopback && (target.Host == "localhost" || listener.Host == "localhost")))));
    }
}
