namespace ConfigLint.Model.Gunicorn;

/// <summary>Makes a server of every launch of gunicorn, and of every configuration file that no launch reads.</summary>
internal sealed class GunicornBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var bound = new List<BoundConfiguration>();
        var used = new HashSet<SourceFile>();
        foreach (var launch in workspace.Launches.Where(launch => launch.Program == "gunicorn"))
        {
            var sources = GunicornSources.OfLaunch(workspace, launch);
            if (sources.File is { } read)
                used.Add(read.File);
            if ((launch.File ?? sources.File?.File) is not { } main)
                continue;
            var server = new GunicornServer(launch.Name, launch.At, sources, VersionFor(workspace, sources.File?.File.Path ?? main.Path));
            workspace.Trace.Add($"{launch.At}: {server.Name} is started with {sources.File?.File.ToString() ?? sources.WhyIncomplete ?? "no configuration file"}");
            bound.Add(new BoundConfiguration(main, [server]));
        }
        foreach (var file in workspace.Files.Where(file => file.Format == ConfigFormat.Gunicorn && !used.Contains(file)).ToList())
        {
            workspace.Trace.Add($"{file}: no gunicorn is known to be started with it");
            bound.Add(new BoundConfiguration(file, [new GunicornServer("gunicorn", new(file.Source, default), GunicornSources.OfFile(file), VersionFor(workspace, file.Path))]));
        }
        return bound;
    }

    private static Version? VersionFor(Workspace workspace, string path) =>
        workspace.Options.Versions.GetValueOrDefault("gunicorn") ?? workspace.LockFiles.Find(path, "gunicorn");
}
