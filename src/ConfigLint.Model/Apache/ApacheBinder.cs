using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>Finds the main files and parts of Apache configurations and binds each.</summary>
internal sealed class ApacheBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var files = workspace.Files.FindAll(f => f.Format == ConfigFormat.Apache && f.Tree.Root is ApacheFile);
        var configurations = files.Where(IsMain).Select(f => Read(workspace, f, isMain: true)).ToList();
        foreach (var inner in configurations.ToList())
        {
            if (configurations.Exists(c => c != inner && c.Includes(inner.Main)))
                configurations.Remove(inner);
        }
        var included = configurations.SelectMany(c => c.Files).ToHashSet();
        // Files of one folder may be examples that never meet in one server: each part is read by itself.
        foreach (var part in files.Where(f => !included.Contains(f)))
            configurations.Add(Read(workspace, part, isMain: false));
        foreach (var configuration in configurations)
        {
            ApachePassReader.Read(configuration);
            ApacheValidator.Check(workspace, configuration);
            workspace.Trace.Add($"{configuration.Main}: {(configuration.IsMain ? "Apache main file" : "part of an Apache configuration")}, {configuration.Files.Count} files, {configuration.Passes.Count} passes");
        }
        return [.. configurations.Select(c => new BoundConfiguration(c.Main, [c, .. c.Servers, .. c.Balancers, .. c.Balancers.SelectMany(ApacheHealthCheck.ReadAll), .. c.Passes]))];
    }

    private static ApacheConfiguration Read(Workspace workspace, SourceFile main, bool isMain)
    {
        var configuration = new ApacheConfiguration(main, isMain);
        ApacheReader.Read(workspace, configuration);
        return configuration;
    }

    /// <summary>Only a main file sets the server's root, or both loads modules and listens; one with the usual name puts a server together somehow.</summary>
    private static bool IsMain(SourceFile file)
    {
        var names = ((ApacheFile)file.Tree.Root).Members.OfType<ApacheDirective>().Select(d => d.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("ServerRoot") || (names.Contains("LoadModule") && names.Contains("Listen")))
            return true;
        return (file.Path.EndsWith("/apache2.conf", StringComparison.Ordinal) || file.Path.EndsWith("/httpd.conf", StringComparison.Ordinal))
            && names.Overlaps(["Listen", "LoadModule", "Include", "IncludeOptional", "PidFile", "Mutex"]);
    }
}
