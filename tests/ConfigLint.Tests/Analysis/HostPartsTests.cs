using System.Collections.Concurrent;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Analysis;

/// <summary>A fleet is read in parts; what is found is what reading it as one finds.</summary>
public sealed class HostPartsTests
{
    const int Hosts = 50;

    [Fact]
    public void A_fleet_in_parts_has_the_findings_of_the_whole()
    {
        var findings = Check(Fleet());
        Assert.Equal(Hosts, findings.Count(id => id == "CL6001"));
    }

    [Fact]
    public void A_file_that_hosts_of_two_parts_include_is_reported_once()
    {
        var findings = Check([
            .. Fleet(),
            ("shared/site.conf", "location /s { proxy_pass http://127.0.0.1:8000; proxy_read_timeout 0; }\n"),
            ("hosts/web01/etc/nginx/conf.d/x.conf", "server { listen 81; include ../../../../../shared/site.conf; }\n"),
            ("hosts/web45/etc/nginx/conf.d/x.conf", "server { listen 81; include ../../../../../shared/site.conf; }\n"),
        ]);
        Assert.Single(findings, id => id == "CL1001");
    }

    [Fact]
    public void What_lies_outside_of_all_hosts_is_read_too() =>
        Assert.Single(Check([.. Fleet(), ("extra/nginx.conf", "events { }\nhttp { server { listen 80; location / { proxy_pass http://a.example.com; proxy_read_timeout 0; } } }\n")]), id => id == "CL1001");

    [Fact]
    public void Hosts_below_one_compose_file_stay_one_stack()
    {
        var workspace = Of([.. Fleet(), ("compose.yaml", "services: {}\n")]);
        Assert.Null(HostParts.Split(workspace));
    }

    [Fact]
    public void Few_hosts_are_read_as_one() => Assert.Null(HostParts.Split(Of([.. Fleet().Take(6)])));

    [Fact]
    public void A_part_keeps_to_its_hosts()
    {
        var workspace = Of([.. Fleet()]);
        var parts = HostParts.Split(workspace)!;
        Assert.Equal(5, parts.Count);
        Assert.Empty(parts.Open(0).Files);
        Assert.Equal(workspace.Files.Select(f => f.Path).Order(), Enumerable.Range(0, parts.Count).SelectMany(i => parts.Open(i).Files).Select(f => f.Path).Order());
    }

    /// <summary>Each host looks into the folders above it for files that tell versions; with many hosts that folder is long.</summary>
    [Fact]
    public void The_folder_of_all_hosts_is_listed_once()
    {
        var disk = new CountingFileSystem();
        var engine = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default);
        engine.AnalyzeAll(Of(disk, [.. Fleet(100)]), 1, TestContext.Current.CancellationToken);
        Assert.Equal(1, disk.Listings["/w/hosts"]);
    }

    static IEnumerable<(string Path, string Text)> Fleet(int hosts = Hosts)
    {
        for (var i = 0; i < hosts; i++)
        {
            yield return ($"hosts/web{i:00}/etc/nginx/conf.d/app.conf", "server { listen 80; location / { proxy_pass http://127.0.0.1:8000; proxy_read_timeout 120s; } }\n");
            yield return ($"hosts/web{i:00}/etc/systemd/system/app.service", "[Service]\nWorkingDirectory=/srv/app\nExecStart=/usr/bin/gunicorn -c /srv/app/gunicorn.conf.py app\n");
            yield return ($"hosts/web{i:00}/srv/app/gunicorn.conf.py", "bind = '127.0.0.1:8000'\ntimeout = 30\n");
        }
    }

    /// <returns>The rules of the findings.</returns>
    static List<string> Check(IEnumerable<(string Path, string Text)> files)
    {
        var all = files.ToArray();
        Assert.NotNull(HostParts.Split(Of(all)));
        var engine = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default);
        var cancellation = TestContext.Current.CancellationToken;
        var whole = Of(all);
        var expected = engine.Analyze(whole, StackBuilder.Build(whole), 1, cancellation).Findings;
        foreach (var jobs in (int[])[1, 4])
        {
            var parted = Of(all);
            var found = engine.AnalyzeAll(parted, jobs, cancellation).Findings;
            Assert.Equal(expected.Select(Show), found.Select(Show));
            Assert.Equal(whole.Files.Select(f => f.Path).Order(), parted.Files.Select(f => f.Path).Order());
        }
        return [.. expected.Select(f => f.Diagnostic.Descriptor.Id)];
    }

    static string Show(Finding finding) =>
        $"{finding.Diagnostic.Location} {finding.Diagnostic.Descriptor.Id} {finding.Severity} {finding.Diagnostic.Message} {finding.Diagnostic.Count} {string.Join(" | ", finding.Diagnostic.Related)}";

    static Workspace Of(params (string Path, string Text)[] files) => Of(new CountingFileSystem(), files);

    static Workspace Of(CountingFileSystem disk, (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            disk.Files.Add("/w/" + path, text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default, path => path["/w/".Length..]) { Roots = ["/w"] };
        foreach (var (path, _) in files)
            workspace.Open("/w/" + path, FormatOf(path));
        return workspace;
    }

    static ConfigFormat FormatOf(string path) => Path.GetExtension(path) switch
    {
        ".py" => ConfigFormat.Gunicorn,
        ".service" => ConfigFormat.SystemdUnit,
        ".yaml" => ConfigFormat.Yaml,
        _ => ConfigFormat.Nginx,
    };

    /// <summary>Counts how often a folder is listed.</summary>
    sealed class CountingFileSystem : IFileSystem
    {
        public InMemoryFileSystem Files { get; } = new();

        public ConcurrentDictionary<string, int> Listings { get; } = new(StringComparer.Ordinal);

        public bool FileExists(string path) => Files.FileExists(path);

        public bool DirectoryExists(string path) => Files.DirectoryExists(path);

        public IReadOnlyList<string> List(string directory)
        {
            Listings.AddOrUpdate(directory, 1, (_, count) => count + 1);
            return Files.List(directory);
        }

        public string RealPath(string path) => Files.RealPath(path);

        public byte[] ReadAllBytes(string path) => Files.ReadAllBytes(path);
    }
}
