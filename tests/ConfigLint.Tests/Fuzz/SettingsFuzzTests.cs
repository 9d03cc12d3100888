using System.Text;
using ConfigLint.Cli;
using ConfigLint.Cli.Baselines;
using ConfigLint.Cli.Configuration;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;
using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Damaged .configlint.yml files and baselines: read, or refused in words.</summary>
public sealed class SettingsFuzzTests
{
    const string Settings = """
        rules:
          CL1004: error
          CL1001: { severity: note }
          short-read-timeout: off
          CL5001: { severity: warning, paths: [/, /reports] }
        exclude: [legacy/**, "*.bak"]
        files: { "deploy/web.tmpl": nginx, "**/x.conf": apache }
        versions: { nginx: "1.24", puma: 6 }
        hops:
          - edge: aws-alb
            idle-timeout: 60s
            response-timeout: 500ms
            proxy-protocol: true
            in-front-of: etc/nginx/**
        resources: { memory: 4GiB, cpus: 2.5, php-worker-memory: 64MiB, app-worker-memory: 1GB }
        overrides:
          - files: [legacy/*]
            rules: { CL1001: off }
        """;

    const string Accepted = """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "configlint" } }, "results": [ { "ruleId": "CL1001", "partialFingerprints": { "primaryLocationLineHash": "8b1f:1" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "a.conf" } } } ] }, { "ruleId": "CL2002", "partialFingerprints": { "primaryLocationLineHash": "9c" }, "suppressions": [ { "kind": "inSource" } ] } ] } ] }""";

    static readonly string[] Pieces = [.. Damage.Fragments, "null", "true", "{}", "[]", "[[", "\\u0000", "\\ud800", "1e999", "2", "\"version\": 1", ",", "\"findings\":"];

    static readonly RuleIndex Rules = new(RuleCatalog.All);

    [Fact]
    public void Settings_are_read_or_refused_with_a_place_for_each_fault()
    {
        string[] seeds = [Settings, .. Repository.Files(".configlint.yml", "testdata").Select(file => File.ReadAllText(Repository.At(file))), .. PageSettings()];
        Fuzzing.Run(1_000, 1, random => Damage.Text(random, seeds[random.Next(seeds.Length)], seeds), text =>
        {
            try
            {
                var settings = new SettingsReader(Rules, "/w", path => "/w/" + path).Read(SourceText.From(text, ".configlint.yml"));
                var discovery = settings.ToDiscovery([], "/w");
                _ = discovery.IsExcluded("/w/etc/nginx/a.conf");
                _ = discovery.FormatOf("/w/deploy/web.tmpl");
                foreach (var hop in settings.Workspace.Hops)
                    _ = hop.InFrontOf("etc/nginx/a.conf");
                _ = new RuleChoice(Rules, [], [], []).Over(settings, path => "/w/" + path);
            }
            catch (RunException e)
            {
                Assert.All(e.Message.Split('\n'), line => Assert.True(line.StartsWith(".configlint.yml:", StringComparison.Ordinal) || line.EndsWith(" more errors", StringComparison.Ordinal), line));
            }
        });
    }

    [Fact]
    public void Baselines_are_read_or_refused()
    {
        using var folder = new TempFolder();
        Fuzzing.Run(500, 0.5, random => new TextMutator([Accepted], Pieces, random.Next()).Next(), text =>
        {
            File.WriteAllBytes(folder.At("baseline.json"), Encoding.UTF8.GetBytes(text));
            try
            {
                Assert.NotNull(BaselineFile.Read(folder.At("baseline.json"), "baseline.json"));
            }
            catch (RunException e)
            {
                Assert.StartsWith("baseline.json", e.Message, StringComparison.Ordinal);
            }
        });
    }

    static IEnumerable<string> PageSettings() => FuzzSeeds.Workspaces.SelectMany(files => files).Where(file => file.IsConfiguration).Select(file => file.Text);
}
