using ConfigLint.Analysis;
using ConfigLint.Cli;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;
using ConfigLint.Tests.Analysis;

namespace ConfigLint.Tests.RulePages;

/// <summary>The tests of the pages' tests: a page that is wrong in any way must fail, and say how.</summary>
public sealed class RulePageHarnessTests
{
    static readonly TestRule Bad = TestRule.Directive(
        "CL9001", "bad-word", "bad", directive => new Fix("Write good", isSafe: true, FileEdit.Replace(directive.Location, "good;")));

    static readonly TestRule Worse = TestRule.Directive("CL9002", "worse-word", "worse");

    static readonly TestRule Other = new(
        TestRule.Describe("CL9003", "off-word", DiagnosticSeverity.Note) with { IsEnabledByDefault = false },
        (rule, context) => context.RegisterSyntaxAction<NginxDirective>(c =>
        {
            if (c.Subject.Name == "off")
                c.Report(Diagnostic.Create(rule, c.Subject.Location, "off found"));
        }));

    static readonly DiagnosticAnalyzer[] Rules = [Bad, Worse, Other];

    [Theory]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse…")]
    [InlineData("  worse;\n# ^^^^^^ CL9002 warning: worse found")]
    [InlineData("  worse;\n#^ CL9002 at 3-8: worse found")]
    [InlineData("worse;\n#^ CL9002 at 1-6: worse found")]
    [InlineData("http {\n    worse;\n    # an ordinary comment\n    worse;\n#   ^^^^^^ CL9002: worse found\n}\n#\n  worse\n# ^^^^^ CL9002: worse found\n  a;", "nginx.conf:2:5-10 CL9002: worse found")]
    [InlineData("  worse; worse;\n# ^^^^^^ CL9002: worse found\n#        ^^^^^^ CL9002: worse found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse found\n  off;")]
    public void A_bad_case_passes_when_all_findings_are_announced(string text, string? listed = null) =>
        Assert.Null(Check("CL9002", BadCase(text, listed)));

