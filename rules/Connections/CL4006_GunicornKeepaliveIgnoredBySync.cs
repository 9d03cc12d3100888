using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>A29: a sync worker sends Connection: close with every answer.</summary>
internal sealed class CL4006_GunicornKeepaliveIgnoredBySync : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4006",
        "gunicorn-keepalive-ignored-by-sync",
        "Sync workers of Gunicorn keep no connection",
        RuleCategory.Connections,
        DiagnosticSeverity.Note,
        "keepalive is {0}, but sync workers close the connection after each answer; to have it, use gthread workers (threads above 1), gevent or uvicorn's");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var (server, keepAlive) = (context.Subject, context.Subject.KeepAliveSeconds);
        // 2 is the default, and templates repeat it.
        if (!keepAlive.IsWritten || !keepAlive.Is(seconds => seconds is not (0 or 2)) || keepAlive.At is not { } at || !server.IsSync)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, keepAlive.Value) with
        {
            Related = server.WorkerKind.At is { } kind && kind != at ? [new RelatedLocation(kind, "the workers are sync")] : [],
        });
    }
}
