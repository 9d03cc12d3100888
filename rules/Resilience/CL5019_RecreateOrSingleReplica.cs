using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>Nobody serves while the one pod is replaced.</summary>
internal sealed class CL5019_RecreateOrSingleReplica : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5019",
        "recreate-or-single-replica",
        "There is a time in which no pod serves",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "{0}")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Workload>(Check);

    private void Check(SubjectContext<Workload> context)
    {
        var workload = context.Subject;
        if (workload.Kind is not ("Deployment" or "StatefulSet") || !workload.Services.Any(s => !s.IsHeadless))
            return;
        if (workload.Strategy.Is(s => s == "Recreate") && workload.Strategy.At is { } strategy)
            context.Report(Diagnostic.Create(Descriptor, strategy, "Recreate stops all pods before it starts new ones: every rollout is a time of 503. Use RollingUpdate if two versions may run at once"));
        else if (workload.Replicas.Is(n => n == 1))
            context.Report(Diagnostic.Create(Descriptor, workload.Replicas.At ?? workload.At, $"{workload.Name} has one pod: whenever its node is drained or the pod is restarted, requests end as 503. Run two or more"));
    }
}
