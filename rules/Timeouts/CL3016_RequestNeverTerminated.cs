using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A21: without request_terminate_timeout a child that hangs is lost.</summary>
internal sealed class CL3016_RequestNeverTerminated : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3016",
        "request-never-terminated",
        "A pool never ends a request that nginx has given up",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "nginx answers 504 after {0}, and the child works on without end (request_terminate_timeout is 0): enough of such requests take all children; write a limit of {0} or more")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        if (context.Subject is not { From: NginxPass { MayStream: false } pass, To: FpmPool pool }
            || pass.Protocol != PassProtocol.FastCgi || !pool.RequestLimit.Is(time => time == TimeSpan.Zero)
            || !pass.ReadTimeout.Is(time => time > TimeSpan.Zero) || pass.ReadTimeout is not { IsWritten: true, At: { } at })
            return;
        context.Report(Diagnostic.Create(Descriptor, pool.RequestLimit.At ?? pool.At, Durations.Format(pass.ReadTimeout.Value)) with
        {
            Related = [new RelatedLocation(at, "nginx gives up here")],
        });
    }
}
