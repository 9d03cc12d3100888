using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Rules;

/// <summary>Upstream keep-alive became nginx's default with 1.29.7: what the rules say below it, from it on, and when the version is not known.</summary>
public sealed class NginxVersionBoundTests
{
    const string NothingWritten = "events {} http { upstream app { server 10.0.0.5:8000; } server { location / { proxy_pass http://app; } } }";
    const string KeepaliveOnly = "events {} http { upstream app { server 10.0.0.5:8000; keepalive 16; } server { location / { proxy_pass http://app; } } }";
    const string VersionOnly = "events {} http { proxy_http_version 1.1; upstream app { server 10.0.0.5:8000; keepalive 16; } server { location / { proxy_pass http://app; } } }";
    const string Close = "events {} http { proxy_set_header Connection close; upstream app { server 10.0.0.5:8000; keepalive 16; } server { location / { proxy_pass http://app; } } }";
    const string Zero = "events {} http { upstream app { server 10.0.0.5:8000; keepalive 0; } server { location / { proxy_pass http://app; } } }";
    const string MethodBelow = "events {} http { upstream app { keepalive 16; least_conn; server 10.0.0.5:8000; } }";

    [Theory]
    [InlineData(NothingWritten, "1.29.6", "CL1004")]
    [InlineData(NothingWritten, "1.29.7", "")]
    [InlineData(NothingWritten, null, "CL1004")]
    [InlineData(KeepaliveOnly, "1.22.1", "CL1005")]
    [InlineData(KeepaliveOnly, "1.29.7", "")]
    [InlineData(KeepaliveOnly, null, "")]
    [InlineData(VersionOnly, "1.22.1", "CL1005")]
    [InlineData(VersionOnly, "1.31.5", "")]
    [InlineData(VersionOnly, null, "")]
    [InlineData(Close, "1.31.5", "CL1005")]
    [InlineData(Close, null, "CL1005")]
    [InlineData(Zero, "1.22.1", "CL1004")]
    [InlineData(Zero, "1.31.5", "")]
    [InlineData(Zero, null, "")]
    [InlineData(MethodBelow, "1.29.6", "CL1006")]
    [InlineData(MethodBelow, "1.29.7", "")]
    [InlineData(MethodBelow, null, "CL1006")]
    public void Keep_alive_rules_know_from_which_version_on_it_is_the_default(string text, string? version, string expected) =>
        Assert.Equal(expected, string.Join(' ', Lint(text, version).Findings.Select(f => f.Diagnostic.Descriptor.Id).Where(id => id is "CL1004" or "CL1005" or "CL1006")));

    [Theory]
    [InlineData(KeepaliveOnly, "proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_pass http://app;")]
    [InlineData(VersionOnly, "{ proxy_set_header Connection \"\"; proxy_pass http://app;")]
    public void What_an_old_version_lacks_is_written_where_the_pass_is(string text, string expected)
    {
        var workspace = Workspaces.WithNginxVersion("1.22.1", ("nginx.conf", text));
        var findings = Lint(workspace).Findings;
        var after = Assert.Single(new FixApplier(workspace).Apply(findings, FixMode.All).Files).After.Text;
        Assert.Contains(expected, after, StringComparison.Ordinal);
        Assert.DoesNotContain(Lint(after, "1.22.1").Findings, f => f.Diagnostic.Descriptor.Id is "CL1004" or "CL1005");
    }

    static AnalysisResult Lint(string text, string? version) =>
        Lint(version is null ? Workspaces.Of(ConfigFormat.Nginx, ("nginx.conf", text)) : Workspaces.WithNginxVersion(version, ("nginx.conf", text)));

    static AnalysisResult Lint(Workspace workspace) =>
        new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace));
}
