using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Envoy;

/// <summary>A cluster: the endpoints behind a name.</summary>
public sealed class EnvoyCluster : ModelElement
{
    private readonly bool _isComplete;

    internal EnvoyCluster(YamlMapping node, string cluster, Location at, bool isComplete)
        : base($"cluster \"{cluster}\"", at)
    {
        Node = node;
        Cluster = cluster;
        _isComplete = isComplete;
        var endpoints = EnvoyNode.List(EnvoyNode.Get(node, "load_assignment"), "endpoints").SelectMany(e => EnvoyNode.List(e, "lb_endpoints")).ToList();
        EndpointCount = endpoints.Count;
        Addresses = [.. endpoints.Select(e => EnvoyNode.Address(EnvoyNode.Get(e, "endpoint", "address"))).OfType<Address>()];
    }

    public YamlMapping Node { get; }

    /// <summary>The name that routes use.</summary>
    public string Cluster { get; }

    /// <summary>Endpoints that are written here; a cluster that is discovered has none.</summary>
    public int EndpointCount { get; }

    public IReadOnlyList<Address> Addresses { get; }

    /// <summary>5 s by default.</summary>
    public Setting<TimeSpan> ConnectTimeout => EnvoyNode.Duration(Node, "connect_timeout", EnvoyNode.Default("connect_timeout", 5, _isComplete));

    /// <summary>How long an idle connection to an endpoint is kept: 1 h by default. Written under the options of HTTP or, formerly, of the cluster.</summary>
    public Setting<TimeSpan> IdleTimeout
    {
        get
        {
            var options = EnvoyNode.Entry(Node, "common_http_protocol_options") ?? HttpOptions().Select(o => EnvoyNode.Entry(o, "common_http_protocol_options")).FirstOrDefault(o => o is not null);
            return EnvoyNode.Duration(options?.Value.Resolve(), "idle_timeout", EnvoyNode.Default("idle_timeout", 3600, _isComplete));
        }
    }

    /// <summary>Endpoints that answer with errors are left out for a while.</summary>
    public bool HasOutlierDetection => EnvoyNode.Entry(Node, "outlier_detection") is not null;

    public IReadOnlyList<YamlNode> HealthCheckNodes => [.. EnvoyNode.List(Node, "health_checks")];

    /// <summary>A limit of the default priority: max_connections, max_pending_requests, max_requests (1024 each unless written) or max_retries (3).</summary>
    public Setting<int> CircuitBreaker(string name) => EnvoyNode.Number(EnvoyNode.List(EnvoyNode.Get(Node, "circuit_breakers"), "thresholds").FirstOrDefault(), name);

    internal IEnumerable<HealthCheck> HealthChecks() => HealthCheckNodes.OfType<YamlMapping>().Where(n => n.Entries.Count > 0).Select(check =>
    {
        var http = EnvoyNode.Entry(check, "http_health_check");
        var unknown = Setting<TimeSpan>.Unknown("interval", "it is not written here");
        return new HealthCheck($"health check of {Name}", http is null ? YamlSettings.PlaceOf(check.Entries[0]) : http.Key.Location)
        {
            Dialect = HealthCheckDialect.Envoy,
            Protocol = http is not null ? HealthCheckProtocol.Http
                : EnvoyNode.Entry(check, "grpc_health_check") is not null ? HealthCheckProtocol.Grpc
                : EnvoyNode.Entry(check, "tcp_health_check") is not null ? HealthCheckProtocol.Tcp : HealthCheckProtocol.Unknown,
            Path = EnvoyNode.Entry(http?.Value.Resolve(), "path") is { } path && YamlSettings.TextOf(path) is { } text
                ? YamlSettings.Written("path", text, path)
                : Setting<string>.Unknown("path", "it is not written here"),
            Port = Addresses.Select(a => a.Port).Distinct().ToList() is [var only] && only > 0
                ? Setting<string>.Known("port", $"{only}", new Origin.Written(At))
                : Setting<string>.Unknown("port", "the endpoints differ"),
            Interval = EnvoyNode.Duration(check, "interval", unknown),
            Timeout = EnvoyNode.Duration(check, "timeout", unknown),
            HealthyThreshold = EnvoyNode.Number(check, "healthy_threshold"),
            UnhealthyThreshold = EnvoyNode.Number(check, "unhealthy_threshold"),
        };
    });

    private IEnumerable<YamlNode> HttpOptions() => (EnvoyNode.Get(Node, "typed_extension_protocol_options") as YamlMapping)?.MergedEntries()
        .Where(e => e.Name?.EndsWith("HttpProtocolOptions", StringComparison.Ordinal) == true).Select(e => e.Value.Resolve()).OfType<YamlNode>() ?? [];
}
