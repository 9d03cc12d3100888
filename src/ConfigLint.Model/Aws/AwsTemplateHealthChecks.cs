using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>Health checks of target groups and Classic Load Balancers. Defaults depend on the kind of target, so none is assumed.</summary>
internal static class AwsTemplateHealthChecks
{
    public static HealthCheck OfTargetGroup(CloudFormationResource resource, TargetGroupUses uses)
    {
        var port = resource.Text("HealthCheckPort") is { IsKnown: true } own && own.Value != "traffic-port" ? own : resource.Text("Port");
        var protocol = resource.Text("Protocol");
        return new HealthCheck("health check of the target group", resource.At)
        {
            Dialect = protocol.Is(p => p is "HTTP" or "HTTPS") ? HealthCheckDialect.AwsApplicationLoadBalancer : HealthCheckDialect.AwsNetworkLoadBalancer,
            Protocol = ProtocolOf(resource, protocol),
            Path = resource.Text("HealthCheckPath"),
            Port = port,
            Interval = resource.Seconds("HealthCheckIntervalSeconds"),
            Timeout = resource.Seconds("HealthCheckTimeoutSeconds"),
            HealthyThreshold = resource.Integer("HealthyThresholdCount"),
            UnhealthyThreshold = resource.Integer("UnhealthyThresholdCount"),
            HasTargets = uses.MayHaveTargets(resource),
        };
    }

    /// <summary>Null when the balancer has none, or it is computed.</summary>
    public static HealthCheck? OfClassic(CloudFormationResource resource)
    {
        if (resource.Properties?.GetMapping("HealthCheck") is not { } node || YamlSettings.Entry(node, "Target") is not { } target)
            return null;
        // HTTP:80/path, TCP:3306
        var text = YamlSettings.TextOf(target);
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        Setting<string> Part(string name, string? value) => value is null ? Setting<string>.Unknown(name, "it is not written here") : YamlSettings.Written(name, value, target);
        return new HealthCheck("health check of the Classic Load Balancer", target.Key.Location)
        {
            Dialect = HealthCheckDialect.AwsClassicLoadBalancer,
            Protocol = colon < 0 ? HealthCheckProtocol.Unknown : text![..colon] switch
            {
                "HTTP" => HealthCheckProtocol.Http,
                "HTTPS" => HealthCheckProtocol.Https,
                "TCP" or "SSL" => HealthCheckProtocol.Tcp,
                _ => HealthCheckProtocol.Unknown,
            },
            Path = Part("path", slash > 0 ? text![slash..] : null),
            Port = Part("port", colon > 0 ? text![(colon + 1)..(slash > colon ? slash : text!.Length)] : null),
            Interval = resource.Integer(node, "Interval").Select(s => TimeSpan.FromSeconds(s)),
            Timeout = resource.Integer(node, "Timeout").Select(s => TimeSpan.FromSeconds(s)),
            HealthyThreshold = resource.Integer(node, "HealthyThreshold"),
            UnhealthyThreshold = resource.Integer(node, "UnhealthyThreshold"),
        };
    }

    private static HealthCheckProtocol ProtocolOf(CloudFormationResource resource, Setting<string> protocol) =>
        (resource.Text("HealthCheckProtocol") is { IsKnown: true } own ? own : protocol) switch
        {
            { IsKnown: true, Value: "HTTP" } => HealthCheckProtocol.Http,
            { IsKnown: true, Value: "HTTPS" } => HealthCheckProtocol.Https,
            { IsKnown: true, Value: "TCP" } => HealthCheckProtocol.Tcp,
            _ => HealthCheckProtocol.Unknown,
        };
}
