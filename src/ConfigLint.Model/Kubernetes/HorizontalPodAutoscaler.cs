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
