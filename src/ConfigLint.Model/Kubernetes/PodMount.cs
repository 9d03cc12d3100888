using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>A volumeMount of a container.</summary>
/// <param name="Files">The files that it brings, by their absolute path in the container; null when they are not known: a Secret, a claim, an unread ConfigMap.</param>
public sealed record PodMount(IReadOnlyDictionary<string, ConfigMapEntry>? Files)
{
    internal static IReadOnlyList<PodMount> Read(PodContainer container)
    {
        var volumes = (container.Workload.PodSpec?.GetSequence("volumes")?.Values() ?? []).OfType<YamlMapping>().ToLookup(v => v.GetString("name") ?? "", StringComparer.Ordinal);
        var mounts = new List<PodMount>();
        foreach (var mount in (container.Node.GetSequence("volumeMounts")?.Values() ?? []).OfType<YamlMapping>())
        {
            if (mount.GetString("mountPath") is not { } path || mount.GetString("name") is not { } name)
                continue;
            mounts.Add(new PodMount(FilesOf(container.Workload, volumes[name].LastOrDefault(), path.TrimEnd('/'), mount.GetString("subPath"))));
        }
        return mounts;
    }

    /// <param name="path">In the container: a folder, or with <paramref name="subPath"/> whatever that is.</param>
    /// <param name="subPath">The one entry of the volume that is mounted; null for all of it.</param>
    private static Dictionary<string, ConfigMapEntry>? FilesOf(Workload workload, YamlMapping? volume, string path, string? subPath)
    {
        if (volume?.GetMapping("configMap") is not { } source || source.GetString("name") is not { } name || workload.Set.Find<ConfigMap>(workload, name) is not { } map)
            return null;
        var files = new Dictionary<string, ConfigMapEntry>(StringComparer.Ordinal);
        foreach (var (file, entry) in Items(source, map))
        {
            if (subPath is null)
                files[$"{path}/{file}"] = entry;
            else if (file == subPath)
                files[path] = entry;
        }
        return files;
    }

    /// <summary>All keys under their own names, or those of <c>items</c> under the given paths.</summary>
    private static IEnumerable<(string File, ConfigMapEntry Entry)> Items(YamlMapping source, ConfigMap map)
    {
        if (source.GetSequence("items") is not { } items)
            return map.Data.Select(entry => (entry.Key, entry));
        var byKey = map.Data.DistinctBy(d => d.Key).ToDictionary(d => d.Key, StringComparer.Ordinal);
        return items.Values().Where(i => byKey.ContainsKey(i.GetString("key") ?? "")).Select(i => (i.GetString("path") ?? i.GetString("key")!, byKey[i.GetString("key")!]));
    }
}
