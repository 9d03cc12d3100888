using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Containers.Compose;

/// <summary>A compose file, with the override that compose lays over it, and the variables that its <c>.env</c> sets.</summary>
internal sealed class ComposeProject : IProcessEnvironment
{
    private readonly Workspace _workspace;
    private readonly Dictionary<string, EnvironmentValue> _environment;
    private readonly Dictionary<string, ComposeService> _byName;

    private ComposeProject(Workspace workspace, SourceFile main, IReadOnlyList<YamlNode> roots)
    {
        _workspace = workspace;
        Main = main;
        Folder = main.Folder;
        _environment = workspace.ReadEnvFile($"{Folder}/.env", UntoldEnvironment.Instance) ?? [];
        var names = roots.SelectMany(root => (root.GetMapping("services")?.MergedEntries() ?? []).Select(e => e.Name)).OfType<string>().Distinct();
        Services = [.. names
            .Select(name => (Name: name, Layers: roots.Select(root => root.GetMapping("services", name)).OfType<YamlMapping>().ToList()))
            .Where(service => service.Layers.Count > 0)
            .Select(service => new ComposeService(this, service.Name, service.Layers))];
        _byName = Services.ToDictionary(s => s.Service, StringComparer.Ordinal);
    }

    public SourceFile Main { get; }

    public string Folder { get; }

    public Workspace Workspace => _workspace;

    public IReadOnlyList<ComposeService> Services { get; }

    public ComposeService? Service(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All compose files of a workspace; an override belongs to the file beside it.</summary>
    public static IReadOnlyList<ComposeProject> ReadAll(Workspace workspace)
    {
        var projects = new List<ComposeProject>();
        var files = workspace.Files.FindAll(f => f.Format == ConfigFormat.Yaml && RootOf(f) is not null);
        var mains = files.Where(f => ComposeFiles.Names.Contains(f.Name)).Select(f => f.Folder).ToHashSet(StringComparer.Ordinal);
        var overrides = files.Where(f => ComposeFiles.OverrideNames.Contains(f.Name)).ToLookup(f => f.Folder, StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (ComposeFiles.OverrideNames.Contains(file.Name) && mains.Contains(file.Folder))
                continue;
            var roots = new List<YamlNode>();
            if (ComposeFiles.Names.Contains(file.Name))
                roots.AddRange(overrides[file.Folder].Select(f => RootOf(f)!));
            roots.Add(RootOf(file)!);
            projects.Add(new ComposeProject(workspace, file, roots));
        }
        return projects;
    }

    /// <summary>Compose replaces variables from its own environment before anything else reads the file.</summary>
    public EnvironmentValue Find(string name) => _environment.GetValueOrDefault(name) ?? new EnvironmentValue.Unset();

    /// <summary>The mapping of another file that a service extends.</summary>
    internal YamlMapping? Extended(string? file, string service)
    {
        if (file is null)
            return RootOf(Main)?.GetMapping("services", service);
        return ContainerPath.Combine(Folder, file) is { } path && _workspace.Find(path) is { } found ? RootOf(found)?.GetMapping("services", service) : null;
    }

    /// <summary>Compose's value of a scalar: its variables replaced.</summary>
    internal LaunchWord Word(YamlScalar scalar)
    {
        var (text, locate) = YamlText.Of(scalar);
        return scalar.HasCustomTag
            ? new LaunchWord(null, YamlText.At(scalar), [])
            : WordExpander.Expand(CommandParser.ReadWord(text, new TextSpan(0, text.Length), CommandDialect.ComposeItem), locate, this);
    }

    private static YamlNode? RootOf(SourceFile file) =>
        file.Tree.Root is YamlFile { Documents: [{ Root: { } root }] } && root.GetMapping("services") is { } services && IsCompose(file.Name, services) ? root : null;

    private static bool IsCompose(string name, YamlMapping services)
    {
        return name.StartsWith("compose.", StringComparison.Ordinal) || name.StartsWith("docker-compose", StringComparison.Ordinal)
            || services.MergedEntries().Any(e => e.Value.GetMapping() is { } service && (service.GetEntry("image") ?? service.GetEntry("build") ?? service.GetEntry("extends")) is not null);
    }
}
