using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Istio;

namespace ConfigLint.Rules;

/// <summary>A59: the time-out of the whole request ends the first try already.</summary>
internal sealed class CL5016_IstioPerTryNotBelowTimeout : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5016",
        "istio-per-try-not-below-timeout",
        "A try may take longer than the whole request",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "perTryTimeout {0} is longer than the route's timeout {1}: a slow first try ends as 504, and no second one follows. Make perTryTimeout at most the timeout divided by the number of tries");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<IstioRoute>(Check);

    private void Check(SubjectContext<IstioRoute> context)
    {
        var route = context.Subject;
        if (!route.PerTryTimeout.TryGet(out var perTry) || !route.ResponseTimeout.TryGet(out var timeout) || perTry <= timeout || route.PerTryTimeout.At is not { } at)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(perTry), Durations.Format(timeout)) with
        {
            Related = RelatedLocation.Where(route.ResponseTimeout.At, "the time for all tries"),
        });
    }
}
