using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>The two windows that PHP-FPM itself has.</summary>
internal sealed class CL3017_NoStatusOrSlowlog : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3017",
        "no-status-or-slowlog",
        "A pool cannot be watched",
        RuleCategory.Observability,
        DiagnosticSeverity.Note,
        "{0} has no {1}: when requests end in 502 or 504, nothing shows {2}; add {3}")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.IsWhole || !pool.Section.IsComplete)
            return;
        var noStatus = pool.Section.Find("pm.status_path") is null;
        var noSlowlog = pool.SlowlogTimeout.Is(time => time <= TimeSpan.Zero);
        if (!noStatus && !noSlowlog)
            return;
        string Join(string status, string slowlog, string between) => noStatus && noSlowlog ? status + between + slowlog : noStatus ? status : slowlog;
        context.Report(Diagnostic.Create(
            Descriptor,
            pool.At,
            pool.Name,
            Join("pm.status_path", "slow log", " and no "),
            Join("how busy the children are", "where slow requests hang", " and "),
            Join("pm.status_path = /status", "slowlog and request_slowlog_timeout", ", ")));
    }
}
