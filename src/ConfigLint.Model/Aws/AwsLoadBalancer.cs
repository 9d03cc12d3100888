using ConfigLint.Model.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>A load balancer of a template. A Network Load Balancer knows no responses, so its time-outs are unknown.</summary>
public sealed class AwsLoadBalancer : Edge
{
    private const string IdleAttribute = "idle_timeout.timeout_seconds";

    /// <param name="listeners">Its own.</param>
    internal AwsLoadBalancer(CloudFormationResource resource, IReadOnlyList<CloudFormationResource> listeners)
        : base($"load balancer \"{resource.LogicalId}\"", resource.At)
    {
        LogicalId = resource.LogicalId;
        IsClassic = resource.Type == "AWS::ElasticLoadBalancing::LoadBalancer";
        IdleTimeout = IsClassic
            ? ClassicIdle(resource)
            : resource.Text("Type", "application").Is(type => type == "application")
                ? resource.Attribute("LoadBalancerAttributes", IdleAttribute, 60)
                : Setting<TimeSpan>.Unknown(IdleAttribute, "it is no Application Load Balancer");
        TargetGroups = [.. listeners.SelectMany(l => l.Properties?.GetSequence("DefaultActions")?.Values() ?? []).Select(a => CloudFormationResource.ReferenceOf(a.Get("TargetGroupArn"))).OfType<string>()];
        Listeners = [.. listeners
            .Select(l => new Listener(
                l.Integer("Port") is { IsKnown: true, Value: >= 1 and <= 65535 } port ? Address.Tcp("*", port.Value) : null,
                l.Properties?.GetString("Protocol") switch { "HTTPS" => PassProtocol.Https, "HTTP" => PassProtocol.Http, "UDP" => PassProtocol.Udp, _ => PassProtocol.Tcp },
                l.At))];
    }

    public override string Server => IsClassic ? "the Classic Load Balancer" : "the Application Load Balancer";

    public string LogicalId { get; }

    public bool IsClassic { get; }

    /// <summary>Logical IDs of those that its listeners forward to by default.</summary>
    public IReadOnlyList<string> TargetGroups { get; }

    /// <summary>The same attribute as <see cref="IdleTimeout"/>: nothing is sent or received for so long.</summary>
    public override Setting<TimeSpan> ResponseTimeout => IdleTimeout;

    /// <summary>60 s by default.</summary>
    public override Setting<TimeSpan> IdleTimeout { get; }

    public override IReadOnlyList<Listener> Listeners { get; }

    private static Setting<TimeSpan> ClassicIdle(CloudFormationResource resource) =>
        YamlSettings.Entry(resource.Properties, "ConnectionSettings") is { } settings
            ? resource.Integer(settings.Value, "IdleTimeout").Select(s => TimeSpan.FromSeconds(s))
            : resource.Settings.Otherwise<TimeSpan>("IdleTimeout", TimeSpan.FromSeconds(60));
}

/// <summary>A target group of a template.</summary>
public sealed class AwsTargetGroup : ModelElement
{
    internal AwsTargetGroup(CloudFormationResource resource)
        : base($"target group \"{resource.LogicalId}\"", resource.At)
    {
        LogicalId = resource.LogicalId;
        Port = resource.Integer("Port");
        Protocol = resource.Text("Protocol");
        DeregistrationDelay = resource.Attribute("TargetGroupAttributes", "deregistration_delay.timeout_seconds", 300);
    }

    public string LogicalId { get; }

    public Setting<int> Port { get; }

    public Setting<string> Protocol { get; }

    /// <summary>How long a target that leaves may finish its requests: 300 s by default.</summary>
    public Setting<TimeSpan> DeregistrationDelay { get; }
}
