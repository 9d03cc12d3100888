using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>A31: the news of 26.0.0.</summary>
internal sealed class CL4008_GunicornEventletRemoved : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4008",
        "gunicorn-eventlet-removed",
        "Gunicorn 26 has no eventlet worker",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "gunicorn {0} has no eventlet worker, which went with 26.0, and does not start, so nginx answers every request with a 502; use gevent or gthread");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var server = context.Subject;
        if (server.WorkerKind.Is(kind => kind == GunicornWorkerKind.Eventlet) && server.WorkerClass is { IsWritten: true, At: { } at }
            && VersionBounds.IsAtLeast(server.Version, GunicornVersions.WithoutEventlet) == true)
            context.Report(Diagnostic.Create(Descriptor, at, server.Version));
    }
}
