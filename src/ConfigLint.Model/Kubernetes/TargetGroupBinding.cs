namespace ConfigLint.Model.Kubernetes;

/// <summary>Registers a Service's pods in an AWS target group that exists already.</summary>
public sealed class TargetGroupBinding : KubernetesObject
{
    internal TargetGroupBinding(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }
}
