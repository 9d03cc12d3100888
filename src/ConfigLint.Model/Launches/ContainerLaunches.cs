using ConfigLint.Model.Containers;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Launches;

/// <summary>What images and the services of compose files start.</summary>
internal static class ContainerLaunches
{
    public static IEnumerable<Launch> OfCompose(Workspace workspace) =>
        workspace.ComposeProjects.SelectMany(project => project.Services).SelectMany(service => OfService(workspace, service));

    /// <summary>Images that no compose file is known to run with their own command.</summary>
    public static IEnumerable<Launch> OfImages(Workspace workspace) =>
        workspace.LooseImages.SelectMany(container => ImageCommand.Of(container.BuiltImage, container.BuiltImage, container.Files, workspace)
            .Select(command => Create(LaunchKind.Image, container.BuiltImage.File, container.Name, command, container.Files, container.BuiltImage.BaseImage, container)));

    public static IReadOnlyList<ImageContainer> ReadLooseImages(Workspace workspace)
    {
        var used = workspace.ComposeProjects.SelectMany(p => p.Services)
            .Where(s => s.Node("command") is null && s.Node("entrypoint") is null)
            .Select(s => s.Runtime.Image?.File)
            .ToHashSet();
        return [.. workspace.Files.FindAll(f => f.Format == ConfigFormat.Dockerfile && !used.Contains(f))
            .Select(file => DockerImage.Build(workspace.FileSystem, file, ContextOf(workspace, file)))
            .OfType<DockerImage>()
            .Select(image => new ImageContainer(workspace.FileSystem, image))];
    }

    /// <summary>A Dockerfile in a folder of its own is often built from a folder above: the nearest in which all that it copies can lie.</summary>
    private static string ContextOf(Workspace workspace, SourceFile file)
    {
        var own = file.Folder;
        var built = workspace.ComposeProjects.SelectMany(p => p.Services).FirstOrDefault(s => s.Runtime.Image?.File == file)?.Runtime.Image?.Context;
        if (built is not null)
            return built;
        var sources = ((Dockerfile)file.Tree.Root).Instructions.OfType<DockerfileWords>()
            .Where(i => i.Keyword is "COPY" or "ADD" && i.Flag("from") is null)
            .SelectMany(i => i.Words.SkipLast(1)).Select(w => w.Literal).OfType<string>()
            .Where(s => !s.Contains("://", StringComparison.Ordinal) && s.Trim('.', '/').Length > 0 && !Glob.IsPattern(s))
            .ToList();
        if (sources.Count == 0)
            return own;
        for (var (folder, i) = (own, 0); i < 4 && folder.Length > 0 && workspace.IsInRoots(folder); i++, folder = FilePaths.FolderOf(folder))
        {
            if (sources.TrueForAll(s => ContainerPath.Combine(folder, s.TrimStart('/')) is { } path && (workspace.FileSystem.FileExists(path) || workspace.FileSystem.DirectoryExists(path))))
                return folder;
        }
        return own;
    }

    private static IEnumerable<Launch> OfService(Workspace workspace, ComposeService service)
    {
        var runtime = service.Runtime;
        var baseImage = runtime.Image is { } image ? image.BaseImage : service.Node("build") is null ? service.Image : null;
        return Commands(workspace, service, runtime).Select(command => Create(LaunchKind.ComposeService, service.Project.Main, service.Name, command, runtime.Files, baseImage, service));
    }

    private static IReadOnlyList<ResolvedCommand> Commands(Workspace workspace, ComposeService service, ComposeRuntime runtime)
    {
        var entrypoint = service.Node("entrypoint");
        var command = service.Node("command");
        if (entrypoint is null && command is null)
            return runtime.Image is { } own ? ImageCommand.Of(own, runtime, runtime.Files, workspace) : [];
        // A written entry point clears the image's command.
        var first = entrypoint is null ? ImageCommand.EntrypointWords(runtime.Image) : Words(service, entrypoint);
        if (entrypoint is null && runtime.Image?.Entrypoint?.ShellForm is not null)
            return ImageCommand.Of(runtime.Image, runtime, runtime.Files, workspace);
        var rest = command is null ? [] : Words(service, command);
        return first is null || rest is null ? [] : ImageCommand.Join(first, rest, runtime, runtime.Files, workspace);
    }

    /// <summary>Null when the words cannot be told.</summary>
    private static IReadOnlyList<LaunchWord>? Words(ComposeService service, YamlNode node)
    {
        if (node is YamlSequence)
            return [.. node.Values().OfType<YamlScalar>().Select(service.Project.Word)];
        if (node is not YamlScalar { HasCustomTag: false } scalar)
            return null;
        var (text, locate) = Values.YamlText.Of(scalar);
        var words = new List<LaunchWord>();
        foreach (var word in CommandParser.ParseLine(text, new TextSpan(0, text.Length), CommandDialect.Compose).Commands.SelectMany(c => c.Words))
        {
            var value = WordExpander.Expand(word.Content, locate, service.Project);
            if (value.Text is null && WordExpander.MaySplit(word.Content))
                return words.Count > 0 && words[0].Text is not null ? [.. words, value] : null;
            words.Add(value);
        }
        return words;
    }

    private static Launch Create(LaunchKind kind, SourceFile file, string name, ResolvedCommand command, ContainerFiles files, string? baseImage, Container? container) =>
        command.ToLaunch(kind, file, name, command.Folder is { } folder ? files.In(folder) : files, container, baseImage);
}
