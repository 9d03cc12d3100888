using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Edges;
using ConfigLint.Model.HAProxy;

namespace ConfigLint.Rules;

/// <summary>A written time-out of a balancer that ordinary requests exceed.</summary>
internal sealed class CL5021_ShortBalancerTimeout : DiagnosticAnalyzer
{
    private static readonly RuleOption<TimeSpan> Minimum = MinimumTime.Option(TimeSpan.FromSeconds(5), "time-out");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5021",
        "short-balancer-timeout",
        "A balancer's time-out is so short that slow requests fail",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} {1}: {2} gives up on requests that take longer and answers 504. Use at least {3}");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterHopAction<Edge>(Check);
        context.RegisterHopAction<HAProxyBackend>(Check);
    }

    private void Check(SubjectContext<Edge> context)
    {
        // What is declared of an edge is a fact about the world.
        var edge = context.Subject;
        if (edge is not DeclaredEdge && !edge.MayStream && (edge.Paths.Count == 0 || !edge.Paths.All(ProbePaths.Contain)))
            Check(context, edge, edge.ResponseTimeout);
    }

    private void Check(SubjectContext<HAProxyBackend> context)
    {
        // In mode tcp there is no request that could be answered.
        var backend = context.Subject;
        if (backend.IsHttp && !backend.MayStream)
            Check(context, backend, backend.ReadTimeout);
    }

    private void Check<T>(SubjectContext<T> context, Hop hop, Setting<TimeSpan> timeout)
    {
        var minimum = context.Options.Get(Minimum);
        if (timeout.IsWritten && timeout.At is { } at && timeout.Is(t => t > TimeSpan.Zero && t < minimum))
            context.Report(Diagnostic.Create(Descriptor, at, timeout.Name, Durations.Format(timeout.Value), hop.Server, Durations.Format(minimum)));
    }
}
