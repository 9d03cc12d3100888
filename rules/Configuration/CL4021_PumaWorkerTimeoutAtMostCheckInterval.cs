using ConfigLint.Analysis;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>A35: Puma raises when worker_timeout is not above the interval in which workers report.</summary>
internal sealed class CL4021_PumaWorkerTimeoutAtMostCheckInterval : DiagnosticAnalyzer
{
    private const long DefaultInterval = 5;

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4021",
        "puma-worker-timeout-at-most-check-interval",
        "Puma refuses a worker_timeout that is not above the check interval",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "worker_timeout {0} is not above the interval in which workers report ({1} s): Puma does not start, and nginx answers every request with a 502; write {2} or more, the default is 60 (it is no limit for requests)");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        if (context.Subject.Config is not { IsFollowed: true } config)
            return;
        // Puma compares when it reads the line: an interval further down does not count.
        long? interval = DefaultInterval;
        foreach (var call in config.Calls)
        {
            if (call.Name == "worker_check_interval")
                interval = call.IsCertain ? call.WrittenInteger(0) : null;
            else if (call is { Name: "worker_timeout", IsCertain: true } && call.WrittenInteger(0) is { } timeout && timeout <= interval)
                context.Report(Diagnostic.Create(Descriptor, call.At, timeout, interval, interval + 1));
        }
    }
}
