using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A45: successThreshold of liveness and startup probes must be 1.</summary>
internal sealed class CL5005_ProbeSuccessThreshold : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5005",
        "probe-success-threshold",
        "A liveness or startup probe has a successThreshold other than 1",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Error,
        "{0} has successThreshold {1}: the API server refuses the object, for liveness and startup probes it must be 1")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Probe>(Check);

    private void Check(SubjectContext<Probe> context)
    {
        var probe = context.Subject;
        if (probe.Purpose == ProbePurpose.Readiness || !probe.HealthyThreshold.Is(n => n > 1) || probe.HealthyThreshold.At is not { } at)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, probe.Name, probe.HealthyThreshold.Value) with
        {
            Fix = YamlEdits.ReplaceValue(probe.Node, "successThreshold", "1") is { } edit ? new Fix("Set successThreshold to 1", isSafe: true, edit) : null,
        });
    }
}
