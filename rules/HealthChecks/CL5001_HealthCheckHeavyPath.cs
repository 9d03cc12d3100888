using ConfigLint.Analysis;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A health check that asks a page of the application: what slows the page down takes healthy servers out.</summary>
internal sealed class CL5001_HealthCheckHeavyPath : DiagnosticAnalyzer
{
    private static readonly RuleOption<IReadOnlyList<string>> Paths = new("paths", [], "Further paths that cost the application much, without their query.");

    private static readonly RuleOption<IReadOnlyList<string>> Allow = new("allow", [], "Paths that are cheap whatever they are called.");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5001",
        "health-check-heavy-path",
        "A health check asks for a page of the application",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Warning,
        "{0} asks {1}, {2}: {3}. Ask a path that only answers, such as /healthz");

    public override IReadOnlyList<RuleOption> Options => [Paths, Allow];

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<HealthCheck>(Check);

    private void Check(SubjectContext<HealthCheck> context)
    {
        var check = context.Subject;
        if (check.Protocol is not (HealthCheckProtocol.Http or HealthCheckProtocol.Https) || !check.Path.IsWritten || check.Path.At is not { } at || check is Probe { Purpose: ProbePurpose.Startup } || !check.HasTargets)
            return;
        var written = check.Path.Value.StartsWith('/') ? check.Path.Value : "/" + check.Path.Value;
        var path = written.Split('?')[0];
        if (ProbePaths.Contain(written) || context.Options.Get(Allow).Contains(path))
            return;
        var isPage = HeavyPaths.IsPage(written) || context.Options.Get(Paths).Contains(path);
        var isStart = HeavyPaths.IsStart(path);
        if (!isPage && !isStart)
            return;
        var route = HealthRoutes.Follow(context.Stack, check, path);
        if (route.End == HealthRouteEnd.Cheap)
            return;
        var isFollowed = route is { End: HealthRouteEnd.Application, IsCertain: true };
        if (!isPage && (isFollowed ? !route.IsCatchAll : path != "/" || StartPageIsFile(check)))
            return;
        var what = isFollowed ? $"which {route.Pass!.Server} passes on to the application" : isPage ? "a page of the application" : "the start page";
        context.Report(Diagnostic.Create(Descriptor, at, check.Name, written, what, Consequence(check)) with
        {
            Severity = isPage || isFollowed ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
            Related = isFollowed ? [new RelatedLocation(route.Pass!.At, "the application is asked here")] : [],
        });
    }

    /// <summary>The template that makes the servers writes their start page itself (cfn-init, a command): it only answers.</summary>
    private static bool StartPageIsFile(HealthCheck check) =>
        check.Dialect is HealthCheckDialect.AwsApplicationLoadBalancer or HealthCheckDialect.AwsClassicLoadBalancer && check.At.Source.Text.Contains("/index.html", StringComparison.Ordinal);

    private static string Consequence(HealthCheck check) => check switch
    {
        Probe { Purpose: ProbePurpose.Liveness } => "when it slows down under load, the kubelet restarts the container, and the requests in it end as 502",
        Probe => "when it slows down under load, healthy pods are taken out of the Service, and the rest answers 502 or 503",
        { Dialect: HealthCheckDialect.Container } => "when it slows down under load, a container that works counts as unhealthy, and what watches it restarts it or sends it nothing",
        { Dialect: HealthCheckDialect.HAProxy } => "every HAProxy asks every few seconds; when the page slows down under load, healthy servers are taken out, and without one the answer is 503",
        { Dialect: HealthCheckDialect.Apache } => "every Apache asks again and again; when the page slows down under load, members that work are taken out, and without one the answer is 503",
        _ => "every node of the balancer asks every few seconds; when the page slows down under load, healthy servers are taken out, and the rest answers 502 or 503",
    };
}
