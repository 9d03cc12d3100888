using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Containers.Compose;

/// <summary>What a service's process sees: its environment and its files.</summary>
internal sealed class ComposeRuntime : IProcessEnvironment
{
    private readonly ComposeService _service;
    private readonly Dictionary<string, EnvironmentValue> _environment = new(StringComparer.Ordinal);
    private readonly bool _isOpen;

    public ComposeRuntime(ComposeService service)
    {
        _service = service;
        Image = BuildOf(service);
        foreach (var file in service.Nodes("env_file").SelectMany(FilesIn))
        {
            if (file is not null && service.Project.Workspace.ReadEnvFile(file, service.Project) is { } values)
                AddAll(values);
            else
                _isOpen = true;
        }
        foreach (var node in service.Nodes("environment"))
            AddAll(Environment(node));
        Files = new ContainerFiles(service.Project.Workspace.FileSystem, [.. service.Nodes("volumes").Concat(service.Nodes("configs")).SelectMany(Volumes)], Image, service.Word("working_dir").Text);
    }

    /// <summary>The image as its Dockerfile makes it; null when it is only named, or the Dockerfile is not at hand.</summary>
    public DockerImage? Image { get; }

    public ContainerFiles Files { get; }

    public EnvironmentValue Find(string name)
    {
        if (_environment.TryGetValue(name, out var value))
            return value;
        if (_isOpen)
            return new EnvironmentValue.Unknown("an env_file that is not at hand may set it");
        return Image?.Find(name) ?? new EnvironmentValue.Unset();
    }

    private void AddAll(Dictionary<string, EnvironmentValue> values)
    {
        foreach (var (name, value) in values)
            _environment[name] = value;
    }

    private Dictionary<string, EnvironmentValue> Environment(YamlNode node)
    {
        var found = new Dictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.MergedEntries().Where(e => e.Name is not null))
                found[entry.Name!] = entry.Value.Resolve() is YamlScalar { IsNull: false } scalar ? WordExpander.ValueOf(_service.Project.Word(scalar)) : PassedOn(entry.Name!);
            return found;
        }
        foreach (var item in node.Values().OfType<YamlScalar>())
        {
            var word = _service.Project.Word(item);
            var equals = word.KnownPrefix.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                found[word.KnownPrefix[..equals]] = WordExpander.ValueOf(word with { Text = word.Text?[(equals + 1)..] });
            else if (word.Text is { Length: > 0 } name)
                found[name] = PassedOn(name);
        }
        return found;
    }

    /// <summary>A name without a value takes that of compose's own environment.</summary>
    private EnvironmentValue PassedOn(string name) =>
        _service.Project.Find(name) is EnvironmentValue.Set set ? set : new EnvironmentValue.Unknown("the machine's environment decides it");

    private IEnumerable<string?> FilesIn(YamlNode node)
    {
        var items = node is YamlSequence ? node.Values() : [node];
        foreach (var item in items)
        {
            var path = item as YamlScalar ?? item.GetScalar("path");
            yield return path is not null && _service.Project.Word(path).Text is { } text ? ContainerPath.Combine(_service.Project.Folder, text) : null;
        }
    }

    private IEnumerable<FileMapping> Volumes(YamlNode list)
    {
        foreach (var item in list.Values())
        {
            var (source, target) = item is YamlScalar scalar ? Short(_service.Project.Word(scalar).Text) : (item.GetString("source"), item.GetString("target"));
            if (target is null || ContainerPath.Combine("/", target) is not { } full)
                continue;
            // "./" and "../" are folders of the project; other names are volumes, whose content nobody knows.
            var isOfProject = source is not null && (source.StartsWith('.') || (item is YamlMapping && item.GetString("type") == "bind" && !source.StartsWith('/') && !source.StartsWith('~')));
            yield return new FileMapping(isOfProject ? ContainerPath.Combine(_service.Project.Folder, source!) : null, full, IntoFolder: false);
        }
    }

    private static (string? Source, string? Target) Short(string? text) => text?.Split(':') switch
    {
        [var target] => (null, target),
        [var source, var target, ..] => (source, target),
        _ => (null, null),
    };

    private static DockerImage? BuildOf(ComposeService service)
    {
        if (service.Node("build") is not { } build)
            return null;
        var project = service.Project;
        string? Text(YamlNode? node) => node is YamlScalar scalar ? project.Word(scalar).Text : null;
        var context = Text(build as YamlScalar ?? build.Get("context")) ?? (build is YamlMapping && build.Get("context") is null ? "." : null);
        if (context is null || ContainerPath.Combine(project.Folder, context) is not { } folder)
            return null;
        var name = build.Get("dockerfile") is { } dockerfile ? Text(dockerfile) : "Dockerfile";
        var target = build.Get("target") is { } stage ? Text(stage) ?? "?" : null;
        return name is not null && ContainerPath.Combine(folder, name) is { } path && project.Workspace.OpenIfThere(path, ConfigFormat.Dockerfile) is { } file
            ? DockerImage.Build(project.Workspace.FileSystem, file, folder, target)
            : null;
    }
}
