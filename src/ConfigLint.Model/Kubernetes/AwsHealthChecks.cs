using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Target group health checks in annotations of the AWS Load Balancer Controller.</summary>
internal static class AwsHealthChecks
{
    private const string NetworkPrefix = "service.beta.kubernetes.io/aws-load-balancer-";

    /// <summary>Ingress: defaults of the controller hold (15 s, 5 s, 2, 2, "/"), unless a Service behind it has its own.</summary>
    public static HealthCheck? Read(Ingress ingress)
    {
        if (ingress.Controller is IngressController.Other or IngressController.IngressNginx or IngressController.GoogleCloud)
            return null;
        var services = ingress.Backends.Select(ingress.Resolve).ToList();
        // A Service that was not read may override any of them; what is written for both on the Ingress is read all the same.
        bool IsOverridden(string key) => services.Exists(s => s?.Annotations.ContainsKey(Ingress.AwsPrefix + key) == true);
        return Create(ingress, Ingress.AwsPrefix + "healthcheck-", Ingress.AwsPrefix, "-seconds", HealthCheckDialect.AwsApplicationLoadBalancer, new Defaults(15, 5, 2), IsOverridden);
    }

    public static IEnumerable<HealthCheck> Read(Service service)
    {
        if (Create(service, Ingress.AwsPrefix + "healthcheck-", Ingress.AwsPrefix, "-seconds", HealthCheckDialect.AwsApplicationLoadBalancer, default, _ => false) is { } target)
            yield return target;
        if (Create(service, NetworkPrefix + "healthcheck-", NetworkPrefix + "healthcheck-", "", HealthCheckDialect.AwsNetworkLoadBalancer, default, _ => false) is { } network)
            yield return network;
    }

    private static HealthCheck? Create(
        KubernetesObject subject, string prefix, string thresholdPrefix, string suffix, HealthCheckDialect dialect, Defaults defaults, Func<string, bool> isOverridden)
    {
        var (healthy, unhealthy) = dialect == HealthCheckDialect.AwsNetworkLoadBalancer ? ("healthy-threshold", "unhealthy-threshold") : ("healthy-threshold-count", "unhealthy-threshold-count");
        var names = (string[])[prefix + "interval" + suffix, prefix + "timeout" + suffix, prefix + "path", prefix + "port", prefix + "protocol", thresholdPrefix + healthy, thresholdPrefix + unhealthy];
        if (names.Select(subject.Annotations.GetValueOrDefault).OfType<YamlEntry>().FirstOrDefault() is not { } first)
            return null;
        var settings = new YamlSettings(subject.IsComplete, "the AWS Load Balancer Controller's default");
        var isGrpc = subject.GetAnnotation(Ingress.AwsPrefix + "backend-protocol-version") == "GRPC";

        Setting<int> Number(string name, int? fallback)
        {
            if (isOverridden(name[Ingress.AwsPrefix.Length..]))
                return Setting<int>.Unknown(name, "a Service has its own");
            if (!subject.Annotations.TryGetValue(name, out var entry))
                return settings.Otherwise(name, fallback);
            return YamlSettings.TextOf(entry) is { } text && YamlSettings.TryAtoi(text, out var value)
                ? YamlSettings.Written(name, value, entry)
                : Setting<int>.Unknown(name, "it is no number");
        }

        return new HealthCheck("health check of the target group", YamlSettings.PlaceOf(first))
        {
            Dialect = dialect,
            Protocol = isGrpc ? HealthCheckProtocol.Grpc : subject.GetAnnotation(names[4])?.ToUpperInvariant() switch
            {
                "HTTP" => HealthCheckProtocol.Http,
                "HTTPS" => HealthCheckProtocol.Https,
                "TCP" => HealthCheckProtocol.Tcp,
                null when dialect == HealthCheckDialect.AwsApplicationLoadBalancer => HealthCheckProtocol.Http,
                _ => HealthCheckProtocol.Unknown,
            },
            Interval = Number(names[0], defaults.Interval).Select(s => TimeSpan.FromSeconds(s)),
            Timeout = Number(names[1], defaults.Timeout).Select(s => TimeSpan.FromSeconds(s)),
            Path = Text(subject, settings, names[2], isGrpc ? "/AWS.ALB/healthcheck" : dialect == HealthCheckDialect.AwsApplicationLoadBalancer ? "/" : null),
            Port = Text(subject, settings, names[3], null),
            HealthyThreshold = Number(names[5], defaults.Threshold),
            UnhealthyThreshold = Number(names[6], defaults.Threshold),
        };
    }

    private static Setting<string> Text(KubernetesObject subject, YamlSettings settings, string name, string? fallback)
    {
        if (!subject.Annotations.TryGetValue(name, out var entry))
            return settings.Otherwise(name, fallback);
        return YamlSettings.TextOf(entry) is { } text ? YamlSettings.Written(name, text, entry) : Setting<string>.Unknown(name, "it is no plain text");
    }

    /// <param name="Interval">In seconds, like the time-out; null where another object may set it.</param>
    private readonly record struct Defaults(int? Interval, int? Timeout, int? Threshold);
}
