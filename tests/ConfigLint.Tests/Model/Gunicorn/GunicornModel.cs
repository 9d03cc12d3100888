using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Gunicorn;

/// <summary>Gunicorns out of texts.</summary>
static class GunicornModel
{
    /// <summary>A configuration file that nothing is known to be started with.</summary>
    public static GunicornServer OfFile(string text, WorkspaceOptions? options = null) =>
        Assert.Single(StackBuilder.Build(Workspaces.Of(ConfigFormat.Gunicorn, options ?? WorkspaceOptions.Default, ("gunicorn.conf.py", text))).SelectMany(stack => stack.Elements).OfType<GunicornServer>());

    /// <summary>A command in a folder that has the given file or none.</summary>
    public static GunicornServer OfLaunch(string command, string? file = null, IReadOnlyDictionary<string, string>? environment = null, LaunchKind kind = LaunchKind.SystemdUnit, bool isComplete = true)
    {
        var disk = new InMemoryFileSystem();
        if (file is not null)
            disk.Add("/w/gunicorn.conf.py", file);
        var workspace = new Workspace(disk, WorkspaceOptions.Default, path => path["/w/".Length..]);
        var launch = Launch(command, environment, kind, isComplete, disk);
        return new GunicornServer(launch.Name, launch.At, GunicornSources.OfLaunch(workspace, launch), null);
    }

    public static IReadOnlyList<string> FindingsOf(string text, string? rule = null) =>
        [.. Findings(Workspaces.Of(ConfigFormat.Gunicorn, ("gunicorn.conf.py", text))).Where(id => rule is null || id == rule)];

    public static IReadOnlyList<string> Findings(Workspace workspace) =>
        [.. new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings.Select(finding => finding.Diagnostic.Descriptor.Id)];

    static Launch Launch(string command, IReadOnlyDictionary<string, string>? environment, LaunchKind kind, bool isComplete, IFileSystem disk)
    {
        var source = SourceText.From(command, "app.service");
        var words = new List<LaunchWord>();
        foreach (var word in command.Split(' ').Skip(1))
            words.Add(new LaunchWord(word.StartsWith('$') ? null : word, new Location(source, new TextSpan(command.IndexOf(word, StringComparison.Ordinal), word.Length)), []));
        return new Launch(kind, "app", new Location(source, new TextSpan(0, command.Length)), "gunicorn", words)
        {
            IsComplete = isComplete,
            Environment = new TableEnvironment(environment ?? new Dictionary<string, string>(), source),
            Files = new FolderFiles(disk),
        };
    }

    sealed class TableEnvironment(IReadOnlyDictionary<string, string> table, SourceText source) : IProcessEnvironment
    {
        public EnvironmentValue Find(string name) => table.TryGetValue(name, out var value)
            ? value == "?" ? new EnvironmentValue.Unknown("a secret") : new EnvironmentValue.Set(value, new Location(source, default))
            : new EnvironmentValue.Unset();
    }

    sealed class FolderFiles(IFileSystem disk) : ILaunchFiles
    {
        public LaunchFile Find(string path) => path.StartsWith("/elsewhere/", StringComparison.Ordinal) ? new LaunchFile.Unknown("it is in the image")
            : disk.FileExists($"/w/{path}") ? new LaunchFile.Found($"/w/{path}")
            : new LaunchFile.Absent();
    }
}
