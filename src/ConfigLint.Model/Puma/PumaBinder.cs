using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>Joins the commands that start Puma with the configuration files that they read; files that no command reads stand for themselves.</summary>
internal sealed class PumaBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) => Bind(workspace, workspace.Launches);

    internal static IReadOnlyList<BoundConfiguration> Bind(Workspace workspace, IReadOnlyList<Launch> launches)
    {
        // Opening a file for a command adds it to the list.
        var found = workspace.Files.FindAll(file => file.Format == ConfigFormat.Puma);
        var bound = new List<BoundConfiguration>();
        var used = new HashSet<SourceFile>();
        foreach (var launch in launches)
        {
            if (PumaCommandLine.Read(launch) is not { } line || OfLaunch(workspace, line) is not { } part)
                continue;
            bound.Add(part);
            used.UnionWith(part.Elements.OfType<PumaServer>().Select(server => server.Config?.File).OfType<SourceFile>());
        }
        bound.AddRange(found.Where(file => !used.Contains(file)).Select(file => OfFile(workspace, file)));
        return bound;
    }

    private static BoundConfiguration OfFile(Workspace workspace, SourceFile file)
    {
        var environment = UntoldEnvironment.Instance;
        var folder = FilePaths.FolderOf(file.Path);
        var settings = new PumaSettings
        {
            File = PumaConfigFile.Read(file, environment),
            Environment = environment,
            Version = VersionOf(workspace, file.Path),
            IsOtherRuby = IsOtherRuby(workspace, file.Path),
        };
        // config/puma/production.rb lies one folder further down.
        var database = new[] { folder, FilePaths.FolderOf(folder) }.Select(place => $"{place}/database.yml").FirstOrDefault(workspace.FileSystem.FileExists);
        return new BoundConfiguration(file, [new PumaServer("Puma", new Location(file.Source, default), settings) { Database = Database(workspace, database, environment) }]);
    }

    /// <summary>Null when it is not Puma after all, or the place it is started at is no file of the workspace.</summary>
    private static BoundConfiguration? OfLaunch(Workspace workspace, PumaCommandLine line)
    {
        var launch = line.Launch;
        var (file, unread) = PumaConfigSearch.Find(workspace, line);
        var path = file?.Path ?? PathOf(launch.Files.Find("Gemfile.lock"));
        var version = path is null ? DeclaredVersion(workspace) : VersionOf(workspace, path);
        // Any server may stand behind "rails server".
        if (line.IsRails && file is null && version is null)
            return null;
        if ((launch.File ?? file) is not { } main)
            return null;
        var settings = new PumaSettings
        {
            CommandLine = line,
            File = file is null ? null : PumaConfigFile.Read(file, launch.Environment),
            UnreadFile = unread,
            Environment = launch.Environment,
            Version = version,
            IsOtherRuby = ((launch.BaseImage ?? launch.Container?.Image) is { } image && IsOtherRuby(image)) || (path is not null && IsOtherRuby(workspace, path)),
        };
        var database = PathOf(launch.Files.Find("config/database.yml"));
        return new BoundConfiguration(main, [new PumaServer($"Puma of {launch.Name}", launch.At, settings) { Database = Database(workspace, database, launch.Environment) }]);
    }

    private static DatabaseConfig? Database(Workspace workspace, string? path, IProcessEnvironment environment) =>
        path is not null && workspace.ReadText(path) is { } source ? DatabaseConfig.Read(source, environment) : null;

    private static Version? VersionOf(Workspace workspace, string path) => DeclaredVersion(workspace) ?? workspace.LockFiles.Find(path, "puma");

    private static Version? DeclaredVersion(Workspace workspace) => workspace.Options.Versions.GetValueOrDefault("puma");

    private static bool IsOtherRuby(Workspace workspace, string path) => NearFiles.FoldersAbove(workspace, path)
        .Select(folder => workspace.FileSystem.FileExists($"{folder}/.ruby-version") ? workspace.FileSystem.TryRead($"{folder}/.ruby-version")?.Text : null)
        .FirstOrDefault(text => text is not null) is { } ruby && IsOtherRuby(ruby);

    private static bool IsOtherRuby(string name) => name.Contains("jruby", StringComparison.OrdinalIgnoreCase) || name.Contains("truffleruby", StringComparison.OrdinalIgnoreCase);

    private static string? PathOf(LaunchFile file) => (file as LaunchFile.Found)?.Path;
}
