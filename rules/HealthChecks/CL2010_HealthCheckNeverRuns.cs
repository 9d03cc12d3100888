using ConfigLint.Analysis;
using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>W52: a health check on a worker that belongs to no balancer.</summary>
internal sealed class CL2010_HealthCheckNeverRuns : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2010",
        "health-check-never-runs",
        "A health check outside of a balancer never runs",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Warning,
        "hcmethod={0} works only for a BalancerMember: here no check is ever made. Put the URL into a balancer, or delete the hc parameters");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        if (pass.Url.IsBalancer)
            return;
        if ((pass.Written.Find("hcmethod") ?? pass.Worker.Find("hcmethod")) is { Value: { } method } check && !method.Equals("None", StringComparison.OrdinalIgnoreCase))
            context.Report(Diagnostic.Create(Descriptor, check.At, method));
    }
}
