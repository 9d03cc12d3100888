using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Model.Kubernetes;

/// <summary>Configurations in ConfigMaps are linted as what they are, and the findings stand in the manifest.</summary>
public sealed class EmbeddedConfigTests
{
    const string Server = "server {\n    listen 80;\n    location / {\n        proxy_read_timeout 0;\n        proxy_pass http://127.0.0.1:8000;\n    }\n}";

    [Theory]
    [InlineData("nginx.conf", "events {}", ConfigFormat.Nginx)]
    [InlineData("default.conf", "server {\n}", ConfigFormat.Nginx)]
    [InlineData("site.conf", "<VirtualHost *:80>\n</VirtualHost>", ConfigFormat.Apache)]
    [InlineData("www.conf", "[www]\npm.max_children = 5", ConfigFormat.PhpFpm)]
    [InlineData("gunicorn.conf.py", "workers = 2", ConfigFormat.Gunicorn)]
    [InlineData("puma.rb", "workers 2", ConfigFormat.Puma)]
    [InlineData("redis.conf", "maxmemory 2mb", ConfigFormat.Unknown)]
    [InlineData("nginx.conf.template", "server {\n}", ConfigFormat.Unknown)]
    [InlineData("notes.txt", "server {\n}", ConfigFormat.Unknown)]
    public void A_key_or_what_only_one_server_writes_tells_the_format(string key, string text, ConfigFormat format)
    {
        var (workspace, _) = Lint(Manifests.ConfigMap("web", $"{key}: |\n  {text.ReplaceLineEndings("\n  ")}"));
        Assert.Equal(format, workspace.Files.Find(file => file.Source.Host is not null)?.Format ?? ConfigFormat.Unknown);
    }

    [Fact]
    public void A_finding_stands_in_the_manifest_and_so_does_its_fix()
    {
        var (workspace, findings) = Lint(Manifests.ConfigMap("web", "site.conf: |\n  " + Server.ReplaceLineEndings("\n  ")));
        var finding = Assert.Single(findings, f => f.Diagnostic.Descriptor.Id == "CL1001");
        Assert.Equal("app.yaml:9:13", finding.Diagnostic.Location.ToString());
        Assert.Equal("proxy_read_timeout 0;", finding.Diagnostic.Location.Text);
        var changed = Assert.Single(new FixApplier(workspace).Apply([finding], FixMode.All).Files);
        Assert.Equal(ConfigFormat.Yaml, changed.File.Format);
        Assert.Contains("\n            proxy_read_timeout 1d;\n", changed.After.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_quotes_a_finding_has_its_place_too()
    {
        var (_, findings) = Lint(Manifests.ConfigMap("web", $"nginx.conf: \"events {{}}\\nhttp {{ server {{ location / {{\\n proxy_read_timeout 0; proxy_pass http://127.0.0.1:80; }} }} }}\""));
        Assert.Equal("proxy_read_timeout 0;", Assert.Single(findings, f => f.Diagnostic.Descriptor.Id == "CL1001").Diagnostic.Location.Text);
    }

    [Theory]
    [InlineData("# configlint-disable-file CL1001 -- a test\n", "")]
    [InlineData("", "# configlint-disable-next-line CL1001 -- a test\n        ")]
    public void Comments_of_the_manifest_and_of_the_configuration_both_count(string inManifest, string inConfig)
    {
        var text = Server.Replace("proxy_read", inConfig + "proxy_read", StringComparison.Ordinal);
        var (_, findings) = Lint(inManifest + Manifests.ConfigMap("web", "site.conf: |\n  " + text.ReplaceLineEndings("\n  ")));
        Assert.NotNull(Assert.Single(findings, f => f.Diagnostic.Descriptor.Id == "CL1001").Suppression);
        Assert.DoesNotContain(findings, f => f.Diagnostic.Descriptor.Id == "CL0004");
    }

    [Fact]
    public void Syntax_errors_stand_in_the_manifest_and_templates_are_left_alone()
    {
        var (_, broken) = Lint(Manifests.ConfigMap("web", "nginx.conf: |\n  events {\n"));
        Assert.StartsWith("app.yaml:6:", Assert.Single(broken, f => f.Diagnostic.Descriptor.Id == "CL0001").Diagnostic.Location.ToString(), StringComparison.Ordinal);
        Assert.Empty(Lint(Manifests.ConfigMap("web", "nginx.conf: |\n  events {\n  http { upstream x { server {{ host }}; } }\n")).Findings);
    }

    [Fact]
    public void Two_ConfigMaps_of_one_name_are_both_read()
    {
        var map = Manifests.ConfigMap("web", "site.conf: |\n  " + Server.ReplaceLineEndings("\n  "));
        Assert.Equal(2, Lint(map + "---\n" + map).Findings.Count(f => f.Diagnostic.Descriptor.Id == "CL1001"));
    }

    static (Workspace Workspace, IReadOnlyList<Finding> Findings) Lint(string text)
    {
        var workspace = Workspaces.Of(ConfigFormat.Yaml, ("app.yaml", text));
        var stacks = StackBuilder.Build(workspace);
        return (workspace, new AnalysisEngine(RuleCatalog.All, new AnalysisConfiguration()).Analyze(workspace, stacks).Findings);
    }
}
