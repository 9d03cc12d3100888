using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>A written time-out of a balancer that ordinary requests exceed.</summary>
internal sealed class CL5021_ShortBalancerTimeout : DiagnosticAnalyzer
{
    private static readonly RuleOption<TimeSpan> Minimum = new("minimum", TimeSpan.FromSeconds(5), "The shortest time-out that is not reported.");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5021",
        "short-balancer-timeout",
        "A balancer's time-out is so short that slow requests fail",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} {1}: {2} gives up on requests that take longer and answers 504. Use at least {3}");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<Edge>(Check);

    private void Check(SubjectContext<Edge> context)
    {
        var edge = context.Subject;
        var minimum = context.Options.Get(Minimum);
        var timeout = edge.ResponseTimeout;
        if (!timeout.IsWritten || timeout.At is not { } at || !timeout.Is(t => t > TimeSpan.Zero && t < minimum) || edge.MayStream || (edge.Paths.Count > 0 && edge.Paths.All(ProbePaths.Contain)))
            return;
        context.Report(Diagnostic.Create(Descriptor, at, timeout.Name, Durations.Format(timeout.Value), edge.Server, Durations.Format(minimum)));
    }
}
