using ConfigLint.Model.Aws;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Launches;

/// <summary>What the containers of ECS task definitions start: their EntryPoint and Command, in which no shell replaces anything; an image's own command is not known here.</summary>
internal static class EcsLaunches
{
    public static IEnumerable<Launch> Read(Workspace workspace) =>
        workspace.CloudFormation.SelectMany(part => part.Elements.OfType<EcsContainer>().SelectMany(container => OfContainer(part.Main, container)));

    private static IEnumerable<Launch> OfContainer(SourceFile file, EcsContainer container)
    {
        if (Words(container, "EntryPoint") is not { } entrypoint || Words(container, "Command") is not { } arguments)
            yield break;
        foreach (var command in CommandResolver.OfExpanded([.. entrypoint, .. arguments], true, container))
            yield return command.ToLaunch(LaunchKind.Ecs, file, container.Name, new ImageFilesOnly(), container, container.Image);
    }

    /// <summary>None when the property is not written; null when a function computes it.</summary>
    private static List<LaunchWord>? Words(EcsContainer container, string property)
    {
        if (container.Node.Get(property) is not { } node)
            return [];
        return node is YamlSequence { HasCustomTag: false } list
            ? [.. list.Values().Select(word => word is YamlScalar { HasCustomTag: false } scalar
                ? new LaunchWord(scalar.Value, YamlText.At(scalar), [])
                : new LaunchWord(null, word.Location, []))]
            : null;
    }

    private sealed class ImageFilesOnly : ILaunchFiles
    {
        public LaunchFile Find(string path) => new LaunchFile.Unknown("the image's own files are not known");
    }
}
