using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>Finds the main files and parts of Apache configurations and binds each.</summary>
internal sealed class ApacheBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var files = workspace.Files.FindAll(f => f.Format == ConfigFormat.Apache && f.Tree.Root is ApacheFile);
        var configurations = files.Where(IsMain).Select(f => Read(workspace, f, isMain: true, [f])).ToList();
        var included = configurations.SelectMany(c => c.Files.Where(f => f != c.Main)).ToHashSet();
        configurations.RemoveAll(c => included.Contains(c.Main));
        included.UnionWith(configurations.Select(c => c.Main));
        // Parts of one folder are included by one glob, in byte order.
        foreach (var group in files.Where(f => !included.Contains(f)).GroupBy(f => f.Path[..Math.Max(0, f.Path.LastIndexOf('/'))]))
            configurations.Add(Read(workspace, group.First(), isMain: false, [.. group.OrderBy(f => f.Path, StringComparer.Ordinal)]));
        foreach (var configuration in configurations)
        {
            ApachePassReader.Read(configuration);
            workspace.Trace.Add($"{configuration.Main}: {(configuration.IsMain ? "Apache main file" : "part of an Apache configuration")}, {configuration.Files.Count} files, {configuration.Passes.Count} passes");
        }
        return [.. configurations.Select(c => new BoundConfiguration(c.Main, [c, .. c.Servers, .. c.Balancers, .. c.Passes]))];
    }

    private static ApacheConfiguration Read(Workspace workspace, SourceFile main, bool isMain, IReadOnlyList<SourceFile> files)
    {
        var configuration = new ApacheConfiguration(main, isMain);
        ApacheReader.Read(workspace, configuration, files);
        return configuration;
    }

    /// <summary>Only a main file sets the server's root, or both loads modules and listens.</summary>
    private static bool IsMain(SourceFile file)
    {
        var names = ((ApacheFile)file.Tree.Root).Members.OfType<ApacheDirective>().Select(d => d.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return file.Path.EndsWith("/apache2.conf", StringComparison.Ordinal) || file.Path.EndsWith("/httpd.conf", StringComparison.Ordinal)
            || names.Contains("ServerRoot") || (names.Contains("LoadModule") && names.Contains("Listen"));
    }
}
