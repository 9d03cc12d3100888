using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Changes the number of replicas of a workload.</summary>
public sealed class HorizontalPodAutoscaler : KubernetesObject
{
    internal HorizontalPodAutoscaler(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public Setting<int> MinReplicas => Settings.Integer(Spec, "minReplicas", 1);

    public Setting<int> MaxReplicas => Settings.Integer(Spec, "maxReplicas", null);

    public string? TargetKind => Spec?.GetString("scaleTargetRef", "kind");

    public string? TargetName => Spec?.GetString("scaleTargetRef", "name");
}

/// <summary>How many pods may be taken away at once.</summary>
public sealed class PodDisruptionBudget : KubernetesObject
{
    internal PodDisruptionBudget(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) => Selector = TextsOf(Spec?.Get("selector", "matchLabels"));

    public IReadOnlyDictionary<string, string> Selector { get; }

    /// <summary>A number or a percentage.</summary>
    public Setting<string> MinAvailable => Settings.Text(Spec, "minAvailable", null);

    public Setting<string> MaxUnavailable => Settings.Text(Spec, "maxUnavailable", null);
}

/// <summary>Gateway of the Gateway API: listeners of a balancer.</summary>
public sealed class Gateway : KubernetesObject
{
    internal Gateway(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? ClassName => Spec?.GetString("gatewayClassName");
}

/// <summary>Registers a Service's pods in an AWS target group that exists already.</summary>
public sealed class TargetGroupBinding : KubernetesObject
{
    internal TargetGroupBinding(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? ServiceName => Spec?.GetString("serviceRef", "name");

    public Setting<string> TargetType => Settings.Text(Spec, "targetType", null);
}

/// <summary>GKE's settings of a Service behind an Ingress.</summary>
public sealed class BackendConfig : KubernetesObject
{
    internal BackendConfig(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    /// <summary>The backend service's time-out: how long a whole response may take.</summary>
    public Setting<TimeSpan> Timeout => Settings.Seconds(Spec, "timeoutSec", null);

    public Setting<TimeSpan> Drain => Settings.Seconds(Spec?.Get("connectionDraining"), "drainingTimeoutSec", null);

    internal YamlMapping? HealthCheckNode => Spec?.GetMapping("healthCheck");
}

/// <summary>GKE's health check of a Service behind a Gateway.</summary>
public sealed class HealthCheckPolicy : KubernetesObject
{
    internal HealthCheckPolicy(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? TargetName => Spec?.GetString("targetRef", "name");

    internal YamlMapping? HealthCheckNode => Spec?.GetMapping("default");
}

/// <summary>GKE's settings of a Service behind a Gateway.</summary>
public sealed class GcpBackendPolicy : KubernetesObject
{
    internal GcpBackendPolicy(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? TargetName => Spec?.GetString("targetRef", "name");

    public Setting<TimeSpan> Timeout => Settings.Seconds(Spec?.Get("default"), "timeoutSec", null);

    public Setting<TimeSpan> Drain => Settings.Seconds(Spec?.Get("default", "connectionDraining"), "drainingTimeoutSec", null);
}
