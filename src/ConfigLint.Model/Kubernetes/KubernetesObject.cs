using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>An object that a manifest describes.</summary>
public abstract class KubernetesObject : ModelElement
{
    private readonly KubernetesManifest _manifest;
    private IReadOnlyDictionary<string, YamlEntry>? _annotations;

    private protected KubernetesObject(KubernetesManifest manifest, KubernetesSet set)
        : base($"{manifest.Kind} \"{manifest.ObjectName ?? "?"}\"", manifest.At)
    {
        _manifest = manifest;
        Set = set;
        Labels = TextsOf(manifest.Root.Get("metadata", "labels"));
    }

    public string Kind => _manifest.Kind;

    /// <summary>Null when generateName or a template makes it.</summary>
    public string? ObjectName => _manifest.ObjectName;

    /// <summary>Null: the one that is in use when the manifest is applied.</summary>
    public string? Namespace => _manifest.Namespace;

    public IReadOnlyDictionary<string, string> Labels { get; }

    public IReadOnlyDictionary<string, YamlEntry> Annotations => _annotations ??= EntriesOf(Manifest.Get("metadata", "annotations"));

    /// <summary>The whole object, and no patch of it was read: what is not written has its default.</summary>
    public virtual bool IsComplete => _manifest.IsWhole && ObjectName is { } name && !YamlSettings.HasPlaceholder(name) && !Set.IsPatched(this);

    public SourceFile File => _manifest.File;

    public YamlMapping Manifest => _manifest.Root;

    internal KubernetesSet Set { get; }

    internal string Folder => _manifest.Folder;

    private protected YamlMapping? Spec => Manifest.GetMapping("spec");

    private protected YamlSettings Settings => new(IsComplete, "Kubernetes' default");

    /// <summary>The annotation's text; null when it has none or it is no text.</summary>
    public string? GetAnnotation(string name) => Annotations.TryGetValue(name, out var entry) ? YamlSettings.TextOf(entry) : null;

    private protected static IReadOnlyDictionary<string, YamlEntry> EntriesOf(YamlNode? node)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in (node as YamlMapping)?.MergedEntries() ?? [])
        {
            if (entry.Name is { } name)
                entries[name] = entry;
        }
        return entries;
    }

    /// <summary>Labels and selectors.</summary>
    private protected static IReadOnlyDictionary<string, string> TextsOf(YamlNode? node) =>
        EntriesOf(node).Where(e => e.Value.Value.Resolve() is YamlScalar).ToDictionary(e => e.Key, e => ((YamlScalar)e.Value.Value.Resolve()!).Value, StringComparer.Ordinal);
}
