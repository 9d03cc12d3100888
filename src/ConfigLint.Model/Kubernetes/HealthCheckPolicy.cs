using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>GKE's health check of a Service behind a Gateway.</summary>
public sealed class HealthCheckPolicy : KubernetesObject
{
    internal HealthCheckPolicy(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    internal YamlMapping? HealthCheckNode => Spec?.GetMapping("default");
}
