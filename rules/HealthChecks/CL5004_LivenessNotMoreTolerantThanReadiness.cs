using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A50: the same question, and the restart comes no later than the removal from the Service.</summary>
internal sealed class CL5004_LivenessNotMoreTolerantThanReadiness : DiagnosticAnalyzer
{
    /// <summary>What does not answer for so long is not busy but stuck, and a restart is right.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(5);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5004",
        "liveness-not-more-tolerant-than-readiness",
        "Liveness gives up no later than readiness on the same question",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Note,
        "{0} asks what its readiness probe asks and gives up after {1}, readiness after {2}: a busy pod is restarted instead of being left in peace, and its requests end as 502. Raise the failureThreshold of liveness");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<PodContainer>(Check);

    private void Check(SubjectContext<PodContainer> context)
    {
        var container = context.Subject;
        // The kernel accepts connections for a busy process: a TCP probe does not notice load.
        if (container is not { Liveness: { Protocol: not HealthCheckProtocol.Tcp } liveness, Readiness: { } readiness } || !liveness.AsksTheSameAs(readiness) || GivesUpAfter(liveness) is not { } restart || GivesUpAfter(readiness) is not { } removal || restart > removal || restart >= Patient)
            return;
        context.Report(Diagnostic.Create(Descriptor, liveness.At, container.Name, Durations.Format(restart), Durations.Format(removal)) with
        {
            Related = [new RelatedLocation(readiness.At, "the same question")],
        });
    }

    private static TimeSpan? GivesUpAfter(Probe probe) =>
        probe.Interval.TryGet(out var period) && probe.UnhealthyThreshold.TryGet(out var failures) && period > TimeSpan.Zero && failures > 0 ? period * failures : null;
}
