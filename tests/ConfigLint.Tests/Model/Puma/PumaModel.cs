using ConfigLint.Model;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Puma;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Puma;

/// <summary>Puma servers of files in memory.</summary>
static class PumaModel
{
    /// <summary>A puma.rb that no command is known for.</summary>
    public static PumaServer OfFile(string ruby, string? version = null) => OfFiles(version, ("config/puma.rb", ruby));

    public static PumaServer OfFiles(string? version, params (string Path, string Text)[] files) =>
        Assert.Single(PumaBinder.Bind(Workspace(version, files), []).SelectMany(part => part.Elements).OfType<PumaServer>());

    /// <summary>The Puma that a unit starts in the folder of these files.</summary>
    /// <param name="command">Words with blanks between; "?" stands for what is not known of a word, to its end.</param>
    public static PumaServer? OfCommand(string command, string? version = null, TestEnvironment? environment = null, LaunchKind kind = LaunchKind.SystemdUnit, params (string Path, string Text)[] files)
    {
        var workspace = Workspace(version, files);
        var unit = workspace.Add("/w/app.service", SourceText.From("ExecStart=" + command, "app.service"), ConfigFormat.SystemdUnit);
        var at = new Location(unit.Source, new TextSpan(10, command.Length));
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var launch = new Launch(kind, "app.service", at, words[0], [.. words.Skip(1).Select(word => Word(word, at))])
        {
            File = unit,
            Environment = environment ?? new TestEnvironment(),
            Files = new FolderFiles(workspace.FileSystem),
        };
        return PumaBinder.Bind(workspace, [launch]).SelectMany(part => part.Elements).OfType<PumaServer>().FirstOrDefault(server => server.Launch is not null);
    }

    static LaunchWord Word(string word, Location at) =>
        word.EndsWith('?') ? new LaunchWord(null, at, []) { KnownPrefix = word[..^1] } : new LaunchWord(word, at, []);

    public static Workspace Workspace(string? version, params (string Path, string Text)[] files)
    {
        var disk = new InMemoryFileSystem();
        foreach (var (path, text) in files)
            disk.Add("/w/" + path, text);
        var options = version is null ? WorkspaceOptions.Default : new WorkspaceOptions { Versions = new Dictionary<string, Version> { ["puma"] = Version.Parse(version) } };
        var workspace = new Workspace(disk, options, path => path["/w/".Length..]);
        foreach (var (path, _) in files.Where(file => file.Path.EndsWith(".rb", StringComparison.Ordinal)))
            workspace.Open("/w/" + path, ConfigFormat.Puma);
        return workspace;
    }

    /// <summary>"5", or "?" for what is not known.</summary>
    public static string Show<T>(Setting<T> setting) => setting.TryGet(out var value) ? value switch
    {
        TimeSpan time => $"{time.TotalSeconds}",
        bool flag => flag ? "yes" : "no",
        _ => $"{value}",
    } : "?";

    public static string ShowBinds(PumaServer server) => server.Binds is not { Count: > 0 } binds ? "?"
        : string.Join(" ", binds.Select(bind => (bind.IsTls ? "tls:" : "") + (bind.Address?.ToString() ?? "?")));

    sealed class FolderFiles(IFileSystem files) : ILaunchFiles
    {
        public LaunchFile Find(string path) => path.StartsWith('/') ? new LaunchFile.Unknown("outside the folder")
            : files.FileExists("/w/" + path) ? new LaunchFile.Found("/w/" + path) : new LaunchFile.Absent();
    }
}

/// <summary>Variables that the stack sets; null for one that it sets to what is not known.</summary>
sealed class TestEnvironment(params (string Name, string? Value)[] variables) : IProcessEnvironment
{
    public static Location Place { get; } = new(SourceText.From("the compose file", "compose.yaml"), new TextSpan(0, 3));

    public EnvironmentValue Find(string name)
    {
        foreach (var (known, value) in variables)
        {
            if (known == name)
                return value is null ? new EnvironmentValue.Unknown("a secret") : new EnvironmentValue.Set(value, Place);
        }
        return new EnvironmentValue.Unset();
    }
}
