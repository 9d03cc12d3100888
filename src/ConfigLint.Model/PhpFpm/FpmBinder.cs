using ConfigLint.Syntax.Ini;

namespace ConfigLint.Model.PhpFpm;

/// <summary>Finds main files and pool files of PHP-FPM and binds each configuration.</summary>
internal sealed class FpmBinder : IServerBinder
{
    private static readonly string[] Mandatory = ["listen", "pm", "pm.max_children"];

    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var files = workspace.Files.FindAll(f => f.Format == ConfigFormat.PhpFpm);
        var included = new HashSet<SourceFile>();
        var configurations = new List<FpmConfiguration>();
        foreach (var main in files.Where(IsMain))
        {
            if (included.Contains(main))
                continue;
            var configuration = new FpmConfiguration(main, hasMain: true);
            FpmReader.Read(workspace, configuration, [main]);
            included.UnionWith(configuration.Files);
            configurations.Add(configuration);
        }
        var folders = configurations.Where(c => c.IsComplete && c.Sections.Any(s => !s.IsGlobal)).Select(c => c.Main.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var group in files.Where(f => !included.Contains(f)).GroupBy(f => f.Folder))
        {
            if (folders.Contains(group.Key))
            {
                // A main file that has its pools and does not include these: no PHP-FPM that is known reads them.
                workspace.Trace.Add($"{string.Join(", ", group)}: not included by the php-fpm.conf beside it");
                continue;
            }
            // One folder is included by one glob, in byte order: later files change what earlier ones set.
            var parts = group.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
            var configuration = new FpmConfiguration(parts[0], hasMain: false);
            FpmReader.Read(workspace, configuration, parts);
            configurations.Add(configuration);
        }
        foreach (var configuration in configurations)
        {
            configuration.Pools = [.. configuration.Sections.Where(s => !s.IsGlobal && s.Headers.Count > 0).Select(s => new FpmPool(s))];
            workspace.Trace.Add($"{configuration.Main}: {(configuration.HasMain ? "php-fpm.conf" : "pool files without their php-fpm.conf")}, pools {string.Join(", ", configuration.Pools.Select(p => p.Section.Name))}");
        }
        return [.. configurations.Select(c => new BoundConfiguration(c.Main, [c, .. c.Pools]))];
    }

    /// <summary>
    /// Only php-fpm.conf includes, or it is installed under its name. Images also copy a "php-fpm.conf" of a repository into
    /// php-fpm.d, over or beside the pool files there: without [global] and whole pools it says nothing about what is missing.
    /// </summary>
    private static bool IsMain(SourceFile file) =>
        file.Tree.Root is IniFile root
        && (root.Entries.Any(e => e.Key == "include" && e.Sub is null)
            || (file.Path.EndsWith("/php-fpm.conf", StringComparison.Ordinal) && (FpmIncludes.IsInstalled(file.Folder) || StandsAlone(root))));

    private static bool StandsAlone(IniFile root)
    {
        var sections = root.Sections.ToLookup(s => s.Name, StringComparer.OrdinalIgnoreCase);
        return sections.Contains("global") && sections.Count > 1
            && sections.Where(s => !s.Key.Equals("global", StringComparison.OrdinalIgnoreCase)).All(pool => Mandatory.All(key => pool.Any(s => Has(s, key))));
    }

    private static bool Has(IniSection section, string key) => section.Entries.Any(e => e.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
