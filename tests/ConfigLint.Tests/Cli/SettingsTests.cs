using System.Text.Json;
using ConfigLint.Analysis;
using ConfigLint.Cli;
using ConfigLint.Cli.Configuration;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

public sealed class SettingsTests
{
    static readonly RuleIndex Rules = new([new Sample()]);

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
              - paths: [test/**]
                rules: { CL9001: note }
            """);
        Assert.Null(settings.Severities["CL0004"]);
        Assert.Equal(DiagnosticSeverity.Warning, settings.Severities["CL9001"]);
        Assert.Equal(["/", "/reports"], settings.Options["CL9001"].Get(Sample.Paths));
        Assert.Equal(TimeSpan.FromMinutes(2), settings.Options["CL9001"].Get(Sample.Limit));
        Assert.Equal(3, settings.Options["CL9001"].Get(Sample.Most));
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

    [Theory]
    [InlineData("rule: {}", "c.yml:1:1: there is no setting rule; did you mean rules?")]
    [InlineData("zzz: 1", "c.yml:1:1: there is no setting zzz; known are rules, exclude, files, versions, hops, resources, overrides")]
    [InlineData("rules:\n  CL9011: error", "c.yml:2:3: there is no rule CL9011; did you mean CL9001?")]
    [InlineData("rules:\n  CL9001: eror", "c.yml:2:11: expected error, warning, note or off, found eror; did you mean error?")]
    [InlineData("rules: [CL9001]", "c.yml:1:8: expected a map from rules to severities, found a list")]
    [InlineData("rules:\n  CL9001: { pahts: [] }", "c.yml:2:13: there is no setting pahts; did you mean paths?")]
    [InlineData("rules:\n  CL9001: { limit: soon }", "c.yml:2:20: expected a duration such as 30s, found soon")]
    [InlineData("exclude: legacy", "c.yml:1:10: expected exclude to be a list, such as [a, b], found legacy")]
    [InlineData("files: { a.txt: ngnix }", "found ngnix; did you mean nginx?")]
    [InlineData("versions: { nginx: new }", "c.yml:1:20: expected a version such as \"1.24\", found new")]
    [InlineData("versions: { ngin: 1.2 }", "did you mean nginx?")]
    [InlineData("hops: [{ edge: alb, in-front-of: a }]", "found alb; did you mean aws-alb?")]
    [InlineData("hops: [{ edge: heroku }]", "c.yml:1:8: a hop needs in-front-of")]
    [InlineData("resources: { memory: much }", "c.yml:1:22: expected a size such as 512MiB or 4GiB, found much")]
    [InlineData("resources: { cpus: -1 }", "expected a number above 0, found -1")]
    [InlineData("overrides: [{ rules: {} }]", "an override needs paths")]
    [InlineData("exclude: [a/../b]", "c.yml:1:10: a/../b: a pattern cannot have \"..\" in it")]
    [InlineData("exclude: [..]", "a pattern cannot have")]
    [InlineData("files: { ../web.tmpl: nginx }", "c.yml:1:8: ../web.tmpl: a pattern cannot have")]
    [InlineData("hops: [{ edge: heroku, in-front-of: etc/../nginx }]", "c.yml:1:37: etc/../nginx: a pattern cannot have")]
    [InlineData("overrides: [{ paths: [a/..], rules: {} }]", "a/..: a pattern cannot have")]
    [InlineData("exclude: [a]\nexclude: [b]", "c.yml:1:1: exclude is given twice")]
    [InlineData("exclude: [a", "c.yml:1:")]
    [InlineData("a: 1\n---\nb: 2", "there is more than one document")]
    [InlineData("just text", "expected the file to be a map from names to values, found just text")]
    public void A_mistake_is_named_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<RunException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_named_in_the_order_of_the_text() => Assert.Equal(
        """
        c.yml:1:1: there is no setting exclud; did you mean exclude?
        c.yml:2:20: expected a number above 0, found x
        c.yml:2:31: expected a size such as 512MiB or 4GiB, found y
        """,
        Assert.Throws<RunException>(() => Read("exclud: []\nresources: { cpus: x, memory: y }")).Message);

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

    /// <summary>The schema that editors use knows what the reader knows.</summary>
    [Fact]
    public void The_published_schema_has_the_same_keys_and_words()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("configlint.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");
        Assert.Equal(KnownKeys("zzz: 1"), Keys(properties));
        Assert.Equal(KnownKeys("hops: [{ zzz: 1, edge: heroku, in-front-of: a }]"), Keys(properties.GetProperty("hops").GetProperty("items").GetProperty("properties")));
        Assert.Equal(KnownKeys("resources: { zzz: 1 }"), Keys(properties.GetProperty("resources").GetProperty("properties")));
        Assert.Equal(KnownKeys("versions: { zzz: 1 }"), Keys(properties.GetProperty("versions").GetProperty("properties")));
        Assert.Equal(KnownKeys("overrides: [{ zzz: 1, paths: [a] }]"), Keys(properties.GetProperty("overrides").GetProperty("items").GetProperty("properties")));
        Assert.Equal(SettingsValues.Formats.Keys, Words(properties.GetProperty("files").GetProperty("additionalProperties")));
        Assert.Equal(SettingsValues.Edges, Words(properties.GetProperty("hops").GetProperty("items").GetProperty("properties").GetProperty("edge")));
    }

    static IEnumerable<string> KnownKeys(string mistake) => Assert.Throws<RunException>(() => Read(mistake)).Message.Split("known are ")[1].Split(", ");

    static IEnumerable<string> Keys(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name);

    static IEnumerable<string?> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    [Fact]
    public void The_names_of_options_are_those_of_the_rules()
    {
        var rules = new RuleIndex(RuleCatalog.All);
        Assert.All(rules.All, rule => Assert.All(rules.OptionsOf(rule.Id), option => Assert.NotEqual("severity", option.Name)));
    }

    static Settings Read(string text) => new SettingsReader(Rules, "/r", path => "/r/" + path).Read(SourceText.From(text, "c.yml"));

    sealed class Sample : DiagnosticAnalyzer
    {
        public static readonly RuleOption<IReadOnlyList<string>> Paths = new("paths", [], "Paths.");
        public static readonly RuleOption<TimeSpan> Limit = new("limit", TimeSpan.FromSeconds(1), "A limit.");
        public static readonly RuleOption<int> Most = new("most", 1, "How many.");

        public override DiagnosticDescriptor Descriptor { get; } =
            new("CL9001", "sample-rule", "A rule for this test", RuleCategory.Timeouts, DiagnosticSeverity.Error, "{0}");

        public override IReadOnlyList<RuleOption> Options => [Paths, Limit, Most];

        public override void Initialize(AnalysisContext context)
        {
        }
    }
}
