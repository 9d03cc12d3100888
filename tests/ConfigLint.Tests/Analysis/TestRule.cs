using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Tests.Analysis;

/// <summary>A rule made on the spot.</summary>
sealed class TestRule : DiagnosticAnalyzer
{
    readonly Action<DiagnosticDescriptor, AnalysisContext> _initialize;

    public TestRule(DiagnosticDescriptor descriptor, Action<DiagnosticDescriptor, AnalysisContext> initialize)
    {
        Descriptor = descriptor;
        _initialize = initialize;
    }

    public override DiagnosticDescriptor Descriptor { get; }

    public int Initialized { get; private set; }

    public override void Initialize(AnalysisContext context)
    {
        Initialized++;
        _initialize(Descriptor, context);
    }

    public static DiagnosticDescriptor Describe(string id, string name, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, name, $"Title of {name}", RuleCategory.Timeouts, severity, "{0}");

    /// <summary>Finds every nginx directive of one name.</summary>
    public static TestRule Directive(string id, string name, string directive, Func<NginxDirective, Fix?>? fix = null) =>
        new(Describe(id, name), (descriptor, context) => context.RegisterSyntaxAction<NginxDirective>(c =>
        {
            if (c.Subject.Name == directive)
                c.Report(Diagnostic.Create(descriptor, c.Subject.Location, $"{directive} found") with { Fix = fix?.Invoke(c.Subject) });
        }));

    /// <summary>Calls an action for every nginx directive.</summary>
    public static TestRule OnDirectives(string id, Action<DiagnosticDescriptor, SubjectContext<NginxDirective>> action) =>
        new(Describe(id, "on-directives-" + id), (descriptor, context) => context.RegisterSyntaxAction<NginxDirective>(c => action(descriptor, c)));
}

/// <summary>Short ways to run rules.</summary>
static class Lint
{
    public static IReadOnlyList<Finding> Files(IReadOnlyList<DiagnosticAnalyzer> rules, params (string Path, string Text)[] files) =>
        Files(rules, AnalysisConfiguration.Default, files);

    public static IReadOnlyList<Finding> Files(IReadOnlyList<DiagnosticAnalyzer> rules, AnalysisConfiguration configuration, params (string Path, string Text)[] files) =>
        Run(new AnalysisEngine(rules, configuration), Workspaces.Of(ConfigFormat.Nginx, files), []);

    public static IReadOnlyList<Finding> Run(AnalysisEngine engine, Workspace workspace, IReadOnlyList<Stack> stacks, int jobs = 1) =>
        engine.Analyze(workspace, stacks, jobs, TestContext.Current.CancellationToken).Findings;

    public static IReadOnlyList<Finding> Text(IReadOnlyList<DiagnosticAnalyzer> rules, string text) => Files(rules, ("n.conf", text));

    /// <summary>"path:line:column ID severity: message", with "(xN)" for a count and "(off: reason)" for a suppression.</summary>
    public static string Show(Finding finding)
    {
        var (diagnostic, severity, suppression) = finding;
        var off = suppression is null ? "" : $" (off: {suppression.Justification})";
        var count = diagnostic.Count == 1 ? "" : $" (x{diagnostic.Count})";
        return $"{diagnostic.Location} {diagnostic.Descriptor.Id} {severity.ToString().ToLowerInvariant()}: {diagnostic.Message}{count}{off}";
    }

    public static IEnumerable<string> Show(IEnumerable<Finding> findings) => findings.Select(Show);
}
