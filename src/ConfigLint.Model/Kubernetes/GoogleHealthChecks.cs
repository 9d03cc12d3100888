using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Health checks of BackendConfig and HealthCheckPolicy. GKE's defaults depend on the sort of backend, so none is assumed.</summary>
internal static class GoogleHealthChecks
{
    public static HealthCheck? Read(BackendConfig config) => config.HealthCheckNode is { } node ? Create(node, node, node.GetString("type")) : null;

    public static HealthCheck? Read(HealthCheckPolicy policy)
    {
        if (policy.HealthCheckNode is not { } node)
            return null;
        var type = node.GetString("config", "type");
        var request = type switch
        {
            "HTTP" => node.GetMapping("config", "httpHealthCheck"),
            "HTTPS" => node.GetMapping("config", "httpsHealthCheck"),
            "HTTP2" => node.GetMapping("config", "http2HealthCheck"),
            "TCP" => node.GetMapping("config", "tcpHealthCheck"),
            "GRPC" => node.GetMapping("config", "grpcHealthCheck"),
            _ => null,
        };
        return Create(node, request, type);
    }

    private static HealthCheck? Create(YamlMapping node, YamlMapping? request, string? type)
    {
        if (node.Entries.Count == 0)
            return null;
        var settings = new YamlSettings(isComplete: false, "GKE's default");
        return new HealthCheck("health check of the backend service", node.Parent is YamlEntry entry ? entry.Key.Location : YamlSettings.PlaceOf(node.Entries[0]))
        {
            Dialect = HealthCheckDialect.GoogleCloud,
            Protocol = type switch
            {
                "HTTP" or "HTTP2" => HealthCheckProtocol.Http,
                "HTTPS" => HealthCheckProtocol.Https,
                "TCP" => HealthCheckProtocol.Tcp,
                "GRPC" => HealthCheckProtocol.Grpc,
                _ => HealthCheckProtocol.Unknown,
            },
            Interval = settings.Seconds(node, "checkIntervalSec", null),
            Timeout = settings.Seconds(node, "timeoutSec", null),
            HealthyThreshold = settings.Integer(node, "healthyThreshold", null),
            UnhealthyThreshold = settings.Integer(node, "unhealthyThreshold", null),
            Path = settings.Text(request, "requestPath", null),
            Port = settings.Text(request, "port", null),
        };
    }
}
