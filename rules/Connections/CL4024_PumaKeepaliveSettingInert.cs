using ConfigLint.Analysis;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>A38: without a request queue, or with keep-alive off, no connection is kept for persistent_timeout to count.</summary>
internal sealed class CL4024_PumaKeepaliveSettingInert : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4024",
        "puma-keepalive-setting-inert",
        "persistent_timeout has no effect",
        RuleCategory.Connections,
        DiagnosticSeverity.Note,
        "{0} false switches keep-alive off, so persistent_timeout is without effect: each answer closes its connection; delete one of the two");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        var server = context.Subject;
        if (server.PersistentTimeout is not { IsWritten: true, At: { } at })
            return;
        foreach (var flag in new[] { server.QueueRequests, server.EnableKeepAlives })
        {
            if (!flag.IsWritten || !flag.Is(isOn => !isOn) || flag.At is not { } off)
                continue;
            context.Report(Diagnostic.Create(Descriptor, at, flag.Name) with { Related = [new RelatedLocation(off, "keep-alive is switched off here")] });
            return;
        }
    }
}
