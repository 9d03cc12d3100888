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
        "process_control_timeout ({0}) ends before request_terminate_timeout ({1}): a reload kills requests in between, and nginx answers them with a 502 (Apache: 503); raise it to {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<FpmConfiguration>(Check);

    private void Check(SubjectContext<FpmConfiguration> context)
    {
        // What cures it is the longest of all limits.
        foreach (var cut in context.Subject.Pools.Where(IsCut).OrderByDescending(pool => pool.RequestLimit.Value).GroupBy(pool => pool.DrainTime.At ?? pool.At))
        {
            var (drain, longest) = (cut.First().DrainTime.Value, cut.First().RequestLimit.Value);
            context.Report(Diagnostic.Create(Descriptor, cut.Key, Durations.Format(drain), Durations.Format(longest)) with
            {
                Count = cut.Count(),
                Related = [.. cut.Take(RelatedLocation.Most).Select(pool => new RelatedLocation(pool.RequestLimit.At ?? pool.At, $"{pool.Name} lets a request run this long"))],
            });
        }
    }

    private static bool IsCut(FpmPool pool) => pool.DrainTime.TryGet(out var wait) && wait > TimeSpan.Zero && pool.RequestLimit.Is(time => time > wait)
        && pool.DrainTime.At is { } at && pool.RequestLimit.At is { } other && pool.CountTogether(at, other)
        && (pool.Configuration.IsComplete || at.Source == other.Source);
}
