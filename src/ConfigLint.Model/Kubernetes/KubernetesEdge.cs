using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Kubernetes;

/// <summary>A balancer that an Ingress, an HTTPRoute or a policy configures.</summary>
public sealed class KubernetesEdge : Edge
{
    internal KubernetesEdge(string server, string name, Location at, Setting<TimeSpan> responseTimeout, Setting<TimeSpan> idleTimeout)
        : base(name, at)
    {
        Server = server;
        ResponseTimeout = responseTimeout;
        IdleTimeout = idleTimeout;
    }

    public override string Server { get; }

    public override Setting<TimeSpan> ResponseTimeout { get; }

    public override Setting<TimeSpan> IdleTimeout { get; }

    /// <summary>The Services behind it that were read.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    public override bool MayStream => Paths.Any(StreamPaths.Contain);

    public override IReadOnlyList<string> Paths => ServedPaths;

    internal IReadOnlyList<string> ServedPaths { get; init; } = [];
}
