using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Tests.Analysis;

/// <summary>Comments that switch findings off. In the tables: rule CL9001 bad-word finds "bad", CL9002 worse-word "worse", CL9101 other-word "other".</summary>
public sealed class SuppressionTests
{
    static readonly DiagnosticAnalyzer[] Rules =
    [
        TestRule.Directive("CL9001", "bad-word", "bad"),
        TestRule.Directive("CL9002", "worse-word", "worse"),
        TestRule.Directive("CL9101", "other-word", "other"),
        new TestRule(TestRule.Describe("CL9201", "sleeping") with { IsEnabledByDefault = false }, (_, _) => { }),
    ];

    /// <summary>Each finding is line:column, ID, and what switched it off. "|" stands for a line end.</summary>
    [Theory]
    // the next line
    [InlineData("# configlint-disable-next-line CL9001 -- why|bad;", "2:1 CL9001 off")]
    [InlineData("# configlint-disable-next-line bad-word -- why|bad;", "2:1 CL9001 off")]
    [InlineData("# configlint-disable-next-line cl9001 -- why|bad;", "2:1 CL9001 off")]
    [InlineData("# configlint-disable-next-line Bad-Word -- why|bad;", "2:1 CL9001 off")]
    [InlineData("# configlint-disable-next-line CL90 -- why|bad; worse; other;", "2:1 CL9001 off, 2:6 CL9002 off, 2:13 CL9101")]
    [InlineData("# configlint-disable-next-line CL9 -- why|bad; worse; other;", "2:1 CL9001 off, 2:6 CL9002 off, 2:13 CL9101 off")]
    [InlineData("# configlint-disable-next-line CL9001, worse-word -- why|bad; worse;", "2:1 CL9001 off, 2:6 CL9002 off")]
    [InlineData("# configlint-disable-next-line CL9001 CL9002 -- why|bad; worse;", "2:1 CL9001 off, 2:6 CL9002 off")]
    [InlineData("# configlint-disable-next-line CL9001,CL9002 -- why|bad; worse;", "2:1 CL9001 off, 2:6 CL9002 off")]
    [InlineData("# configlint-disable-next-line CL9001 -- why|bad; bad;", "2:1 CL9001 off, 2:6 CL9001 off")]
    [InlineData("# configlint-disable-next-line CL9001 -- why|bad;|bad;", "2:1 CL9001 off, 3:1 CL9001")]
    [InlineData("## configlint-disable-next-line CL9001 -- why|bad;", "2:1 CL9001 off")]
    [InlineData("#configlint-disable-next-line CL9001 --why|bad;", "2:1 CL9001 off")]
    [InlineData("good; # configlint-disable-next-line CL9001 -- why|bad;", "2:1 CL9001 off")]
    [InlineData("http {|\t# configlint-disable-next-line CL9001 -- why|\tbad;|}", "3:2 CL9001 off")]
    // comments and blank lines between
    [InlineData("# configlint-disable-next-line CL9001 -- why|# configlint-disable-next-line CL9002 -- why|bad; worse;", "3:1 CL9001 off, 3:6 CL9002 off")]
    [InlineData("# configlint-disable-next-line CL9001 -- why|||# more about it|bad;", "5:1 CL9001 off")]
    // statements over several lines
    [InlineData("# configlint-disable-next-line CL9001 -- why|bad|  a|  b;", "2:1 CL9001 off")]
    [InlineData("bad # configlint-disable-next-line CL9001 -- why|  a;", "1:1 CL9001, 1:36 CL0004")]
    // the same line
    [InlineData("bad; # configlint-disable-line CL9001 -- why", "1:1 CL9001 off")]
    [InlineData("bad; bad; # configlint-disable-line CL9001 -- why|bad;", "1:1 CL9001 off, 1:6 CL9001 off, 2:1 CL9001")]
    [InlineData("bad # configlint-disable-line CL9001 -- why|  a;", "1:1 CL9001 off")]
    [InlineData("worse; bad; # configlint-disable-line CL9001 -- why", "1:1 CL9002, 1:8 CL9001 off")]
    // from here to there
    [InlineData("bad;|# configlint-disable CL9001 -- why|bad;|bad;|# configlint-enable CL9001|bad;", "1:1 CL9001, 3:1 CL9001 off, 4:1 CL9001 off, 6:1 CL9001")]
    [InlineData("# configlint-disable CL9001 -- why|bad; worse;|bad;", "2:1 CL9001 off, 2:6 CL9002, 3:1 CL9001 off")]
    [InlineData("# configlint-disable CL9001 CL9002 -- why|bad; worse;|# configlint-enable|bad; worse;", "2:1 CL9001 off, 2:6 CL9002 off, 4:1 CL9001, 4:6 CL9002")]
    [InlineData("# configlint-disable CL90 -- why|bad; worse;|# configlint-enable CL9001|bad; worse;", "2:1 CL9001 off, 2:6 CL9002 off, 4:1 CL9001, 4:6 CL9002 off")]
    [InlineData("# configlint-disable CL9001 -- why|bad;|# configlint-enable bad-word|bad;|# configlint-disable CL9001 -- again|bad;", "2:1 CL9001 off, 4:1 CL9001, 6:1 CL9001 off")]
    [InlineData("bad; # configlint-disable CL9001 -- why|bad;", "1:1 CL9001, 2:1 CL9001 off")]
    // the whole file
    [InlineData("bad;|worse;|# configlint-disable-file CL9001 -- why", "1:1 CL9001 off, 2:1 CL9002")]
    [InlineData("# configlint-disable-file CL0001 -- why|http {|", "2:1 CL0001 off")]
    // no comments
    [InlineData("return \"# configlint-disable-file CL9001 -- why\";|bad;", "2:1 CL9001")]
    [InlineData("return 'a|# configlint-disable-file CL9001 -- why|b'; bad;", "3:5 CL9001")]
    [InlineData("# see configlint-disable-file CL9001 -- why|bad;", "2:1 CL9001")]
    [InlineData("x_by_lua_block { -- # configlint-disable-file CL9001 -- why|} bad;", "2:3 CL9001")]
    // of no use
    [InlineData("# configlint-disable-next-line CL9001 -- why|good;", "1:32 CL0004")]
    [InlineData("# configlint-disable-next-line CL9001 -- why", "1:32 CL0004")]
    [InlineData("# configlint-disable-next-line CL9001, CL9002 -- why|bad;", "1:40 CL0004, 2:1 CL9001 off")]
    [InlineData("# configlint-disable-file CL9 -- why|good;", "1:27 CL0004")]
    [InlineData("# configlint-disable-line CL9001 CL9001 -- why|bad; # configlint-disable-line CL9001 -- why", "1:27 CL0004, 1:34 CL0004, 2:1 CL9001 off")]
    [InlineData("# configlint-disable-file CL9001 -- all|bad; # configlint-disable-line CL9001 -- this", "1:27 CL0004, 2:1 CL9001 off")]
    [InlineData("# configlint-enable CL9001|bad;", "1:21 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-enable|bad;", "1:3 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-file CL9999 -- why|bad;", "1:27 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-file CL -- why|bad;", "1:27 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-file CL88 -- why|bad;", "1:27 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-file bad_word -- why|bad;", "1:27 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-file -- why|bad;", "1:3 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-nextline CL9001 -- why|bad;", "1:3 CL0004, 2:1 CL9001")]
    [InlineData("# configlint-disable-next-line CL9001|bad;", "1:3 CL0004, 2:1 CL9001 off")]
    [InlineData("# configlint-disable-next-line CL9001 --|bad;", "1:3 CL0004, 2:1 CL9001 off")]
    [InlineData("# configlint-action is pinned|# configlint-ignore CL9001|bad;", "3:1 CL9001")]
    // a rule that does not run says nothing about its suppressions
    [InlineData("# configlint-disable-file CL9201 sleeping -- why", "")]
    // notes about suppressions are findings like others
    [InlineData("# configlint-disable-file CL0004 -- old comments|# configlint-disable-next-line CL9001 -- why", "2:32 CL0004 off")]
    [InlineData("# configlint-disable-file CL0004 -- why", "1:27 CL0004")]
    [InlineData("# configlint-disable-file CL0004 -- why|# configlint-disable-next-line CL9001|bad;", "2:3 CL0004 off, 3:1 CL9001 off")]
    public void A_comment_switches_off_what_it_says(string text, string expected)
    {
        var findings = Lint.Text(Rules, text.Replace('|', '\n'));
        Assert.Equal(expected, string.Join(", ", findings.Select(Short)));
    }

