using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>A26: gunicorn accepts 0, listens, and starts nobody who would accept.</summary>
internal sealed class CL4004_GunicornWorkersZero : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4004",
        "gunicorn-workers-zero",
        "Gunicorn has no workers",
        RuleCategory.Capacity,
        DiagnosticSeverity.Error,
        "workers is 0: gunicorn listens and nobody answers, so nginx answers every request with a 504 after its read timeout; write at least 1");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var workers = context.Subject.Workers;
        if (workers.IsWritten && workers.Is(number => number == 0) && workers.At is { } at)
            context.Report(Diagnostic.Create(Descriptor, at));
    }
}
