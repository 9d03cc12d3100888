using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Texts that containers get as files or variables.</summary>
public sealed class ConfigMap : KubernetesObject
{
    internal ConfigMap(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) =>
        Data = [.. (manifest.Root.GetMapping("data")?.MergedEntries() ?? [])
            .Where(e => e is { Name: not null } && e.Value.Resolve() is YamlScalar { HasCustomTag: false })
            .Select(e => new ConfigMapEntry(e.Name!, (YamlScalar)e.Value.Resolve()!, e, EmbeddedConfigs.PathOf(manifest, e.Name!)))];

    public IReadOnlyList<ConfigMapEntry> Data { get; }

    /// <summary>The settings of ingress-nginx's controller, by the label of its chart or the names of its manifests.</summary>
    public bool IsIngressNginx =>
        Labels.GetValueOrDefault("app.kubernetes.io/name") == "ingress-nginx"
        || ObjectName is "ingress-nginx-controller" or "nginx-configuration" or "nginx-ingress-controller" or "nginx-load-balancer-conf";
}

/// <param name="Key">The file's name, or the variable's.</param>
/// <param name="Value">The text with its place in the manifest.</param>
/// <param name="Path">Under which the workspace has the text when it is a configuration that is linted (<see cref="Workspace.Find"/>).</param>
public sealed record ConfigMapEntry(string Key, YamlScalar Value, YamlEntry Entry, string Path)
{
    public Location At => Value.IsBlock ? Entry.Key.Location : Entry.Location;
}
