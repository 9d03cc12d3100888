using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A42: the grace period begins before preStop runs.</summary>
internal sealed class CL5010_GraceNotAbovePrestop : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5010",
        "grace-not-above-prestop",
        "The grace period ends before the preStop hook does",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Error,
        "preStop waits {0} and the grace period of {1} is over by then: {2} is killed with its requests, which end as 502. Set terminationGracePeriodSeconds to {3} or more");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<PodContainer>(Check);

    private void Check(SubjectContext<PodContainer> context)
    {
        var container = context.Subject;
        var grace = container.StopGrace;
        if (container.PreStop is not { Wait: { IsKnown: true, At: { } at } wait } || wait.Value <= TimeSpan.Zero || !grace.Is(g => g <= wait.Value))
            return;
        var text = Durations.Format(grace.Value) + (grace.IsDefault ? " (Kubernetes' default)" : "");
        context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(wait.Value), text, container.Name, (int)wait.Value.TotalSeconds + 30) with
        {
            Related = RelatedLocation.Where(grace.At, "the grace period, which begins before preStop"),
        });
    }
}
