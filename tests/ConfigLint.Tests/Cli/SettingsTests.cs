using System.Text;
using ConfigLint.Analysis;
using ConfigLint.Cli;
using ConfigLint.Cli.Configuration;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

public sealed class SettingsTests
{
    [Fact]
    public void Everything_that_the_contract_names_is_read()
    {
        var settings = Read("""
            rules:
              CL0004: off
              sample-rule: { severity: warning, paths: [/, /reports], limit: 2m, most: 3 }
            exclude: [legacy/**]
            files:
              "deploy/web.tmpl": nginx
            versions: { nginx: "1.24", puma: 6 }
            hops:
              - edge: aws-alb
                idle-timeout: 60s
                proxy-protocol: yes
                in-front-of: etc/nginx/**
            resources: { memory: 4GiB, cpus: 2, php-worker-memory: 64MiB }
            overrides:
              - files: [test/**]
                rules: { CL9001: note }
            """);
        Assert.Null(settings.Severities["CL0004"]);
        Assert.Equal(DiagnosticSeverity.Warning, settings.Severities["CL9001"]);
        Assert.Equal(["/", "/reports"], settings.Options["CL9001"].Get(SampleRule.Paths));
        Assert.Equal(TimeSpan.FromMinutes(2), settings.Options["CL9001"].Get(SampleRule.Limit));
        Assert.Equal(3, settings.Options["CL9001"].Get(SampleRule.Most));
        Assert.Equal(["legacy/**"], settings.Exclude);
        Assert.Equal([("deploy/web.tmpl", ConfigFormat.Nginx)], settings.Files);
        Assert.Equal(new Version(1, 24), settings.Workspace.Versions["nginx"]);
        Assert.Equal(new Version(6, 0), settings.Workspace.Versions["puma"]);
        var hop = Assert.Single(settings.Workspace.Hops);
        Assert.Equal(("aws-alb", TimeSpan.FromSeconds(60), true), (hop.Kind, hop.IdleTimeout, hop.ProxyProtocol));
        Assert.True(hop.InFrontOf("etc/nginx/nginx.conf"));
        Assert.False(hop.InFrontOf("etc/apache2/apache2.conf"));
        Assert.Equal((4L << 30, 2.0, 64L << 20), (settings.Workspace.Memory, settings.Workspace.Cpus, settings.Workspace.PhpWorkerMemory));
        Assert.Equal(DiagnosticSeverity.Note, Assert.Single(settings.Overrides).Severities["CL9001"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("~\n")]
    public void An_empty_file_says_nothing(string text) => Assert.Empty(Read(text).Severities);

    public static TheoryData<string> Mistakes => [.. WrongSettings.All.Select(wrong => wrong.Name)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string name)
    {
        var wrong = WrongSettings.All.Single(entry => entry.Name == name);
        Assert.Equal(wrong.Message, Assert.Throws<RunException>(() => Read(wrong.Text)).Message);
    }

    [Fact]
    public void Another_encoding_is_named_with_its_place()
    {
        var latin = SourceText.FromBytes(Encoding.Latin1.GetBytes("exclude:\n  - caf\u00e9\n"), "c.yml");
        var message = Assert.Throws<RunException>(() => new SettingsReader(SampleRule.Index, "/r", path => path).Read(latin)).Message;
        Assert.Equal("c.yml:2:8: this is no UTF-8 text: save the file as UTF-8", message);
    }

    [Theory]
    [InlineData("rules:\n\tCL9001: error\n", 2)]
    [InlineData("exclude: [a\n", 1)]
    [InlineData("exclude: *nothing\n", 1)]
    [InlineData("rules: {}}\n", 1)]
    [InlineData("exclude: [\"a]\n", 1)]
    public void Faulty_YAML_is_named_with_its_line(string text, int line) =>
        Assert.StartsWith($"c.yml:{line}:", Assert.Throws<RunException>(() => Read(text)).Message, StringComparison.Ordinal);

    /// <summary>A billion values in ten lines: refused, not built.</summary>
    [Fact]
    public void An_alias_bomb_is_refused_in_a_few_short_lines()
    {
        var bomb = new StringBuilder("exclude: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 'b'; level < 'l'; level++)
            bomb.Append($"{level}: &{level} [{string.Join(", ", Enumerable.Repeat("*" + (char)(level - 1), 10))}]\n");
        var message = Assert.Throws<RunException>(() => Read(bomb.ToString())).Message;
        Assert.StartsWith("c.yml:", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 10, 4000);
    }

    [Fact]
    public void A_long_list_of_mistakes_is_cut()
    {
        var lines = Assert.Throws<RunException>(() => Read(string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i}: {new string('x', 200)}\n")))).Message.Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("and 480 more errors", lines[^1]);
    }

    [Theory]
    [InlineData("rules:\n# CL9001: error\nexclude:\nfiles:\nversions:\nhops:\nresources:\noverrides:\n")]
    [InlineData("\ufeffrules: {}\r\n")]
    [InlineData("---\nrules: {}\n...\n")]
    public void Sections_that_are_left_empty_say_nothing(string text)
    {
        var settings = Read(text);
        Assert.Equal((0, 0, 0), (settings.Severities.Count, settings.Exclude.Count, settings.Workspace.Hops.Count));
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_are_followed()
    {
        var settings = Read("""
            exclude: &old [legacy/**, old/**]
            hops:
              - &alb { edge: aws-alb, idle-timeout: 60s, in-front-of: [a] }
              - { <<: *alb, in-front-of: *old }
            """);
        Assert.Equal([TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)], settings.Workspace.Hops.Select(hop => hop.IdleTimeout));
        Assert.True(settings.Workspace.Hops[1].InFrontOf("legacy/nginx.conf"));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("false")]
    [InlineData("'off'")]
    public void A_rule_is_switched_off_by_off_and_by_what_old_YAML_makes_of_it(string level) =>
        Assert.Null(Read($"rules: {{ CL9001: {level} }}").Severities["CL9001"]);

    [Fact]
    public void Of_several_overrides_the_last_wins()
    {
        var settings = Read("overrides: [{ files: ['**'], rules: { CL9001: off } }, { files: [a.conf], rules: { sample-rule: note } }]");
        var configuration = new RuleChoice(SampleRule.Index, [], [], []).Over(settings, path => "/r/" + path);
        var rule = SampleRule.Index.Find("CL9001")!;
        Assert.Equal(DiagnosticSeverity.Note, configuration.SeverityOf(rule, DiagnosticSeverity.Error, "a.conf"));
        Assert.Null(configuration.SeverityOf(rule, DiagnosticSeverity.Error, "b.conf"));
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("1.5s", 1500)]
    [InlineData("30", 30_000)]
    [InlineData("2 m", 120_000)]
    [InlineData("1d", 86_400_000)]
    public void Durations(string text, int milliseconds)
    {
        Assert.True(SettingsValues.TryParseDuration(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 parsecs")]
    [InlineData("1e9d")]
    [InlineData("99999999999999999999d")]
    public void No_durations(string text) => Assert.False(SettingsValues.TryParseDuration(text, out _));

    [Theory]
    [InlineData("512", 512)]
    [InlineData("64MiB", 64L << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("1 GB", 1_000_000_000)]
    public void Sizes(string text, long bytes)
    {
        Assert.True(SettingsValues.TryParseSize(text, out var size));
        Assert.Equal(bytes, size);
    }

    [Fact]
    public void The_names_and_defaults_of_options_are_sound()
    {
        var rules = new RuleIndex(RuleCatalog.All);
        Assert.All(rules.All, rule => Assert.All(rules.OptionsOf(rule.Id), option =>
        {
            Assert.NotEqual("severity", option.Name);
            Assert.True(option.AllowsDefault, $"{rule.Id} {option.Name}");
        }));
    }

    static Settings Read(string text) => new SettingsReader(SampleRule.Index, "/r", path => "/r/" + path).Read(SourceText.From(text, "c.yml"));
}
