using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>What the API server asks before it takes an object: a Service that it names gets no client's requests.</summary>
public sealed class WebhookConfiguration : KubernetesObject
{
    internal WebhookConfiguration(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) =>
        Services = [.. (Manifest.GetSequence("webhooks")?.Values() ?? []).OfType<YamlMapping>()
            .Select(w => (w.GetString("clientConfig", "service", "namespace"), w.GetString("clientConfig", "service", "name")))];

    /// <summary>As written; the object itself belongs to no namespace.</summary>
    public IReadOnlyList<(string? Namespace, string? Name)> Services { get; }
}
