using System.Text.Json;

namespace ConfigLint.Tests.Cli;

/// <summary>What code scanning relies on. The official validator is npm's @microsoft/sarif-multitool, run by hand: no error, no warning.</summary>
public sealed class SarifTests
{
    static readonly JsonElement Run = Parse();

    [Fact]
    public void It_is_one_run_of_version_2_1_0()
    {
        using var log = JsonDocument.Parse(ReporterTests.Write("sarif", SampleReport.Create()));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal(1, log.RootElement.GetProperty("runs").GetArrayLength());
        Assert.Equal("utf16CodeUnits", Run.GetProperty("columnKind").GetString());
        Assert.Equal("nightly/", Run.GetProperty("automationDetails").GetProperty("id").GetString());
    }

    [Fact]
    public void Rules_are_complete_and_results_refer_to_them()
    {
        var driver = Run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("configlint", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["CL0001", "CL8001", "CL8002"], rules.Select(r => r.GetProperty("id").GetString()));
        Assert.All(rules, rule =>
        {
            foreach (var property in (string[])["name", "shortDescription", "fullDescription", "help", "helpUri", "properties"])
                Assert.True(rule.TryGetProperty(property, out _), property);
            Assert.True(rule.GetProperty("help").TryGetProperty("markdown", out _));
            foreach (var property in (string[])["tags", "precision", "problem.severity"])
                Assert.True(rule.GetProperty("properties").TryGetProperty(property, out _), property);
        });
        Assert.All(Results(), result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    [Fact]
    public void The_help_of_a_rule_is_its_page()
    {
        using var folder = new TempFolder();
        folder.Write("nginx.conf", "events {}\nhttp { server { listen 80; location / { proxy_pass http://127.0.0.1:8000; proxy_read_timeout 0; } } }\n");
        using var log = JsonDocument.Parse(folder.Run("--format", "sarif", ".").Out);
        var rules = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.True(File.Exists(Repository.At(rule.GetProperty("helpUri").GetString()!.Split("/blob/main/")[1]))));
    }

    [Fact]
    public void Places_are_relative_encoded_and_exact()
    {
        var at = Results()[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("etc/nginx/sites/shop.conf", at.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", at.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        var region = at.GetProperty("region");
        Assert.Equal(
            [3, 9, 3, 33, 42, 24],
            ((string[])["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength"]).Select(p => region.GetProperty(p).GetInt32()));
        Assert.Equal("proxy_read_timeout 120s;", region.GetProperty("snippet").GetProperty("text").GetString());
        var odd = Results()[1].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
        Assert.Equal("odd/a%20b%2Cc%3A%C3%BC%25%1B.conf", odd);
    }

    [Fact]
    public void A_finding_across_hops_has_related_places_a_flow_and_a_fix()
    {
        var result = Results()[0];
        Assert.Equal("app/gunicorn.conf.py", result.GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").GetArrayLength());
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal((24, 0), (replacement.GetProperty("deletedRegion").GetProperty("charOffset").GetInt32(), replacement.GetProperty("deletedRegion").TryGetProperty("charLength", out var length) ? length.GetInt32() : 0));
        Assert.Equal("timeout = 125\n", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void Parse_failures_are_notifications_too()
    {
        var notification = Run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Single();
        Assert.Equal("CL0001", notification.GetProperty("descriptor").GetProperty("id").GetString());
        Assert.True(Run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void Suppressed_findings_say_so_and_why()
    {
        var suppressed = Results().Single(r => r.TryGetProperty("suppressions", out _));
        Assert.Equal(("inSource", "known"), (suppressed.GetProperty("suppressions")[0].GetProperty("kind").GetString(), suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString()));
    }

    [Fact]
    public void Every_result_has_a_fingerprint() =>
        Assert.All(Results(), result => Assert.Matches("^[0-9a-f]{16}:[0-9]+$", result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()));

    [Fact]
    public void The_file_has_no_byte_order_mark()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events {}\n");
        folder.Run("--output", "sarif=out.sarif");
        Assert.Equal((byte)'{', File.ReadAllBytes(folder.At("out.sarif"))[0]);
    }

    static List<JsonElement> Results() => [.. Run.GetProperty("results").EnumerateArray()];

    static JsonElement Parse()
    {
        using var log = JsonDocument.Parse(ReporterTests.Write("sarif", SampleReport.Create()));
        return log.RootElement.GetProperty("runs")[0].Clone();
    }
}
