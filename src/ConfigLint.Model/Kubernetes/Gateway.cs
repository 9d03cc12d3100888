namespace ConfigLint.Model.Kubernetes;

/// <summary>Gateway of the Gateway API: listeners of a balancer.</summary>
public sealed class Gateway : KubernetesObject
{
    internal Gateway(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }
}
