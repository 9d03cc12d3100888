using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

public enum ProbePurpose
{
    /// <summary>Failing restarts the container.</summary>
    Liveness,

    /// <summary>Failing takes the pod out of its Services.</summary>
    Readiness,

    /// <summary>Until it succeeds the others wait.</summary>
    Startup,
}

/// <summary>A probe of a container. Defaults: Kubernetes' SetDefaults_Probe; 0 counts as unset there.</summary>
public sealed class Probe : HealthCheck
{
    private static readonly (string Key, HealthCheckProtocol Protocol)[] Handlers =
    [
        ("httpGet", HealthCheckProtocol.Http), ("tcpSocket", HealthCheckProtocol.Tcp), ("grpc", HealthCheckProtocol.Grpc), ("exec", HealthCheckProtocol.Command),
    ];

    private Probe(PodContainer container, ProbePurpose purpose, YamlEntry entry, YamlMapping node)
        : base(entry.Name!, entry.Key.Location)
    {
        Container = container;
        Purpose = purpose;
        Node = node;
    }

    public PodContainer Container { get; }

    public ProbePurpose Purpose { get; }

    public YamlMapping Node { get; }

    /// <summary>What is under httpGet, tcpSocket, grpc or exec; null when there is none of them.</summary>
    public YamlMapping? Handler { get; private init; }

    public Setting<TimeSpan> InitialDelay { get; private init; }

    /// <summary>Both ask the same thing.</summary>
    public bool AsksTheSameAs(Probe other) => Handler is not null && other.Handler is not null && Protocol == other.Protocol && HandlerText(this) == HandlerText(other);

    internal static Probe? Read(PodContainer container, ProbePurpose purpose)
    {
        var key = purpose.ToString().ToLowerInvariant() + "Probe";
        if (YamlSettings.Entry(container.Node, key) is not { } entry || entry.Value.Resolve() is not YamlMapping node)
            return null;
        var (handlerKey, protocol) = Array.Find(Handlers, h => node.Get(h.Key) is not null);
        var handler = handlerKey is null ? null : node.GetMapping(handlerKey);
        var settings = new YamlSettings(container.IsComplete, "Kubernetes' default");
        return new Probe(container, purpose, entry, node)
        {
            Dialect = HealthCheckDialect.KubernetesProbe,
            Protocol = protocol == HealthCheckProtocol.Http && handler?.GetString("scheme") == "HTTPS" ? HealthCheckProtocol.Https : protocol,
            Handler = handler,
            Path = settings.Text(handler, "path", protocol == HealthCheckProtocol.Http ? "/" : null),
            Port = settings.Text(handler, "port", null),
            InitialDelay = settings.Seconds(node, "initialDelaySeconds", 0),
            Interval = settings.Seconds(node, "periodSeconds", 10, zeroIsUnset: true),
            Timeout = settings.Seconds(node, "timeoutSeconds", 1, zeroIsUnset: true),
            HealthyThreshold = settings.Integer(node, "successThreshold", 1, zeroIsUnset: true),
            UnhealthyThreshold = settings.Integer(node, "failureThreshold", 3, zeroIsUnset: true),
        };
    }

    private static string HandlerText(Probe probe) => string.Join('\n', (probe.Handler?.MergedEntries() ?? [])
        .OrderBy(e => e.Name, StringComparer.Ordinal)
        .Select(e => $"{e.Name}:{(e.Value.Resolve() is YamlScalar scalar ? scalar.Value : string.Join('\n', e.Value.Values().Select(v => v is YamlScalar s ? s.Value : v.Source.ToString(v.Span))))}"));
}
