using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>Each worker loads the application by itself.</summary>
internal sealed class CL4026_WorkersWithoutPreload : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4026",
        "workers-without-preload",
        "Each worker loads the application by itself",
        RuleCategory.Capacity,
        DiagnosticSeverity.Note,
        "{0} starts {1} workers, and each loads the application by itself: they share no memory, and a worker that is replaced answers only when it has loaded; preload it if its connections and threads are opened after the fork")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<AppServer>(Check);

    private void Check(SubjectContext<AppServer> context)
    {
        if (context.Subject is IWorkerServer server && server.Workers.IsWritten && server.Workers.Is(number => number > 1) && server.Preloads.Is(preloads => !preloads)
            && server.Preloads.Origin is not Origin.EnvironmentDefault && server.Workers.At is { } at)
            context.Report(Diagnostic.Create(Descriptor, at, context.Subject.Server, server.Workers.Value));
    }
}
