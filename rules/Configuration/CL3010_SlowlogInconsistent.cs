using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A9: a slow log needs a file, and must come before the end of the request.</summary>
internal sealed class CL3010_SlowlogInconsistent : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3010",
        "slowlog-inconsistent",
        "A slow log cannot be written as it is set up",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "request_slowlog_timeout ({0}) {1}: PHP-FPM does not start, and nginx answers every request with a 502 (Apache: 503); {2}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        var (slow, limit, log) = (pool.SlowlogTimeout, pool.RequestLimit, pool.Section.Word("slowlog", ""));
        if (!slow.Is(time => time > TimeSpan.Zero) || slow.At is not { } at)
            return;
        if (log.Is(path => path.Length == 0) && pool.CountTogether(at, log.At))
        {
            context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(slow.Value), "needs a slowlog", "add slowlog = and a path, or delete the line"));
        }
        else if (limit.Is(time => time != TimeSpan.Zero && time < slow.Value) && limit.At is { } other && pool.CountTogether(at, other))
        {
            var relation = $"is greater than request_terminate_timeout ({Durations.Format(limit.Value)})";
            context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(slow.Value), relation, "lower it") with
            {
                Related = [new RelatedLocation(other, "the request is ended before it counts as slow")],
            });
        }
    }
}
