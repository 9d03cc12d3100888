using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>
/// What kustomizations and objects without their mandatory parts change in others. A patched object has no defaults: what is missing from
/// it may stand in the patch.
/// </summary>
internal sealed class KustomizePatches
{
    private static readonly string[] FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string? Name)> _targets = [];
    private bool _touchesAll;

    public static KustomizePatches Read(Workspace workspace, IReadOnlyList<KubernetesManifest> manifests)
    {
        var patches = new KustomizePatches();
        foreach (var folder in manifests.Select(m => m.Folder).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in FileNames)
            {
                if (ReadTree(workspace, $"{folder}/{name}") is { } file)
                    patches.Add(folder, file);
            }
        }
        foreach (var manifest in manifests)
        {
            if (patches._files.Contains(manifest.File.Path) || Workload.IsPartOnly(manifest))
                patches._targets.Add((manifest.Kind, manifest.ObjectName));
        }
        return patches;
    }

    public bool Touch(SourceFile file, string kind, string? name) =>
        _touchesAll || _files.Contains(file.Path) || _targets.Contains((kind, null)) || _targets.Contains((kind, name));

    private void Add(string folder, YamlFile file)
    {
        foreach (var document in file.Documents)
        {
            foreach (var path in document.Root?.Select("patchesStrategicMerge", "*").OfType<YamlScalar>() ?? [])
            {
                if (path.IsBlock)
                    AddInline(path.Value);
                else
                    _files.Add(Resolve(folder, path.Value));
            }
            foreach (var patch in (IEnumerable<YamlNode>)[.. document.Root?.Select("patches", "*") ?? [], .. document.Root?.Select("patchesJson6902", "*") ?? []])
            {
                if (patch.GetString("path") is { } path)
                    _files.Add(Resolve(folder, path));
                if (patch.GetMapping("target") is { } target)
                    AddTarget(target.GetString("kind"), target.GetString("name"));
                else if (patch.GetString("patch") is { } inline)
                    AddInline(inline);
            }
        }
    }

    private void AddInline(string text)
    {
        foreach (var document in ((YamlFile)YamlParser.ParseText(SourceText.From(text)).Root).Documents)
            AddTarget(document.GetString("kind"), document.GetString("metadata", "name"));
    }

    private void AddTarget(string? kind, string? name)
    {
        // Names of targets are regular expressions; one that is more than a name may mean any.
        if (kind is null)
            _touchesAll = true;
        else
            _targets.Add((kind, name is not null && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name : null));
    }

    private static YamlFile? ReadTree(Workspace workspace, string path)
    {
        try
        {
            if (workspace.Find(path) is { Tree.Root: YamlFile known })
                return known;
            return workspace.FileSystem.FileExists(path)
                ? (YamlFile)YamlParser.ParseText(SourceText.FromBytes(workspace.FileSystem.ReadAllBytes(path), path)).Root
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Resolve(string folder, string path)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or ".."))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
