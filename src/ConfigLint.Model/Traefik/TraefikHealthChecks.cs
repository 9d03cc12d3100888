using ConfigLint.Model.HealthChecks;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Traefik;

/// <summary>Health checks of services; 30 s and 5 s by default.</summary>
internal static class TraefikHealthChecks
{
    public static HealthCheck Create(string service, Location at, Setting<string> path, Setting<string> port, Setting<TimeSpan> interval, Setting<TimeSpan> timeout) => new($"health check of service \"{service}\"", at)
    {
        Dialect = HealthCheckDialect.Traefik,
        Protocol = HealthCheckProtocol.Http,
        Path = path,
        Port = port,
        Interval = interval,
        Timeout = timeout,
        // One answer decides, in both directions.
        HealthyThreshold = Setting<int>.Unknown("healthy threshold", "Traefik has none"),
        UnhealthyThreshold = Setting<int>.Unknown("unhealthy threshold", "Traefik has none"),
    };
}
