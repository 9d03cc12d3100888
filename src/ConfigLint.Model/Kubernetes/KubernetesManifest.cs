using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>One object as it is written: a document, or an item of a List.</summary>
/// <param name="IsWhole">The parser read all of the document.</param>
internal sealed record KubernetesManifest(SourceFile File, YamlMapping Root, string Group, string Kind, bool IsWhole)
{
    // A List may hold lists; nobody writes more.
    private const int MostListLevels = 3;

    public string Folder { get; } = File.Folder;

    public string? ObjectName { get; } = Root.GetString("metadata", "name");

    public string? Namespace { get; } = Root.GetString("metadata", "namespace");

    public Location At => (Root.GetMapping("metadata")?.GetEntry("name") ?? Root.GetEntry("kind") ?? Root.Entries[0]).Location;

    /// <summary>All objects of a file, in order. Documents without apiVersion and kind are none.</summary>
    public static IEnumerable<KubernetesManifest> Read(SourceFile file)
    {
        if (file.Tree.Root is not YamlFile yaml)
            yield break;
        foreach (var document in yaml.Documents)
        {
            var open = new Stack<(YamlNode Node, int Level)>();
            if (document.Root is { } root)
                open.Push((root, 0));
            while (open.TryPop(out var next))
            {
                if (next.Node.Resolve() is not YamlMapping mapping || mapping.GetString("apiVersion") is not { } version || mapping.GetString("kind") is not { } kind)
                    continue;
                if (kind.EndsWith("List", StringComparison.Ordinal) && mapping.GetSequence("items") is { } items)
                {
                    if (next.Level < MostListLevels)
                    {
                        foreach (var item in items.Items.Reverse())
                            open.Push((item, next.Level + 1));
                    }
                    continue;
                }
                var slash = version.IndexOf('/');
                yield return new KubernetesManifest(file, mapping, slash < 0 ? "" : version[..slash], kind, document.IsComplete);
            }
        }
    }
}
