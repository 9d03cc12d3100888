using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A19: what a reload does not wait for is killed.</summary>
internal sealed class CL3015_DrainShorterThanRequestLimit : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3015",
        "drain-shorter-than-request-limit",
        "A reload of PHP-FPM waits less than a request may take",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Warning,
        "process_control_timeout ({0}) ends before request_terminate_timeout ({1}): a reload kills requests in between, and nginx answers them with a 502; raise it to {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        var (drain, limit) = (pool.DrainTime, pool.RequestLimit);
        if (!drain.TryGet(out var wait) || wait <= TimeSpan.Zero || !limit.Is(time => time > wait)
            || drain.At is not { } at || limit.At is not { } other || !pool.CountTogether(at, other)
            || (!pool.Configuration.IsComplete && at.Source != other.Source))
            return;
        context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(wait), Durations.Format(limit.Value)) with
        {
            Related = [new RelatedLocation(other, $"{pool.Name} lets a request run this long")],
        });
    }
}
