using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W14: a reload ends requests sooner than their own time-out would.</summary>
internal sealed class CL1025_DrainShorterThanRequests : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1025",
        "drain-shorter-than-requests",
        "A reload or stop waits shorter than a request may take",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Warning,
        "{0} cuts requests after {1}, but they may take {2}: their clients get an empty answer. Raise {3} above {2} or remove it");

    // Apache goes on for some seconds while it ends its children one by one (ap_reclaim_child_processes gives up after 10).
    private static readonly TimeSpan Reclaim = TimeSpan.FromSeconds(10);

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterElementAction<NginxConfiguration>(CheckNginx);
        context.RegisterElementAction<ApacheConfiguration>(CheckApache);
    }

    private void CheckApache(SubjectContext<ApacheConfiguration> context)
    {
        var drain = context.Subject.GracefulShutdownTimeout;
        if (drain is not { IsWritten: true, At: { } at } || drain.Value <= TimeSpan.Zero)
            return;
        var cut = context.Subject.Passes
            .Where(p => p.ReadTimeout.Is(t => t > drain.Value + Reclaim) && !p.MayStream)
            .OrderByDescending(p => p.ReadTimeout.Value)
            .ToList();
        if (cut.Count > 0)
            Report(context.Report, "A graceful stop", drain, at, cut.ConvertAll(p => (p.ReadTimeout, p.At)));
    }

    private void CheckNginx(SubjectContext<NginxConfiguration> context)
    {
        var drain = context.Subject.Root.Duration("worker_shutdown_timeout");
        if (drain is not { IsWritten: true, At: { } at } || drain.Value == TimeSpan.Zero)
            return;
        var cut = context.Subject.Passes
            .Where(p => !p.IsStream && p.ReadTimeout.Is(t => t > drain.Value) && !p.MayStream && !p.IsSubrequest)
            .OrderByDescending(p => p.ReadTimeout.Value)
            .ToList();
        if (cut.Count > 0)
            Report(context.Report, "A reload", drain, at, cut.ConvertAll(p => (p.ReadTimeout, p.At)));
    }

    /// <param name="requests">What is cut, the longest first: its time-out and its place.</param>
    private void Report(Action<Diagnostic> report, string action, Setting<TimeSpan> drain, Location at, List<(Setting<TimeSpan> Timeout, Location At)> requests) =>
        report(Diagnostic.Create(Descriptor, at, action, Durations.Format(drain.Value), Durations.Format(requests[0].Timeout.Value), drain.Name) with
        {
            Count = requests.Count,
            Related = [.. requests.Take(RelatedLocation.Most).Select(r => new RelatedLocation(r.Timeout.At ?? r.At, Describe(r.Timeout)))],
        });

    private static string Describe(Setting<TimeSpan> timeout) =>
        $"{timeout.Name} {Durations.Format(timeout.Value)}{(timeout.IsDefault ? " by default" : "")}";
}
