using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Rules;

/// <summary>W51: a balancer that is not allowed to try its failed members again.</summary>
internal sealed class CL2009_BalancerStaysDown : DiagnosticAnalyzer
{
    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(60);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2009",
        "balancer-stays-down",
        "A balancer stays down after all its members have failed once",
        RuleCategory.Resilience,
        DiagnosticSeverity.Warning,
        "forcerecovery=Off: after all members of {0} have failed once, they stay out for {1} (503), even if they are back at once. Delete it, or set a short retry= on the members");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheBalancer>(Check);

    private void Check(SubjectContext<ApacheBalancer> context)
    {
        var balancer = context.Subject;
        if (!balancer.IsComplete || balancer.Members.Count == 0 || balancer.Find("forcerecovery") is not { Value: { } value } setting || ApacheValues.ParseFlag(value) != false)
            return;
        // A health check puts a member back by itself.
        if (balancer.Members.Any(member => !member.Lacks("hcmethod")))
            return;
        var retries = balancer.Members.Select(RetryOf).ToList();
        if (retries.TrueForAll(retry => retry is { } time && time >= DefaultRetry))
            context.Report(Diagnostic.Create(Descriptor, setting.At, balancer.Name, Durations.Format(retries.Min()!.Value)));
    }

    private static TimeSpan? RetryOf(ApacheWorker member) => member.Setting<TimeSpan>("retry", text => TimeSpan.FromSeconds(ApacheValues.Atoi(text).Value)) is { } retry
        ? retry.IsKnown ? retry.Value : null
        : DefaultRetry;
}
