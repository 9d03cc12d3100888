using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>Which actions the engine calls, for what, and with what around it.</summary>
public sealed class EngineDispatchTests
{
    static readonly Location Here = new(SourceText.From("here", "here.conf"), new TextSpan(0, 4));

    [Fact]
    public void A_syntax_action_sees_the_nodes_of_its_type_and_of_derived_types_in_every_file()
    {
        var seen = new List<string>();
        var rule = new TestRule(TestRule.Describe("CL9001", "spy"), (_, context) =>
        {
            context.RegisterSyntaxAction<NginxDirective>(c => seen.Add("directive " + c.Subject.Name));
            context.RegisterSyntaxAction<NginxStatement>(c => seen.Add("statement " + c.Subject.Name));
            context.RegisterSyntaxAction<SyntaxNode>(c => seen.Add("node " + c.Subject.GetType().Name));
        });
        Lint.Files([rule], ("a.conf", "http { one; }"), ("b.conf", "two;"));
        Assert.Equal(
            [
                "node NginxFile", "statement http", "node NginxBlock", "directive one", "statement one", "node NginxDirective",
                "node NginxFile", "directive two", "statement two", "node NginxDirective",
            ],
            seen);
    }

    [Fact]
    public void Element_actions_go_by_assignability_and_each_sort_of_subject_has_its_own()
    {
        var seen = new List<string>();
        var rule = new TestRule(TestRule.Describe("CL9001", "spy"), (_, context) =>
        {
            context.RegisterElementAction<ModelElement>(c => seen.Add("element " + c.Subject.Name));
            context.RegisterHopAction<Hop>(c => seen.Add("hop " + c.Subject.Name));
            context.RegisterHopAction<Edge>(c => seen.Add("edge " + c.Subject.Name));
            context.RegisterLinkAction(c => seen.Add($"link {c.Subject.From.Name}-{c.Subject.To.Name}"));
            context.RegisterRouteAction(c => seen.Add($"route of {c.Subject.Hops.Count}"));
            context.RegisterStackAction(c => seen.Add("stack " + c.Subject.Name));
        });
        var workspace = Workspaces.Of(ConfigFormat.Nginx);
        var (front, back) = (new FakeEdge("front"), new FakeBackend("back"));
        var stack = new Stack("shop", workspace, [front, back, new FakeElement("group")], [new Link(front, back, LinkConfidence.Exact, "test")], [new Route([front, back])]);
        Lint.Run(new AnalysisEngine([rule], AnalysisConfiguration.Default), workspace, [stack]);
        Assert.Equal(
            ["element front", "hop front", "edge front", "element back", "hop back", "element group", "link front-back", "route of 2", "stack shop"],
            seen);
    }

    [Fact]
    public void An_action_gets_the_stack_of_its_file_and_the_options_of_its_rule()
    {
        var option = new RuleOption<int>("minimum", 3, "What is enough.");
        var seen = new List<string>();
        var rule = TestRule.OnDirectives("CL9001", (_, c) => seen.Add($"{c.Subject.Source.Path} {c.Stack.Name} {c.Options.Get(option)}"));
        var workspace = Workspaces.Of(ConfigFormat.Nginx, ("a.conf", "one;"), ("b.conf", "two;"), ("c.conf", "three;"));
        var stacks = workspace.Files.Take(2)
            .Select(file => new Stack("stack of " + file.Source.Path, workspace, [new FakeElement("e", new Location(file.Source, default))], [], []))
            .ToList();
        var configuration = new AnalysisConfiguration { Options = new Dictionary<string, RuleOptions> { ["CL9001"] = new(new Dictionary<string, object> { ["minimum"] = 7 }) } };
        Lint.Run(new AnalysisEngine([rule], configuration), workspace, stacks);
        Assert.Equal(["a.conf stack of a.conf 7", "b.conf stack of b.conf 7", "c.conf stack of a.conf 7"], seen);
    }

    [Theory]
    [InlineData(true, false, false, true)]
    [InlineData(false, false, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(true, false, true, false)]
    public void A_rule_that_is_off_is_not_even_initialised(bool onByDefault, bool enabled, bool switchedOff, bool runs)
    {
        var calls = 0;
        var rule = new TestRule(TestRule.Describe("CL9001", "spy") with { IsEnabledByDefault = onByDefault }, (_, context) =>
            context.RegisterSyntaxAction<NginxDirective>(_ => calls++));
        var configuration = new AnalysisConfiguration
        {
            Enabled = enabled ? new HashSet<string> { "CL9001" } : [],
            Severities = switchedOff ? new Dictionary<string, DiagnosticSeverity?> { ["CL9001"] = null } : [],
        };
        var engine = new AnalysisEngine([rule], configuration);
        Lint.Run(engine, Workspaces.Of(ConfigFormat.Nginx, ("a.conf", "one;")), []);
        Lint.Run(engine, Workspaces.Of(ConfigFormat.Nginx, ("a.conf", "one;")), []);
        Assert.Equal(runs ? (1, 2) : (0, 0), (rule.Initialized, calls));
    }

    [Fact]
    public void The_configuration_decides_the_severity_file_by_file()
    {
        var configuration = new AnalysisConfiguration
        {
            Severities = new Dictionary<string, DiagnosticSeverity?> { ["CL9001"] = DiagnosticSeverity.Error },
            Overrides = [new PathOverride(path => path == "legacy.conf", new Dictionary<string, DiagnosticSeverity?> { ["CL9001"] = null })],
        };
        var findings = Lint.Files([TestRule.Directive("CL9001", "bad-word", "bad")], configuration, ("a.conf", "bad;"), ("legacy.conf", "bad;"));
        Assert.Equal(["a.conf:1:1 CL9001 error: bad found"], Lint.Show(findings));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var engine = new AnalysisEngine([], AnalysisConfiguration.Default);
        var workspace = Workspaces.Of(ConfigFormat.Nginx, ("a.conf", ""), ("b.conf", ""));
        foreach (var jobs in (int[])[1, 4])
            Assert.ThrowsAny<OperationCanceledException>(() => engine.Analyze(workspace, [], jobs, source.Token));
    }

    sealed class FakeElement(string name, Location? at = null) : ModelElement(name, at ?? Here);

    sealed class FakeBackend(string name) : Hop(name, Here)
    {
        public override string Server => "a backend";
    }

    sealed class FakeEdge(string name) : Edge(name, Here)
    {
        public override string Server => "the load balancer";

        public override Setting<TimeSpan> ResponseTimeout => Setting<TimeSpan>.Unknown("response", "test");

        public override Setting<TimeSpan> IdleTimeout => Setting<TimeSpan>.Unknown("idle", "test");
    }
}
