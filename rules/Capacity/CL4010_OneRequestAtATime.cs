using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>One worker with one thread: whatever is slow once is slow for all.</summary>
internal sealed class CL4010_OneRequestAtATime : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4010",
        "one-request-at-a-time",
        "The application server works on one request at a time",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "{0} has one worker with one thread{1}: while it works on one request every other waits, and the proxy answers with a 504 those that wait too long; start more workers or threads");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<AppServer>(Check);

    private void Check(SubjectContext<AppServer> context)
    {
        if (context.Subject is not IWorkerServer server || !server.Workers.Is(number => number == 1) || !context.Subject.Concurrency.Is(number => number == 1))
            return;
        // What somebody wrote is the place to change: Puma's one thread is never a default.
        var place = !server.Workers.IsWritten && server.Threads.IsWritten ? server.Threads : server.Workers;
        var variable = ((server.Workers.Origin as Origin.EnvironmentDefault) ?? (server.Threads.Origin as Origin.EnvironmentDefault))?.Variable;
        var reason = variable is not null ? $" unless the machine sets {variable}" : place.IsDefault ? ", its default" : "";
        var diagnostic = Diagnostic.Create(Descriptor, place.At ?? context.Subject.At, context.Subject.Server, reason);
        // What only may be so, or is shared by several containers, is worth a look and no more.
        var isShared = server.Launch?.Container?.Replicas.Is(number => number > 1) == true;
        context.Report(variable is not null || isShared ? diagnostic with { Severity = DiagnosticSeverity.Note } : diagnostic);
    }
}