    [Fact]
    public void A_note_about_a_suppression_marks_exactly_the_words_that_are_of_no_use()
    {
        var text = "# configlint-disable-next-line CL9001, nonsense, CL9002\nbad;\n# configlint-disable-next-line CL9001\nbad;";
        Assert.Equal(
            [
                "\"nonsense\" is no rule: write an ID such as CL1004, a rule's name, or a series such as CL10 @ nonsense",
                "CL9002 finds nothing here: remove it from the suppression @ CL9002",
                "this suppression gives no reason: add \" -- \" and why @ configlint-disable-next-line CL9001",
                "this suppression gives no reason: add \" -- \" and why @ configlint-disable-next-line CL9001, nonsense, CL9002",
            ],
            Lint.Text(Rules, text)
                .Where(finding => finding.Diagnostic.Descriptor == RunRules.UselessSuppression)
                .Select(finding => $"{finding.Diagnostic.Message} @ {finding.Diagnostic.Location.Text}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reason_is_kept_and_the_finding_too() =>
        Assert.Equal(
            ["n.conf:2:1 CL9001 warning: bad found (off: a -- b, c)"],
            Lint.Show(Lint.Text(Rules, "# configlint-disable-next-line CL9001 --  a -- b, c \r\nbad;")));

    [Fact]
    public void A_rule_that_is_switched_off_or_failed_proves_nothing()
    {
        const string text = "# configlint-disable-file CL9001 -- why\ngood;";
        var off = new AnalysisConfiguration { Severities = new Dictionary<string, DiagnosticSeverity?> { ["CL9001"] = null } };
        Assert.Empty(Lint.Files(Rules, off, ("n.conf", text)));
        var failing = TestRule.OnDirectives("CL9001", (_, _) => throw new FormatException("no"));
        Assert.Equal(["CL0002"], Lint.Text([failing], text).Select(finding => finding.Diagnostic.Descriptor.Id));
        Assert.Equal(["CL0004"], Lint.Text(Rules, text).Select(finding => finding.Diagnostic.Descriptor.Id));
    }

    [Fact]
    public void A_switched_off_CL0004_is_silent()
    {
        var off = new AnalysisConfiguration { Severities = new Dictionary<string, DiagnosticSeverity?> { ["CL0004"] = null } };
        Assert.Empty(Lint.Files(Rules, off, ("n.conf", "# configlint-disable-file nonsense")));
    }

    [Fact]
    public void A_suppression_counts_in_its_own_file_only() =>
        Assert.Equal(
            ["a.conf:2:1 CL9001 warning: bad found (off: why)", "b.conf:1:1 CL9001 warning: bad found"],
            Lint.Show(Lint.Files(Rules, ("a.conf", "# configlint-disable-file CL9001 -- why\nbad;"), ("b.conf", "bad;"))));

    [Theory]
    [InlineData("# configlint-disable-next-line CL9001 CL9002 -- why\n", "bad;\n")]
    [InlineData("bad; # configlint-disable-line CL9001 CL9002\n", "")]
    [InlineData("# configlint-disable CL9001 -- why\nbad;\n# configlint-enable CL9001\n", "")]
    [InlineData("# configlint-enable\n# configlint-disable-file CL9 nonsense\n", "bad; bad; bad;\n")]
    public void Very_many_comments_and_findings_come_to_an_end(string comment, string code)
    {
        const int count = 4_000;
        var text = string.Concat(Enumerable.Repeat(comment, count)) + string.Concat(Enumerable.Repeat(code, count));
        var workspace = Workspaces.Of(ConfigFormat.Nginx, ("n.conf", text));
        _ = workspace.Files[0].Tree;
        var findings = Lint.Run(new AnalysisEngine(Rules, AnalysisConfiguration.Default), workspace, []);
        Assert.True(findings.Count >= count);
    }

    static string Short(Finding finding) =>
        $"{finding.Diagnostic.Location.Start} {finding.Diagnostic.Descriptor.Id}{(finding.Suppression is null ? "" : " off")}";
}
