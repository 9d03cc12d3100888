using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>Finds the main files and snippets among the nginx files and binds each.</summary>
internal sealed class NginxBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var files = workspace.Files.FindAll(f => f.Format == ConfigFormat.Nginx);
        var configurations = new List<NginxConfiguration>();
        foreach (var main in files.Where(IsMain))
            configurations.Add(Read(workspace, main, isComplete: true, NginxContextKind.Main, [main]));
        RemoveIncluded(configurations);

        var included = configurations.SelectMany(c => c.Files).ToHashSet();
        foreach (var group in files.Where(f => !included.Contains(f)).GroupBy(f => (Folder: f.Folder, Kind: SnippetKind(f))))
        {
            // Files of one folder that belong into http are included together, so they see each other's upstreams.
            if (group.Key.Kind is NginxContextKind.Http)
                configurations.Add(Read(workspace, group.First(), isComplete: false, group.Key.Kind, [.. group]));
            else
                configurations.AddRange(group.Select(f => Read(workspace, f, isComplete: false, group.Key.Kind, [f])));
        }
        return [.. configurations.Select(c => new BoundConfiguration(c.Main, ElementsOf(workspace, c)))];
    }

    /// <summary>A file that looks like a main file but is included by another is a part of that one.</summary>
    private static void RemoveIncluded(List<NginxConfiguration> configurations)
    {
        var byMain = configurations.ToDictionary(c => c.Main);
        var parts = configurations
            .SelectMany(c => c.Files.Where(f => f != c.Main).Select(f => byMain.GetValueOrDefault(f)).Where(part => part is not null && !part.Includes(c.Main)))
            .ToHashSet();
        configurations.RemoveAll(parts.Contains);
    }

    private static NginxConfiguration Read(Workspace workspace, SourceFile main, bool isComplete, NginxContextKind kind, IReadOnlyList<SourceFile> files)
    {
        var version = workspace.Options.Versions.GetValueOrDefault("nginx") ?? workspace.Images.Find(main.Path, "nginx");
        var configuration = new NginxConfiguration(main, isComplete, kind, version);
        NginxReader.Read(workspace, configuration, files);
        return configuration;
    }

    private static List<ModelElement> ElementsOf(Workspace workspace, NginxConfiguration configuration)
    {
        var contexts = configuration.Root.DescendantsAndSelf().ToList();
        configuration.Upstreams = [.. contexts.Where(c => c.Kind is NginxContextKind.Upstream or NginxContextKind.StreamUpstream).Select(c => new NginxUpstream(c))];
        configuration.Servers = [.. contexts.Where(c => c.Kind is NginxContextKind.Server or NginxContextKind.StreamServer).Select(c => new NginxServer(c))];
        configuration.Passes = new NginxPassReader(configuration).Read();
        NginxValidator.Check(workspace, configuration, contexts);
        workspace.Trace.Add($"{configuration.Main}: {(configuration.IsComplete ? "nginx main file" : $"nginx snippet, read as part of {configuration.Root.Kind}")}, {configuration.Files.Count} files, {configuration.Passes.Count} passes");
        return [configuration, .. configuration.Upstreams, .. configuration.Servers, .. configuration.Passes];
    }

    private static bool IsMain(SourceFile file) => TopNames(file).Any(name => name is "http" or "events");

    private static IEnumerable<string> TopNames(SourceFile file) => ((NginxFile)file.Tree.Root).Members.OfType<NginxStatement>().Select(s => s.Name);

    /// <summary>Where a file must be included for its statements to be allowed.</summary>
    private static NginxContextKind SnippetKind(SourceFile file)
    {
        var top = ((NginxFile)file.Tree.Root).Members.OfType<NginxStatement>().ToList();
        if (top.Exists(s => s.Name == "stream" && s is NginxBlock))
            return NginxContextKind.Main;
        if (top.OfType<NginxBlock>().Any(b => b.Name == "server" && b.Members.OfType<NginxDirective>().Any(d => d.Name == "proxy_pass")))
            return NginxContextKind.Stream;
        if (top.Exists(s => OnlyIn(s, NginxContextKind.Http)))
            return NginxContextKind.Http;
        return top.Exists(s => s is NginxBlock { Name: "location" } or NginxDirective { Name: "listen" or "server_name" })
            ? NginxContextKind.Server
            : NginxContextKind.Fragment;
    }

    private static bool OnlyIn(NginxStatement statement, NginxContextKind kind)
    {
        var rows = NginxDirectiveTable.Find(statement.RawName);
        return rows.Any(r => r.AllowsIn(kind) && r.IsBlock == statement is NginxBlock)
            && !rows.Any(r => r.AllowsIn(NginxContextKind.Server) || r.AllowsIn(NginxContextKind.Location));
    }
}
