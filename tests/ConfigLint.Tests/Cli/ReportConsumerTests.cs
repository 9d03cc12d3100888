using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Tests.Cli;

/// <summary>Reports as their readers take them: a real reader where Debian has one, else what the vendor's documentation demands.</summary>
public sealed class ReportConsumerTests
{
    const string JUnitReader = """
        import sys, junitparser
        report = junitparser.JUnitXml.fromfile("junit.xml")
        print(report.tests, report.failures, report.errors, report.skipped)
        for suite in report:
            print(suite.name, suite.tests, suite.failures)
            for case in suite:
                print(" ", case.classname, "|", case.name, "|", [(type(r).__name__, r.type, r.message) for r in case.result])
        """;

    static readonly string[] GitLabSeverities = ["info", "minor", "major", "critical", "blocker"];

    static readonly Report Clean = new() { Findings = [], FileCount = 14 };

    [Fact]
    public void A_JUnit_reader_reads_the_cases_and_counts()
    {
        ExternalTool.RequirePythonModule("junitparser", "python3-junitparser");
        Assert.Equal(
            """
            4 3 0 0
            etc/nginx/sites/shop.conf 1 1
              etc/nginx/sites/shop.conf | CL8001 worker-killed-before-proxy-gives-up at 3:9 | [('Failure', 'error', 'gunicorn kills a worker after 30 s but nginx waits 120 s: a request slower than 30 s ends in a 502')]
            odd/a b,c:ü%�.conf 1 1
              odd/a b,c:ü%�.conf | CL8002 host-name-at-start at 1:31 | [('Failure', 'warning', 'app is resolved once: 100 % of "requests" <fail> & end in\na 502')]
            odd/long.conf 2 1
              odd/long.conf | CL8002 host-name-at-start at 1:5015 | []
              odd/long.conf | CL0001 syntax-error at 3:1 | [('Failure', 'error', '"}" is missing')]

            """,
            ReadJUnit(SampleReport.Create()));
        Assert.Equal("1 0 0 0\nconfiglint 1 0\n  configlint | no problems in 14 files | []\n", ReadJUnit(Clean));
    }

    /// <summary>docs.gitlab.com, ci/testing/code_quality: an array; description, check_name, fingerprint, severity, location.path (relative, no ./) and location.lines.begin; fingerprints are unique.</summary>
    [Fact]
    public void GitLab_finds_what_its_documentation_demands()
    {
        using var json = JsonDocument.Parse(ReporterTests.Write("gitlab", SampleReport.Create()));
        var issues = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(4, issues.Count);
        Assert.All(issues, issue =>
        {
            Assert.NotEqual("", issue.GetProperty("description").GetString());
            Assert.Matches("^CL[0-9]{4}$", issue.GetProperty("check_name").GetString());
            Assert.Contains(issue.GetProperty("severity").GetString(), GitLabSeverities);
            Assert.DoesNotMatch(@"^(\./|/)", issue.GetProperty("location").GetProperty("path").GetString());
            Assert.InRange(issue.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32(), 1, int.MaxValue);
        });
        Assert.Equal(4, issues.Select(issue => issue.GetProperty("fingerprint").GetString()).Distinct().Count());
    }

    /// <summary>Checkstyle's XMLLogger: checkstyle[version] / file[name] / error[line, column, severity, message, source], severity one of error, warning, info, ignore.</summary>
    [Fact]
    public void Checkstyle_readers_find_the_elements_of_its_own_logger()
    {
        var root = XDocument.Parse(ReporterTests.Write("checkstyle", SampleReport.Create())).Root!;
        Assert.Equal("checkstyle", root.Name);
        Assert.NotNull(root.Attribute("version"));
        Assert.Equal(["etc/nginx/sites/shop.conf", "odd/a b,c:ü%\ufffd.conf", "odd/long.conf"], root.Elements().Select(file => file.Attribute("name")!.Value));
        var errors = root.Elements("file").SelectMany(file => file.Elements()).ToList();
        Assert.Equal(4, errors.Count);
        Assert.All(errors, error =>
        {
            Assert.Equal("error", error.Name);
            Assert.Equal(["line", "column", "severity", "message", "source"], error.Attributes().Select(attribute => attribute.Name.LocalName));
            Assert.True(int.Parse(error.Attribute("line")!.Value, CultureInfo.InvariantCulture) > 0);
            Assert.Contains(error.Attribute("severity")!.Value, (string[])["error", "warning", "info"]);
        });
        Assert.Equal("app is resolved once: 100 % of \"requests\" <fail> & end in\na 502", errors[1].Attribute("message")!.Value);
    }

