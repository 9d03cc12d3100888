using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Rules;

/// <summary>W50: a pool smaller than the threads that use it, with a limit on waiting for it.</summary>
internal sealed class CL2008_PoolLimitFailsFast : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2008",
        "pool-limit-fails-fast",
        "Requests are refused when a small connection pool is busy",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "max={0} with acquire={1}: a process has {3} threads, and when {2} a further request is refused after {4} (503). Raise max above the threads, or drop acquire");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        if (pass.Context.Configuration.ProcessesUnder(pass.Entry.Condition) is not { IsThreaded: true } processes || !processes.ThreadsPerChild.IsKnown || !processes.ThreadLimit.IsKnown)
            return;
        var threads = Math.Min(processes.ThreadsPerChild.Value, processes.ThreadLimit.Value);
        foreach (var worker in pass.Workers.Where(w => w.Url is { Scheme: "http" or "https" }))
        {
            if (worker.Setting<int>("max", text => ApacheValues.Atoi(text).Value) is not { IsKnown: true, At: { } at } max || max.Value < 1 || max.Value >= threads
                || worker.Setting<TimeSpan>("acquire", ReadMilliseconds) is not { IsKnown: true } acquire)
            {
                continue;
            }
            context.Report(Diagnostic.Create(
                Descriptor,
                at,
                max.Value,
                worker.Find("acquire")!.Value,
                max.Value == 1 ? "the one connection is busy" : $"all {max.Value} connections are busy",
                threads,
                Durations.Format(acquire.Value)) with
            {
                Related = [new RelatedLocation(acquire.At!.Value, "waits no longer than this"), .. RelatedLocation.Where(processes.ThreadsPerChild.At, $"ThreadsPerChild {threads}")],
            });
        }
    }

    private static TimeSpan? ReadMilliseconds(string text) => ApacheValues.ParseTimeout(text, "ms") is { IsRefused: false, Microseconds: > 0 } time ? time.Value : null;
}
