using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A51: one slow answer restarts the container.</summary>
internal sealed class CL5003_LivenessSingleStrike : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5003",
        "liveness-single-strike",
        "One slow answer to a liveness probe restarts the container",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Warning,
        "one answer that takes longer than {0} restarts {1}, and the requests in it end as 502: raise failureThreshold to 3, or timeoutSeconds");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Probe>(Check);

    private void Check(SubjectContext<Probe> context)
    {
        var probe = context.Subject;
        if (probe.Purpose != ProbePurpose.Liveness || !probe.Container.Workload.RunsForEver || !probe.UnhealthyThreshold.Is(n => n == 1) || !probe.Timeout.Is(t => t > TimeSpan.Zero && t.TotalSeconds <= 1))
            return;
        context.Report(Diagnostic.Create(Descriptor, probe.UnhealthyThreshold.At ?? probe.At, Durations.Format(probe.Timeout.Value), probe.Container.Name) with
        {
            Related = RelatedLocation.Where(probe.Timeout.At, "the time for an answer"),
        });
    }
}
