using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.HealthChecks;

/// <summary>Who asks.</summary>
public enum HealthCheckDialect
{
    /// <summary>A kubelet: liveness, readiness and startup probes.</summary>
    KubernetesProbe,

    /// <summary>An AWS target group of an Application Load Balancer.</summary>
    AwsApplicationLoadBalancer,
    AwsNetworkLoadBalancer,

    /// <summary>The balancer before the Application and Network Load Balancers.</summary>
    AwsClassicLoadBalancer,
    GoogleCloud,
    Traefik,
    Envoy,
    HAProxy,
    Apache,

    /// <summary>The <c>healthcheck</c> of a compose service or an image.</summary>
    Container,
}

public enum HealthCheckProtocol
{
    Unknown,
    Http,
    Https,
    Grpc,
    Tcp,

    /// <summary>A program in the container; its exit status tells.</summary>
    Command,
}

/// <summary>What a balancer or a kubelet asks, how often, and how many answers it takes. A dialect that has more to tell derives from it.</summary>
public class HealthCheck : ModelElement
{
    public HealthCheck(string name, Location at)
        : base(name, at)
    {
    }

    public required HealthCheckDialect Dialect { get; init; }

    public required HealthCheckProtocol Protocol { get; init; }

    /// <summary>With its query; for gRPC the service or method.</summary>
    public Setting<string> Path { get; init; }

    /// <summary>The port as written: a number or a port's name.</summary>
    public Setting<string> Port { get; init; }

    /// <summary>From one request to the next.</summary>
    public Setting<TimeSpan> Interval { get; init; }

    public Setting<TimeSpan> Timeout { get; init; }

    /// <summary>So many good answers in a row make a target healthy.</summary>
    public Setting<int> HealthyThreshold { get; init; }

    /// <summary>So many bad answers in a row make it unhealthy.</summary>
    public Setting<int> UnhealthyThreshold { get; init; }

    /// <summary>False when it is written down completely who is asked, and that is nobody.</summary>
    public bool HasTargets { get; init; } = true;
}
