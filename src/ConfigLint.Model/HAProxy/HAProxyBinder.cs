using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>Reads each haproxy.cfg by itself: a file without a global section is a part of a configuration, whose defaults may stand in another file.</summary>
internal sealed class HAProxyBinder : IServerBinder
{
    // Each "defaults b from a" is one more.
    private const int MostDefaults = 32;

    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) =>
        [.. workspace.Files.Where(f => f.Format == ConfigFormat.HAProxy).Select(f => Bind(workspace, f, (HAProxyFile)f.Tree.Root))];

    private static BoundConfiguration Bind(Workspace workspace, SourceFile source, HAProxyFile file)
    {
        var isMain = file.Sections.Any(s => s.Kind == "global");
        var defaults = new List<HAProxySection>();
        var proxies = new List<(HAProxySection Section, HAProxySettings Settings)>();
        foreach (var section in file.Sections)
        {
            if (section.Kind == "defaults")
                defaults.Add(section);
            else if (section.Kind is "frontend" or "backend" or "listen")
                proxies.Add((section, Settings(section, defaults, isMain && source.Tree.Errors.Count == 0)));
        }
        var frontends = proxies.Where(p => p.Section.Kind != "backend").Select(p => new HAProxyFrontend(p.Section, p.Settings)).ToList();
        var before = new HAProxyFrontends(frontends);
        var backends = proxies.Where(p => p.Section.Kind != "frontend").Select(p => new HAProxyBackend(p.Section, p.Settings, before)).Where(b => b.Servers.Count > 0).ToList();
        workspace.Trace.Add($"{source}: {(isMain ? "haproxy.cfg" : "part of a haproxy.cfg")}, {frontends.Count} frontends, {backends.Count} backends");
        var checks = backends.Select(HAProxyHealthCheck.Read).OfType<HAProxyHealthCheck>();
        return new BoundConfiguration(source, [.. frontends, .. backends, .. backends.SelectMany(b => b.Servers), .. checks]);
    }

    /// <summary>The last defaults above hold, or those named by <c>from</c>; defaults inherit only by <c>from</c>.</summary>
    private static HAProxySettings Settings(HAProxySection section, List<HAProxySection> defaults, bool isMain)
    {
        var chain = new List<HAProxySection> { section };
        var next = section.From is { } from ? defaults.FindLast(d => d.Name == from) : defaults.LastOrDefault();
        var isComplete = next is not null || (section.From is null && isMain);
        while (next is not null && chain.Count < MostDefaults && !chain.Contains(next))
        {
            chain.Add(next);
            var name = next.From;
            var above = defaults.IndexOf(next);
            next = name is null ? null : defaults.FindLastIndex(Math.Max(above - 1, 0), d => d.Name == name) is >= 0 and var index ? defaults[index] : null;
            isComplete &= name is null || next is not null;
        }
        return new HAProxySettings(chain, isComplete);
    }
}
