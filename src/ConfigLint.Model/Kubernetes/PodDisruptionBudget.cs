namespace ConfigLint.Model.Kubernetes;

/// <summary>How many pods may be taken away at once.</summary>
public sealed class PodDisruptionBudget : KubernetesObject
{
    internal PodDisruptionBudget(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) => Selector = TextsOf(Spec?.Get("selector", "matchLabels"));

    public IReadOnlyDictionary<string, string> Selector { get; }
}
