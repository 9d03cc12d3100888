using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using ConfigLint.Cli.Commands;
using ConfigLint.Cli.Reporters;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

public sealed class ReporterTests
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly Report Empty = new() { Findings = [], FileCount = 14 };

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("sarif", "sarif")]
    [InlineData("github", "txt")]
    [InlineData("json", "json")]
    [InlineData("checkstyle", "xml")]
    [InlineData("junit", "xml")]
    [InlineData("gitlab", "json")]
    public void Every_format_is_as_it_was(string format, string extension) =>
        GoldenFile.Check($"reporters/{format}.{extension}", WithoutPages(Write(format, SampleReport.Create())));

    [Fact]
    public void Coloured_text_is_as_it_was()
    {
        using var output = new StringWriter();
        new TextReporter(new Style(true)).Write(SampleReport.Create(), output);
        GoldenFile.Check("reporters/text-colour.txt", output.ToString().Replace("\e", "ESC", StringComparison.Ordinal));
    }

    [Fact]
    public void Statistics_count_findings_and_fixes_of_each_rule()
    {
        using var output = new StringWriter();
        new TextReporter(Style.Plain, hasStatistics: true).Write(SampleReport.Create(), output);
        Assert.Equal(
            """
                  1  error   CL0001 syntax-error
                  1  error   CL8001 worker-killed-before-proxy-gives-up (1 fixable with --unsafe-fixes)
                  1  warning CL8002 host-name-at-start (1 fixable with --fix)
                  1  note    CL8002 host-name-at-start
            2 errors, 1 warning, 1 note in 1,234 files (1 fixable with --fix, 1 more with --unsafe-fixes)

            """,
            output.ToString());
    }

    [Theory]
    [InlineData("text", "no problems in 14 files\n")]
    [InlineData("github", "")]
    [InlineData("gitlab", "[]\n")]
    [InlineData("checkstyle", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n")]
    public void A_clean_run_is_said_shortly(string format, string text) => Assert.Equal(text, Write(format, Empty));

    [Fact]
    public void No_control_character_of_a_config_reaches_the_terminal() =>
        Assert.DoesNotContain(Write("text", SampleReport.Create()), c => c is '\e' or '\u202e' || (c < ' ' && c != '\n'));

    [Fact]
    public void XML_formats_are_well_formed()
    {
        foreach (var report in (Report[])[SampleReport.Create(), Empty])
        {
            Assert.Equal("checkstyle", XDocument.Parse(Write("checkstyle", report)).Root!.Name.LocalName);
            Assert.Equal("testsuites", XDocument.Parse(Write("junit", report)).Root!.Name.LocalName);
        }
    }

    [Fact]
    public void GitHub_commands_stay_on_one_line_each()
    {
        var lines = Write("github", SampleReport.Create()).TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Matches("^::(error|warning|notice) file=[^,:]+,line=", line));
    }

    [Fact]
    public void JSON_places_are_those_of_the_text()
    {
        using var json = JsonDocument.Parse(Write("json", SampleReport.Create()));
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("CL8001", finding.GetProperty("rule").GetString());
        Assert.Equal((3, 9, 3, 33), Place(finding.GetProperty("at")));
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("suppressed").GetInt32());
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move_and_differ_for_alike_findings()
    {
        var report = SampleReport.Create();
        Assert.Equal(report.All.Count(), report.All.Select(f => report.Fingerprint(f).InFile).Distinct().Count());
        using var folder = new TempFolder().Write("nginx.conf", "events {}\nhttp {\n    foo\n}\n");
        var first = Fingerprint(folder);
        folder.Write("nginx.conf", "# a comment\n\n\nevents {}\nhttp {\n\n    foo\n}\n");
        Assert.Equal(first, Fingerprint(folder));
        folder.Write("nginx.conf", "events {}\nhttp {\n    bar\n}\n");
        Assert.NotEqual(first, Fingerprint(folder));
    }

    [Theory]
    [InlineData("abc", 1, 1, "abc", 1, 1)]
    [InlineData("\tabc", 1, 3, "    abc", 4, 3)]
    [InlineData("a\tbc", 2, 1, "a   bc", 4, 1)]
    [InlineData("日本x", 2, 1, "日本x", 4, 1)]
    [InlineData("\0x", 1, 1, "\\x00x", 4, 1)]
    [InlineData("abc", 3, 0, "abc", 3, 1)]
    [InlineData("", 0, 0, "", 0, 1)]
    public void Carets_stand_under_the_characters(string line, int start, int length, string text, int column, int width) =>
        Assert.Equal(new SourceLine(text, column, width), SourceLine.Of(SourceText.From(line), new TextSpan(0, line.Length), new TextSpan(start, length)));

    [Fact]
    public void A_line_of_a_hundred_million_characters_costs_no_more_than_what_is_shown()
    {
        var source = SourceText.From(new string('x', 100_000_000));
        var line = SourceLine.Of(source, new TextSpan(0, source.Length), new TextSpan(50_000_000, 10));
        Assert.InRange(line.Text.Length, 100, 200);
        Assert.Equal(10, line.MarkWidth);
    }

    /// <summary>What a page says is not the reporter's business.</summary>
    static string WithoutPages(string text) => RuleCatalog.Page("CL0001") is { } page
        ? text.Replace(Quoted(page), "PAGE", StringComparison.Ordinal).Replace(Quoted(RulePage.Summary(page)!.TrimEnd(':')), "SUMMARY", StringComparison.Ordinal)
        : text;

    static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed)[1..^1];

    static string Fingerprint(TempFolder folder)
    {
        using var json = JsonDocument.Parse(folder.Run("--format", "json").Out);
        return json.RootElement.GetProperty("findings")[0].GetProperty("fingerprint").GetString()!;
    }

    static (int, int, int, int) Place(JsonElement at) =>
        (at.GetProperty("line").GetInt32(), at.GetProperty("column").GetInt32(), at.GetProperty("endLine").GetInt32(), at.GetProperty("endColumn").GetInt32());

    internal static string Write(string format, Report report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReporterFactory.Create(format, new TextReporter(Style.Plain)).Write(report, output);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
