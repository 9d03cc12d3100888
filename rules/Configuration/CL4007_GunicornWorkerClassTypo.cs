using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>A30: other names may be entry points of installed packages, but not ones that look like a built-in.</summary>
internal sealed class CL4007_GunicornWorkerClassTypo : DiagnosticAnalyzer
{
    private static readonly string[] BuiltIn = ["sync", "gthread", "gevent", "eventlet", "tornado"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4007",
        "gunicorn-worker-class-typo",
        "Gunicorn has no such worker class",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "gunicorn has no worker class \"{0}\" and does not start (\"class uri '{0}' invalid or not found\"), so nginx answers every request with a 502; write \"{1}\"");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        if (context.Subject.WorkerClass is { IsWritten: true, At: { } at, Value: var name } && Array.Find(BuiltIn, known => OneEdit.Apart(name, known)) is { } meant)
            context.Report(Diagnostic.Create(Descriptor, at, name, meant));
    }
}
