using ConfigLint.Model;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Files that include each other at random: cycles, files that are included many times over, patterns, paths that lead out.</summary>
public sealed class IncludeFuzzTests
{
    const long MostBytes = 400L * 1024 * 1024;

    static readonly string[] Paths = ["main.conf", "a.conf", "b.conf", "c.conf", "conf.d/a.conf", "conf.d/b.conf", "conf.d/.hidden.conf", "conf.d/[x].conf", "sites/a b.conf", "sites/deep/er/z.conf", "nginx.conf", "etc/php/8.2/fpm/php-fpm.conf"];

    static readonly string[] Targets =
    [
        "*", "*.conf", "conf.d/*", "conf.d/*.conf", "sites/*/*/*", "*/*", "**", "../*", "../../../../../../etc/passwd", "/w/*.conf", "/w/main.conf", "/w", ".", "..", "", "/", "//w//a.conf", "./a.conf", "conf.d/", "conf.d", "missing.conf", "missing*.conf",
        "[ab].conf", "[", "[a", "[!x].conf", "[a-", "?.conf", "\\*.conf", "conf.d/[[]x].conf", "$var.conf", "${D}/a.conf", "${D}", "a.conf\0b", "é*", "*****************************x", "?*?*?*?*?*?*?*?*?*",
    ];

    public static IEnumerable<TheoryDataRow<ConfigFormat>> Formats => [new(ConfigFormat.Nginx), new(ConfigFormat.Apache), new(ConfigFormat.PhpFpm)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Include_graphs_are_followed_in_bounds(ConfigFormat format) => Fuzzing.Run(60, 0.1, random => Make(random, format), workspace =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = LintCheck.AssertSound(workspace.Files);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < MostBytes, $"{taken} bytes for {workspace.Files.Count} small files");
        Assert.Equal(run.Workspace.Files.Count, run.Workspace.Files.Select(file => file.Path).Distinct().Count());
        Assert.All(run.Workspace.Files.Where(file => file.Source.Host is null), file => Assert.True(run.Workspace.FileSystem.FileExists(file.Path), file.Path));
    });

    static FuzzWorkspace Make(Random random, ConfigFormat format)
    {
        var paths = Paths.OrderBy(_ => random.Next()).Take(random.Next(1, Paths.Length)).ToList();
        var files = paths.ConvertAll(path => new PageFile(path, format, string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => Line(random, format, paths)))));
        // Some are only there to be included.
        return new FuzzWorkspace([.. files.Select((file, i) => i > 0 && random.Next(3) > 0 ? file with { Format = ConfigFormat.Metadata } : file)]);
    }

    static string Line(Random random, ConfigFormat format, List<string> paths)
    {
        var target = random.Next(2) == 0 ? paths[random.Next(paths.Count)] : Targets[random.Next(Targets.Length)];
        return format switch
        {
            ConfigFormat.Nginx => random.Next(9) switch
            {
                0 => $"http {{ include {target}; }}\n",
                1 => $"server {{ listen 80; include {target}; location / {{ proxy_pass http://app; include {target}; }} }}\n",
                2 => "upstream app { server 127.0.0.1:8000; }\n",
                3 => $"set $var {target};\n",
                4 => $"include \"{target}\";\n",
                _ => $"include {target};\n",
            },
            ConfigFormat.Apache => random.Next(9) switch
            {
                0 => $"<VirtualHost *:80>\nInclude {target}\n</VirtualHost>\n",
                1 => $"Define D {target}\n",
                2 => $"ServerRoot /w\nIncludeOptional {target}\n",
                3 => $"<Macro m $x>\nInclude {target}\nUse m $x\n</Macro>\nUse m {target}\n",
                4 => $"<IfDefine D>\nInclude ${{D}}/{target}\n",
                5 => $"Include \"{target}\"\nProxyPass / http://127.0.0.1:8000/\n",
                _ => $"Include {target}\n",
            },
            _ => random.Next(6) switch
            {
                0 => "[www]\nlisten = 9000\npm = static\npm.max_children = 5\n",
                1 => $"[global]\ninclude={target}\n",
                2 => $"[{target}]\ninclude = {target}\n",
                _ => $"include={target}\n",
            },
        };
    }
}
