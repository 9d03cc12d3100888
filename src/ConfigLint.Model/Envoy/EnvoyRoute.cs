using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Envoy;

/// <summary>A route of Envoy to one cluster.</summary>
public sealed class EnvoyRoute : Edge
{
    private readonly YamlNode _action;
    private readonly bool _isComplete;
    private readonly bool _upgrades;

    internal EnvoyRoute(YamlMapping route, YamlNode action, EnvoyCluster? cluster, string clusterName, Location at, EnvoyRouteScope scope)
        : base($"route to cluster \"{clusterName}\"", at)
    {
        _action = action;
        _isComplete = scope.IsComplete;
        Cluster = cluster;
        var match = EnvoyNode.Get(route, "match");
        Paths = [.. ((string?[])[
            EnvoyNode.Text(match, "prefix"), EnvoyNode.Text(match, "path"), EnvoyNode.Text(match, "path_separated_prefix"),
            EnvoyNode.Text(EnvoyNode.Get(match, "safe_regex"), "regex"),
        ]).OfType<string>()];
        HasRetryPolicy = scope.HasRetryPolicy || EnvoyNode.Entry(action, "retry_policy") is not null;
        _upgrades = scope.Upgrades || EnvoyNode.Entry(action, "upgrade_configs") is not null || EnvoyNode.Entry(match, "grpc") is not null || EnvoyNode.Entry(match, "connect_matcher") is not null;
        HasOtherLimit = EnvoyNode.Entry(action, "max_stream_duration") is not null;
    }

    public override string Server => "Envoy";

    /// <summary>Null when it was not read: another file, or a discovery service.</summary>
    public EnvoyCluster? Cluster { get; }

    /// <summary>From the end of the request to the end of the response, retries included: 15 s by default. Unknown when 0 switches it off.</summary>
    public override Setting<TimeSpan> ResponseTimeout
    {
        get
        {
            var timeout = EnvoyNode.Duration(_action, "timeout", EnvoyNode.Default("timeout", 15, _isComplete));
            return timeout.Is(t => t == TimeSpan.Zero) ? Setting<TimeSpan>.NoLimit("timeout", "0 stands for no limit") : timeout;
        }
    }

    public override Setting<TimeSpan> IdleTimeout => Cluster?.IdleTimeout ?? Setting<TimeSpan>.Unknown("idle_timeout", "the cluster was not read");

    /// <summary>A request that failed may be tried again: here or for the whole virtual host.</summary>
    public bool HasRetryPolicy { get; }

    /// <summary>max_stream_duration is written, which can take the place of the time-out.</summary>
    public bool HasOtherLimit { get; }

    public override bool MayStream => _upgrades || Paths.Any(StreamPaths.Contain);

    public override IReadOnlyList<string> Paths { get; }

    public override PassTarget? Target => Cluster is null ? null : new PassTarget { Raw = Cluster.Cluster, At = At, Addresses = Cluster.Addresses, IsComplete = Cluster.Addresses.Count == Cluster.EndpointCount, Group = Cluster };
}

/// <summary>What the levels around a route say.</summary>
internal readonly record struct EnvoyRouteScope(bool IsComplete, bool HasRetryPolicy, bool Upgrades);