    /// <summary>docs.github.com, workflow commands, read as the runner reads them: properties between commas, %25 %0D %0A everywhere, %3A %2C in properties.</summary>
    [Fact]
    public void The_runner_of_GitHub_gets_back_what_was_meant()
    {
        var commands = ReporterTests.Write("github", SampleReport.Create()).TrimEnd('\n').Split('\n').Select(line => Regex.Match(line, "^::([a-z]+) (.*?)::(.*)$", RegexOptions.CultureInvariant)).ToList();
        Assert.All(commands, command => Assert.True(command.Success));
        Assert.Equal(["error", "warning", "notice", "error"], commands.Select(command => command.Groups[1].Value));
        var properties = commands[1].Groups[2].Value.Split(',').Select(property => property.Split('=', 2)).ToDictionary(pair => pair[0], pair => Unescape(pair[1], isProperty: true));
        Assert.Equal(["file", "line", "endLine", "col", "endColumn", "title"], properties.Keys);
        // The log shows the command as it is: a name that moves the cursor is escaped, and GitHub finds no such file.
        Assert.Equal("odd/a b,c:ü%\\x1b.conf", properties["file"]);
        Assert.Equal("app is resolved once: 100 % of \"requests\" <fail> & end in\na 502", Unescape(commands[1].Groups[3].Value, isProperty: false));
    }

    [Theory]
    [InlineData("etc/nginx/nginx.conf", "etc/nginx/nginx.conf")]
    [InlineData("a b/c%d#e?.conf", "a%20b/c%25d%23e%3F.conf")]
    [InlineData("C:notdrive/x", "C%3Anotdrive/x")]
    [InlineData("/etc/nginx/a b.conf", "file:///etc/nginx/a%20b.conf")]
    [InlineData("C:/nginx/conf/nginx.conf", "file:///C:/nginx/conf/nginx.conf")]
    [InlineData("//server/share/nginx.conf", "file://server/share/nginx.conf")]
    public void Paths_of_any_system_are_good_addresses(string path, string uri) => Assert.Equal(uri, SarifUri.Of(path).OriginalString);

    [Fact]
    public void One_run_writes_every_format_and_refuses_a_place_that_is_taken()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n");
        string[] formats = ["text", "sarif", "github", "json", "checkstyle", "junit", "gitlab"];
        var outcome = folder.Run([.. formats.SelectMany(format => (string[])["--output", $"{format}=out.{format}"]), "--quiet"]);
        Assert.Equal((1, ""), (outcome.Code, outcome.Error));
        Assert.All(formats, format => Assert.Equal(folder.Run("--format", format, "--quiet").Out, folder.Read("out." + format)));
        Assert.Equal("configlint: --output json=x: another --output goes to the same file\n", folder.Run("--output", "sarif=x", "--output", "json=x").Error);
        Assert.Equal("configlint: --output json=none/x: there is no folder none\n", folder.Run("--output", "json=none/x").Error);
    }

    static string ReadJUnit(Report report)
    {
        using var folder = new TempFolder().Write("junit.xml", ReporterTests.Write("junit", report));
        var outcome = folder.Execute(ExternalTool.Python, "-X", "utf8", "-c", JUnitReader.ReplaceLineEndings("\n"));
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        return outcome.Out;
    }

    static string Unescape(string text, bool isProperty)
    {
        if (isProperty)
            text = text.Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
        return text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }
}
