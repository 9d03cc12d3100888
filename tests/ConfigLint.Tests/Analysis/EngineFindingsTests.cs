using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>What becomes of diagnostics, of faults in files, and of faults in rules.</summary>
public sealed class EngineFindingsTests
{
    [Fact]
    public void A_rule_that_throws_is_one_finding_a_file_and_the_others_go_on()
    {
        var broken = TestRule.OnDirectives("CL9001", (rule, c) =>
        {
            c.Report(Diagnostic.Create(rule, c.Subject.Location, $"{c.Subject.Name} seen"));
            if (c.Subject.Name == "bad")
                throw new InvalidOperationException("no idea\r\nwhat this is");
        });
        var findings = Lint.Files([broken, TestRule.Directive("CL9002", "sound", "good")], ("a.conf", "good; bad; bad;"), ("b.conf", "bad;"), ("c.conf", "good;"));
        Assert.Equal(
            [
                "a.conf:1:1 CL9001 warning: good seen",
                "a.conf:1:1 CL9002 warning: good found",
                "a.conf:1:7 CL0002 warning: CL9001 on-directives-CL9001 failed in a.conf and is left out there: InvalidOperationException: no idea what this is (x2)",
                "b.conf:1:1 CL0002 warning: CL9001 on-directives-CL9001 failed in b.conf and is left out there: InvalidOperationException: no idea what this is",
                "c.conf:1:1 CL9001 warning: good seen",
                "c.conf:1:1 CL9002 warning: good found",
            ],
            Lint.Show(findings));
        Assert.DoesNotContain(findings, finding => finding.Diagnostic.Message.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_rules_that_fail_at_one_place_are_both_named()
    {
        var findings = Lint.Text([Throwing("CL9002"), Throwing("CL9001")], "one;");
        Assert.Equal(
            [
                "n.conf:1:1 CL0002 warning: CL9001 on-directives-CL9001 failed in n.conf and is left out there: FormatException: no",
                "n.conf:1:1 CL0002 warning: CL9002 on-directives-CL9002 failed in n.conf and is left out there: FormatException: no",
            ],
            Lint.Show(findings));
    }

    [Fact]
    public void A_rule_that_cannot_start_is_one_finding_of_the_run()
    {
        var broken = new TestRule(TestRule.Describe("CL9001", "no-start"), (rule, context) =>
        {
            context.RegisterSyntaxAction<NginxDirective>(c => c.Report(Diagnostic.Create(rule, c.Subject.Location, "half started")));
            throw new InvalidOperationException("no");
        });
        var findings = Lint.Files([broken, new NamelessRule(), TestRule.Directive("CL9002", "sound", "one")], ("a.conf", "one;"), ("b.conf", "one;"));
        Assert.Equal(
            [
                "a.conf:1:1 CL0002 warning: CL9001 no-start could not start and is left out of this run: InvalidOperationException: no",
                "a.conf:1:1 CL0002 warning: NamelessRule could not start and is left out of this run: NotSupportedException: no name",
                "a.conf:1:1 CL9002 warning: one found",
                "b.conf:1:1 CL9002 warning: one found",
            ],
            Lint.Show(findings));
        Assert.Single(Lint.Files([broken]));
    }

    [Fact]
    public void A_long_exception_message_is_cut()
    {
        var findings = Lint.Text([TestRule.OnDirectives("CL9001", (_, _) => throw new InvalidOperationException(new string('x', 5_000)))], "one;");
        Assert.InRange(Assert.Single(findings).Diagnostic.Message.Length, 200, 350);
    }

    [Theory]
    [InlineData("another rule's")]
    [InlineData("outside, span")]
    [InlineData("outside, related")]
    [InlineData("outside, path")]
    [InlineData("no text")]
    public void A_diagnostic_that_no_reporter_could_show_is_the_rules_failure(string fault)
    {
        var rule = TestRule.OnDirectives("CL9001", (descriptor, c) =>
        {
            var good = Diagnostic.Create(descriptor, c.Subject.Location, "m");
            var outside = new Location(c.Subject.Source, new TextSpan(2, 1_000));
            c.Report(fault switch
            {
                "another rule's" => good with { Descriptor = TestRule.Describe("CL9002", "other") },
                "outside, span" => good with { Location = outside },
                "outside, related" => good with { Related = [new RelatedLocation(outside, "r")] },
                "outside, path" => good with { Path = [new RelatedLocation(outside, "p")] },
                _ => good with { Location = default },
            });
        });
        Assert.Equal("CL0002", Assert.Single(Lint.Text([rule], "one;")).Diagnostic.Descriptor.Id);
    }

    [Fact]
    public void One_cause_is_one_finding_with_a_count_and_the_places_that_suffer()
    {
        var rule = new TestRule(TestRule.Describe("CL9001", "inherited"), (descriptor, context) => context.RegisterSyntaxAction<NginxDirective>(c =>
        {
            if (c.Subject.Name != "location")
                return;
            var cause = ((NginxFile)c.Subject.Parent!).Members[0].Location;
            c.Report(Diagnostic.Create(descriptor, cause, $"first {c.Subject.Argument(0)}") with
            {
                Severity = c.Subject.Argument(0) == "/7" ? DiagnosticSeverity.Error : DiagnosticSeverity.Note,
                Related = [new RelatedLocation(c.Subject.Location, "here"), new RelatedLocation(cause, "the default")],
            });
        }));
        var text = "timeout 0;\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"location /{i};\n"));
        var finding = Assert.Single(Lint.Text([rule], text));
        Assert.Equal("n.conf:1:1 CL9001 error: first /7 (x2000)", Lint.Show(finding));
        Assert.Equal(10, finding.Diagnostic.Related.Count);
        Assert.Single(finding.Diagnostic.Related, related => related.Message == "the default");
    }

    [Fact]
    public void What_a_rule_reports_once_keeps_all_its_related_places()
    {
        var rule = TestRule.OnDirectives("CL9001", (descriptor, c) => c.Report(Diagnostic.Create(descriptor, c.Subject.Location, "m") with
        {
            Related = [.. Enumerable.Range(0, 12).Select(i => new RelatedLocation(c.Subject.Location, $"{i}"))],
        }));
        Assert.Equal(12, Assert.Single(Lint.Text([rule], "one;")).Diagnostic.Related.Count);
    }

    [Fact]
    public void Syntax_errors_and_limits_of_every_file_are_findings()
    {
        var deep = string.Concat(Enumerable.Repeat("a {", 130)) + string.Concat(Enumerable.Repeat("}", 130));
        var findings = Lint.Files([], ("a.conf", "listen 80"), ("deep.conf", deep));
        Assert.Equal(["CL0001 Error", "CL0006 Warning"], findings.Select(f => $"{f.Diagnostic.Descriptor.Id} {f.Severity}"));
    }

    [Fact]
    public void Syntax_errors_without_end_are_counted_and_not_listed()
    {
        var findings = Lint.Text([], string.Concat(Enumerable.Repeat(";", 1_000)));
        Assert.Equal(101, findings.Count);
        var rest = Assert.Single(findings, finding => finding.Diagnostic.Descriptor.Id == "CL0006");
        Assert.Equal("n.conf:1:101 CL0006 warning: 900 more syntax errors of this file are not listed", Lint.Show(rest));
    }

    [Fact]
    public void Problems_of_the_workspace_are_findings_and_may_be_notes()
    {
        var workspace = Workspaces.Of(ConfigFormat.Nginx, ("a.conf", "include x;"));
        var at = new Location(workspace.Files[0].Source, new TextSpan(8, 1));
        workspace.Report(new ModelProblem("CL0005", at, "x does not exist"));
        workspace.Report(new ModelProblem("CL0007", at, "x cannot be read", IsNote: true));
        workspace.Report(new ModelProblem("CL4711", at, "of no rule"));
        var findings = Lint.Run(new AnalysisEngine([], AnalysisConfiguration.Default), workspace, []);
        Assert.Equal(
            [
                "a.conf:1:9 CL0002 warning: of no rule",
                "a.conf:1:9 CL0005 warning: x does not exist",
                "a.conf:1:9 CL0007 note: x cannot be read",
            ],
            Lint.Show(findings));
    }

    [Fact]
    public void Findings_stand_in_one_order_whatever_the_number_of_threads()
    {
        DiagnosticAnalyzer[] rules =
        [
            TestRule.Directive("CL9002", "bad-word", "bad"),
            TestRule.Directive("CL9001", "worse-word", "bad"),
            TestRule.OnDirectives("CL9003", (_, c) => { if (c.Subject.Name == "worst") throw new FormatException(c.Subject.Text); }),
        ];
        var files = Enumerable.Range(0, 60)
            .Select(i => ($"{(i * 37) % 60:00}.conf", $"bad; worst {i}; good {{ bad; }}\nbad # configlint-disable-next-line CL9001 -- why\n; worst; bad"))
            .ToArray();
        var workspace = Workspaces.Of(ConfigFormat.Nginx, files);
        var stacks = Enumerable.Range(0, 8).Select(i => new Stack($"{i}", workspace, [], [], [])).ToList();
        var engine = new AnalysisEngine(rules, AnalysisConfiguration.Default);
        var expected = Lint.Show(Lint.Run(engine, workspace, stacks)).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal).Select(line => line.Split(':')[0]), expected.Select(line => line.Split(':')[0]));
        foreach (var jobs in (int[])[2, 3, 8, 16])
            Assert.Equal(expected, Lint.Show(Lint.Run(engine, workspace, stacks, jobs)));
    }

    static TestRule Throwing(string id) => TestRule.OnDirectives(id, (_, _) => throw new FormatException("no"));

    sealed class NamelessRule : DiagnosticAnalyzer
    {
        public override DiagnosticDescriptor Descriptor => throw new NotSupportedException("no name");

        public override void Initialize(AnalysisContext context) => throw new NotSupportedException("not reached");
    }
}
