namespace ConfigLint.Model.Nginx;

/// <summary>Versions at which a fact changes (CHANGES of nginx).</summary>
public static class NginxVersions
{
    /// <summary>Upstream keep-alive and HTTP/1.1 to upstreams are defaults, and the order of keepalive and the balancing method no longer matters.</summary>
    public static readonly Version KeepAliveByDefault = new(1, 29, 7);

    /// <summary><c>server … resolve</c> in open-source nginx.</summary>
    public static readonly Version ResolveInUpstream = new(1, 27, 3);
}