    [Theory]
    [InlineData("  worse;", "found, not announced (severity warning):\n    nginx.conf:1\n# ^^^^^^ CL9002: worse found")]
    [InlineData("worse;", "#^ CL9002 at 1-6: worse found")]
    [InlineData("  worse;\n#  ^^^^^ CL9002: worse found", "announced, not found:\n    nginx.conf:1:4-8 CL9002: worse found")]
    [InlineData("  worse;\n# ^^^^^ CL9002: worse found", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: bad…", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002 error: worse found", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002 x2: worse found", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9001: worse found", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse found\n# ^^^^^^ CL9002: worse found", "announced, not found")]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse found\n  bad;", "found, not announced (severity warning):\n    nginx.conf:3\n# ^^^^ CL9001: bad found")]
    [InlineData("  worse\n# ^^^^^ CL0001: …", "found, not announced")]
    [InlineData("  good;", "a bad case needs a finding of CL9002")]
    public void A_bad_case_fails_when_anything_differs(string text, string expected) =>
        Assert.Contains(expected, Check("CL9002", BadCase(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("good;", true)]
    [InlineData("worse;", false)]
    [InlineData("bad;", false)]
    [InlineData("listen 80", false)]
    [InlineData("off;", true)]
    [InlineData("  worse;\n# ^^^^^^ CL9002: worse found", false)]
    [InlineData("worse; # configlint-disable-line CL9002 -- a suppressed finding is none", true)]
    [InlineData("good; # configlint-disable-line CL9002 -- a useless suppression is one", false)]
    public void A_good_case_has_no_finding_of_any_rule_that_is_on(string text, bool passes)
    {
        foreach (var kind in (string[])["Good", "Near miss"])
            Assert.Equal(passes, Check("CL9002", $"## {kind}: it\n\n```nginx file=nginx.conf\n{text}\n```\n") is null);
    }

    [Fact]
    public void The_pages_own_rule_runs_even_if_it_is_off_by_default()
    {
        Assert.Null(Check("CL9003", BadCase("  off;\n# ^^^^ CL9003: off found")));
        Assert.NotNull(Check("CL9003", "## Good: it\n\n```nginx file=nginx.conf\noff;\n```\n"));
    }

    [Theory]
    [InlineData("  bad;\n# ^^^^ CL9001: bad found", "  good;", null)]
    [InlineData("  bad;\n# ^^^^ CL9001: bad found", "  good;\n#  ^^^ CL9001: these lines do not count", null)]
    [InlineData("  bad;\n# ^^^^ CL9001: bad found", "  better;", "after the fixes is not as shown")]
    [InlineData("  bad;\n# ^^^^ CL9001: bad found", null, "show the files after it under \"### Fixed\"\n  nginx.conf:\n  good;")]
    public void A_case_with_a_fix_shows_the_files_after_it(string text, string? after, string? fault)
    {
        var found = Check("CL9001", BadCase(text) + (after is null ? "" : $"### Fixed\n\n```nginx file=nginx.conf\n{after}\n```\n"));
        if (fault is null)
            Assert.Null(found);
        else
            Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_without_a_fix_shows_none() =>
        Assert.Contains(
            "no finding of CL9002 has a fix",
            Check("CL9002", BadCase("  worse;\n# ^^^^^^ CL9002: worse found") + "### Fixed\n\n```nginx file=nginx.conf\n  good;\n```\n"),
            StringComparison.Ordinal);

    [Fact]
    public void A_fix_that_cures_nothing_fails()
    {
        var rule = TestRule.Directive("CL9001", "bad-word", "bad", directive => new Fix("Write it twice", isSafe: true, FileEdit.Insert(directive.Source, directive.Span.End, " bad;")));
        var page = Page("CL9001", BadCase("  bad;\n# ^^^^ CL9001: bad found") + "### Fixed\n\n```nginx file=nginx.conf\n  bad; bad;\n```\n");
        Assert.Contains("still found after the fixes", PageCheck.Case(page, page.Cases[0], [rule]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_fix_fails()
    {
        var rule = TestRule.Directive("CL9001", "bad-word", "bad", directive => new Fix("Break it", isSafe: true, FileEdit.Replace(directive.Location, "}")));
        var page = Page("CL9001", BadCase("  bad;\n# ^^^^ CL9001: bad found") + "### Fixed\n\n```nginx file=nginx.conf\n  bad;\n```\n");
        Assert.Contains("not fixed: nginx.conf would no longer parse", PageCheck.Case(page, page.Cases[0], [rule]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_case_are_one_workspace() =>
        Assert.Null(Check("CL9002", """
            ## Bad: two files

            ```nginx file=nginx.conf
            events {}
            http { include conf.d/*.conf; }
            ```

            A log line is no file:

            ```
            worse;
            ```

            ```nginx file=conf.d/a.conf
              worse;
            # ^^^^^^ CL9002: worse found
            ```

            """));

    [Theory]
    [InlineData("rules: {}", false)]
    [InlineData("rules: { CL9002: off }", true)]
    [InlineData("rules: { worse-word: off, CL9001: error }", true)]
    [InlineData("overrides: [{ files: [nginx.conf], rules: { CL9002: off } }]", true)]
    [InlineData("overrides: [{ files: [other.conf], rules: { CL9002: off } }]", false)]
    public void A_configuration_of_the_page_counts(string configuration, bool passes) =>
        Assert.Equal(passes, Check("CL9002", $"## Good\n\n```nginx file=nginx.conf\nworse;\n```\n```yaml file=.configlint.yml\n{configuration}\n```\n") is null);

    [Fact]
    public void A_configured_severity_is_announced() =>
        Assert.Null(Check("CL9002", BadCase("  worse;\n# ^^^^^^ CL9002 error: worse found") + "```yaml file=.configlint.yml\nrules: { CL9002: error }\n```\n"));

    [Fact]
    public void A_configuration_with_an_error_fails_the_page() =>
        Assert.Throws<RunException>(() => Check("CL9002", "## Good\n\n```nginx file=nginx.conf\na;\n```\n```yaml file=.configlint.yml\nruels: {}\n```\n"));

    [Theory]
    [InlineData("# CL9001: one\n# CL9001: two\n", "a second heading of the first level")]
    [InlineData("### Fixed\n", "\"### Fixed\" belongs once under a \"## Bad\" case")]
    [InlineData("## Good\n```nginx file=a\n```\n### Fixed\n```nginx file=a\n```\n", "which only a bad case can have")]
    [InlineData("## Good\nno file\n", "has no file")]
    [InlineData("## Good\n```nginx file=a\n", "the fence of line 2 is never closed")]
    [InlineData("```nginx file=a\n```\n", "line 1: a fence with file= belongs under")]
    [InlineData("## Good\n```klingon file=a\n```\n", "\"klingon\" is no language")]
    [InlineData("## Good\n```nginx file=/etc/a\n```\n", "must be a plain relative path")]
    [InlineData("## Good\n```nginx file=../a\n```\n", "must be a plain relative path")]
    [InlineData("## Good\n```nginx file=a\n```\n```nginx file=a\n```\n", "is there twice")]
    [InlineData("## Good\n```nginx file=a\n```\n## Good\n```nginx file=a\n```\n", "two cases are called \"Good\"")]
    [InlineData("## Good\n```nginx file=a\n```\n```expect\nnonsense\n```\n", "this is no expectation of a case: nonsense")]
    public void A_page_that_cannot_be_meant_has_a_problem(string text, string problem) =>
        Assert.Contains(RulePageReader.Read("rules/Dns/CL9001_X.md", text).Problems, p => p.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "", null)]
    [InlineData("# CL9001: Title of x", "# CL9001: Another", "the heading must be")]
    [InlineData("rules/Timeouts/CL9001_X.md", "rules/Timeouts/CL9001_Y.md", "is not named after")]
    [InlineData("rules/Timeouts/CL9001_X.md", "rules/Dns/CL9001_X.md", "belongs into rules/Timeouts")]
    [InlineData("Evidence: [L] here; [S] there", "", "there must be one line")]
    [InlineData("Evidence: [L] here; [S] there", "Evidence: [S] a\nEvidence: [S] b", "there are 2")]
    [InlineData("Evidence: [L] here; [S] there", "Evidence: [U] folklore", "marks are [L], [S] or [D]")]
    [InlineData("Evidence: [L] here; [S] there", "Evidence: [L]", "marks are [L], [S] or [D]")]
    [InlineData("Evidence: [L] here; [S] there", "Evidence: everybody knows", "marks are [L], [S] or [D]")]
    [InlineData("`minimum`", "minimum", "the option `minimum` is not explained")]
    [InlineData("## Options", "## Settings", "the option `minimum` is not explained")]
    [InlineData("## Bad", "## Worse", "there is no case \"## Bad\"")]
    [InlineData("## Good", "## Better", "there is no case \"## Good\"")]
    [InlineData("## Near miss", "## Near", "there is no case \"## Near miss\"")]
    public void A_page_must_be_complete(string part, string instead, string? fault)
    {
        const string path = "rules/Timeouts/CL9001_X.md";
        var text = "# CL9001: Title of x\n\nProse.\n\nEvidence: [L] here; [S] there\n\n## Options\n\n- `minimum` (5s): what is enough.\n\n"
            + "## Bad: it\n```nginx file=a\nx;\n```\n## Good: it\n```nginx file=a\nx;\n```\n## Near miss: it\n```nginx file=a\nx;\n```\n";
        Assert.True(part.Length == 0 || part.StartsWith("rules/", StringComparison.Ordinal) || text.Contains(part, StringComparison.Ordinal));
        var page = part.Length == 0
            ? RulePageReader.Read(path, text)
            : RulePageReader.Read(path.Replace(part, instead, StringComparison.Ordinal), text.Replace(part, instead, StringComparison.Ordinal));
        var faults = PageFaults.Of(page, TestRule.Describe("CL9001", "x"), [new RuleOption<int>("minimum", 5, "What is enough.")]).ToList();
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Fixability.None, 0, 0, true)]
    [InlineData(Fixability.None, 0, 1, false)]
    [InlineData(Fixability.Safe, 1, 1, true)]
    [InlineData(Fixability.Safe, 0, 1, false)]
    [InlineData(Fixability.Unsafe, 0, 1, true)]
    [InlineData(Fixability.Unsafe, 1, 1, false)]
    [InlineData(Fixability.Unsafe, 0, 0, false)]
    public void The_descriptor_says_what_fixes_there_are(Fixability fixability, int safe, int notSafe, bool agrees)
    {
        var edit = FileEdit.Insert(SourceText.From(""), 0, "x");
        Fix[] fixes = [.. Enumerable.Repeat(new Fix("Do it", true, edit), safe), .. Enumerable.Repeat(new Fix("Do it", false, edit), notSafe)];
        Assert.Equal(agrees, PageFaults.OfFixes(TestRule.Describe("CL9001", "x") with { Fixability = fixability }, fixes) is null);
    }

    static string BadCase(string text, string? listed = null) =>
        $"## Bad: it\n\n```nginx file=nginx.conf\n{text}\n```\n" + (listed is null ? "" : $"```expect\n{listed}\n```\n");

    static string? Check(string ruleId, string sections)
    {
        var page = Page(ruleId, sections);
        Assert.Empty(page.Problems);
        return PageCheck.Case(page, Assert.Single(page.Cases), Rules);
    }

    static RulePage Page(string ruleId, string sections) => RulePageReader.Read($"rules/Timeouts/{ruleId}_X.md", $"# {ruleId}: X\n\n{sections}");
}
