using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>W49: numbers of processes and threads that Apache changes at its start.</summary>
internal sealed class CL2007_WorkersSilentlyReduced : DiagnosticAnalyzer
{
    private static readonly string[] Names = ["MaxRequestWorkers", "MaxClients", "ThreadsPerChild"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2007",
        "workers-silently-reduced",
        "Apache works with other numbers of workers than the ones written",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "{0}: Apache uses {1}. {2}");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheConfiguration>(Check);

    private void Check(SubjectContext<ApacheConfiguration> context)
    {
        var apache = context.Subject;
        foreach (var entry in Names.SelectMany(apache.Root.Own))
        {
            if (apache.ProcessesUnder(entry.Condition) is not { } processes)
                continue;
            if (entry.Is("ThreadsPerChild"))
                CheckThreads(context.Report, entry, processes);
            else if (processes.MaxRequestWorkers is { IsKnown: true } workers && workers.At == entry.At)
                CheckWorkers(context.Report, processes, workers);
        }
    }

    private void CheckThreads(Action<Diagnostic> report, ApacheEntry entry, ApacheProcesses processes)
    {
        var (threads, limit) = (processes.ThreadsPerChild, processes.ThreadLimit);
        if (processes.IsThreaded && threads.IsKnown && threads.At == entry.At && limit.IsKnown && threads.Value > limit.Value)
            Report(report, threads, limit, $"ThreadsPerChild {threads.Value} exceeds ThreadLimit {limit.Value}{DefaultMark(limit)}", limit.Value, $"Set ThreadLimit {threads.Value}");
    }

    /// <summary>The checks of event_check_config in their order: first the threads are cut, then the workers are raised, rounded, and cut.</summary>
    private void CheckWorkers(Action<Diagnostic> report, ApacheProcesses processes, Setting<int> workers)
    {
        var servers = processes.ServerLimit;
        if (workers.Value < 1)
            return;
        if (!processes.IsThreaded)
        {
            if (servers.IsKnown && servers.Value > 0 && workers.Value > servers.Value)
                Report(report, workers, servers, $"{workers.Name} {workers.Value} exceeds ServerLimit {servers.Value}{DefaultMark(servers)}", servers.Value, $"Set ServerLimit {workers.Value}");
            return;
        }
        var (threads, limit) = (processes.ThreadsPerChild, processes.ThreadLimit);
        if (!threads.IsKnown || threads.Value < 1 || !limit.IsKnown || limit.Value < 1)
            return;
        var perChild = Math.Min(threads.Value, limit.Value);
        if (workers.Value < perChild)
        {
            Report(report, workers, threads, $"{workers.Name} {workers.Value} is less than ThreadsPerChild {perChild}{DefaultMark(threads)}", perChild, $"Set ThreadsPerChild {workers.Value}, or more workers");
            return;
        }
        var needed = workers.Value / perChild;
        if (servers.IsKnown && servers.Value > 0 && needed > servers.Value)
            Report(report, workers, servers, $"{workers.Name} {workers.Value} needs {Ceiling(workers.Value, perChild)} processes, ServerLimit allows {servers.Value}{DefaultMark(servers)}", servers.Value * perChild, $"Set ServerLimit {Ceiling(workers.Value, perChild)}");
        else if (workers.Value % perChild != 0 && servers.IsKnown)
            Report(report, workers, threads, $"{workers.Name} {workers.Value} is no multiple of ThreadsPerChild {perChild}{DefaultMark(threads)}", needed * perChild, $"Write {needed * perChild} or {(needed + 1) * perChild}");
    }

    private void Report(Action<Diagnostic> report, Setting<int> at, Setting<int> other, string what, int used, string cure) =>
        report(Diagnostic.Create(Descriptor, at.At!.Value, what, used, cure) with
        {
            Related = RelatedLocation.Where(other.At, $"{other.Name} {other.Value}"),
        });

    private static string DefaultMark(Setting<int> setting) => setting.IsDefault ? " (the default)" : "";

    private static int Ceiling(int value, int divisor) => (value / divisor) + (value % divisor == 0 ? 0 : 1);
}
