namespace ConfigLint.Model.Kubernetes;

/// <summary>GKE's settings of a Service behind a Gateway.</summary>
public sealed class GcpBackendPolicy : KubernetesObject
{
    internal GcpBackendPolicy(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? TargetName => Spec?.GetString("targetRef", "name");

    public Setting<TimeSpan> Timeout => Settings.Seconds(Spec?.Get("default"), "timeoutSec", null);
}
