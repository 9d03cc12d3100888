using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Rules;

/// <summary>The live-proven pairs of shared/repro/web for buffers, names, groups without a server, and TLS: the bad one is flagged by its rule, the good one and the traps are not.</summary>
public sealed class NginxTargetReproPairsTests
{
    public static TheoryData<string, string, string> Bad => new()
    {
        { "nginx-header-buffer-too-small", "bad.conf", "CL1007" },
        { "nginx-busy-buffers-invalid", "bad.conf", "CL1008" },
        { "nginx-variable-upstream-no-resolver", "bad.conf", "CL1009" },
        { "nginx-localhost-two-addresses", "bad.conf", "CL1010" },
        { "nginx-localhost-two-addresses", "bad-tries1.conf", "CL1010" },
        { "nginx-static-hostname-resolved-once", "bad.conf", "CL1011" },
        { "nginx-all-servers-down", "bad.conf", "CL1012" },
        { "nginx-https-upstream-without-port", "bad.conf", "CL1016" },
        { "nginx-https-to-plain-http-port", "bad.conf", "CL1017" },
        { "nginx-tls-verify-name-is-group", "bad.conf", "CL1018" },
        { "nginx-tls-no-sni", "bad.conf", "CL1019" },
        { "nginx-tls-protocols-too-old", "bad.conf", "CL1021" },
    };

    public static TheoryData<string, string, string> Good => new()
    {
        { "nginx-header-buffer-too-small", "good.conf", "CL1007" },
        { "nginx-header-buffer-too-small", "good.conf", "CL1008" },
        { "nginx-busy-buffers-invalid", "good.conf", "CL1008" },
        { "nginx-variable-upstream-no-resolver", "good.conf", "CL1009" },
        { "nginx-variable-upstream-no-resolver", "trap-ip.conf", "CL1009" },
        { "nginx-variable-upstream-no-resolver", "trap-implicit.conf", "CL1009" },
        { "nginx-localhost-two-addresses", "good.conf", "CL1010" },
        { "nginx-static-hostname-resolved-once", "good.conf", "CL1011" },
        { "nginx-static-hostname-resolved-once", "good.conf", "CL1009" },
        { "nginx-all-servers-down", "good.conf", "CL1012" },
        { "nginx-https-upstream-without-port", "good.conf", "CL1016" },
        { "nginx-https-to-plain-http-port", "good.conf", "CL1017" },
        { "nginx-http-to-tls-port", "good.conf", "CL1017" },
        { "nginx-tls-verify-name-is-group", "good.conf", "CL1018" },
        { "nginx-tls-verify-name-is-group", "good.conf", "CL1022" },
        { "nginx-tls-no-sni", "good.conf", "CL1019" },
        { "nginx-tls-no-sni", "good.conf", "CL1020" },
        { "nginx-tls-protocols-too-old", "good.conf", "CL1021" },
        { "nginx-tls-protocols-too-old", "default-protocols.conf", "CL1021" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_bad_one_is_flagged_by_its_rule(string pair, string file, string rule) => Assert.Contains(rule, Lint(Read(pair, file)));

    [Theory]
    [MemberData(nameof(Good))]
    public void The_good_one_is_not(string pair, string file, string rule) => Assert.DoesNotContain(rule, Lint(Read(pair, file)));

    /// <summary>In bad.conf as it stands the TLS port is a Python server's, of which no file speaks; run.sh also sends it to nginx's own.</summary>
    [Fact]
    public void Plain_http_is_flagged_where_a_file_shows_that_the_port_speaks_TLS()
    {
        var text = Read("nginx-http-to-tls-port", "bad.conf");
        Assert.DoesNotContain("CL1017", Lint(text));
        Assert.Contains("CL1017", Lint(text.Replace("http://127.0.0.1:28611", "http://127.0.0.1:28612", StringComparison.Ordinal)));
    }

    static string Read(string pair, string file) => File.ReadAllText(Path.Combine(SharedCorpus.Shared, "repro", "web", pair, file));

    static List<string> Lint(string text)
    {
        var disk = new InMemoryFileSystem();
        disk.Add("/w/nginx.conf", text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default);
        workspace.Open("/w/nginx.conf", ConfigFormat.Nginx);
        var result = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace));
        return [.. result.Findings.Select(finding => finding.Diagnostic.Descriptor.Id)];
    }
}
