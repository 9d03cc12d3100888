using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>GKE's settings of a Service behind an Ingress.</summary>
public sealed class BackendConfig : KubernetesObject
{
    internal BackendConfig(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    /// <summary>The backend service's time-out: how long a whole response may take.</summary>
    public Setting<TimeSpan> Timeout => Settings.Seconds(Spec, "timeoutSec", null);

    internal YamlMapping? HealthCheckNode => Spec?.GetMapping("healthCheck");
}
