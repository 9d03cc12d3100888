using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Traefik;

/// <summary>A load-balancer service of Traefik, in a file or in labels.</summary>
public sealed class TraefikService : Edge
{
    private readonly TraefikTransport _transport;

    internal TraefikService(string service, Location at, TraefikTransport transport)
        : base($"service \"{service}\"", at)
    {
        Service = service;
        _transport = transport;
    }

    public override string Server => "Traefik";

    public string Service { get; }

    /// <summary><c>responseHeaderTimeout</c> of its serversTransport: from the request to the response's header. Unknown when there is no limit, which is the default.</summary>
    public override Setting<TimeSpan> ResponseTimeout => _transport.ResponseHeader;

    /// <summary><c>idleConnTimeout</c>: 90 s by default.</summary>
    public override Setting<TimeSpan> IdleTimeout => _transport.IdleConnection;

    public Setting<TimeSpan> DialTimeout => _transport.Dial;

    public override PassTarget? Target => ServerAddresses.Count == 0 ? null : new PassTarget { Raw = Service, At = At, Addresses = ServerAddresses };

    /// <summary>Rules of the routers that lead here, as written.</summary>
    public IReadOnlyList<string> Rules { get; internal init; } = [];

    /// <summary>A router that leads here has a retry middleware, or one that was not read.</summary>
    public bool MayRetry { get; internal init; }

    /// <summary>Servers that are written; 0 for those that labels announce.</summary>
    public int ServerCount { get; internal init; }

    /// <summary>An active or a passive one.</summary>
    public bool HasHealthCheck { get; internal init; }

    public override bool MayStream => Rules.Any(StreamPaths.Contain);

    internal IReadOnlyList<Address> ServerAddresses { get; init; } = [];
}
