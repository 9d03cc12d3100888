using ConfigLint.Model.Containers;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Launches;

/// <summary>What the containers of pods start: their command and args; an image's own command is not known here.</summary>
internal static class PodLaunches
{
    public static IEnumerable<Launch> Read(Workspace workspace) =>
        workspace.Kubernetes.SelectMany(part => part.Elements).OfType<PodContainer>().Where(c => c.Role != PodContainerRole.Init).SelectMany(OfContainer);

    private static IEnumerable<Launch> OfContainer(PodContainer container)
    {
        if (container.Command is null && container.Arguments is null)
            yield break;
        var files = new PodFiles(container, container.WorkingDirectory);
        List<LaunchWord> words = [.. Words(container, container.Command), .. Words(container, container.Arguments)];
        foreach (var command in CommandResolver.OfExpanded(words, true, container.Environment))
        {
            var own = command.Folder is { } folder ? new PodFiles(container, ContainerPath.Combine(files.Folder, folder)) : files;
            yield return command.ToLaunch(LaunchKind.Kubernetes, container.Workload.File, container.Name, own, container, container.Image);
        }
    }

    private static IEnumerable<LaunchWord> Words(PodContainer container, IReadOnlyList<YamlScalar>? items)
    {
        foreach (var item in items ?? [])
        {
            var (text, locate) = YamlText.Of(item);
            yield return item.HasCustomTag
                ? new LaunchWord(null, YamlText.At(item), [])
                : WordExpander.Expand(CommandParser.ReadWord(text, new TextSpan(0, text.Length), CommandDialect.Kubernetes), locate, container.Environment);
        }
    }

    /// <summary>ConfigMaps are all that is known of a pod's files.</summary>
    private sealed class PodFiles(PodContainer container, string? folder) : ILaunchFiles
    {
        public string? Folder => folder;

        public LaunchFile Find(string path)
        {
            if (ContainerPath.Combine(folder, path) is { } full)
            {
                foreach (var files in container.Mounts.Select(m => m.Files).OfType<IReadOnlyDictionary<string, ConfigMapEntry>>())
                {
                    if (files.TryGetValue(full, out var entry))
                        return new LaunchFile.Found(entry.Path);
                }
            }
            return new LaunchFile.Unknown("the image's own files are not known");
        }
    }
}
