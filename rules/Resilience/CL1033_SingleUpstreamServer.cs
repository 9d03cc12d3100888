using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>A group with one server has nobody to pass a failed request to.</summary>
internal sealed class CL1033_SingleUpstreamServer : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1033",
        "single-upstream-server",
        "An upstream group has one server and no backup",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "{0} is the only server of {1}: while it is down every request is answered 502. Add a second server or a backup")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        if (upstream.IsStream || !upstream.IsComplete || upstream.Servers is not [var server] || !upstream.Passes.Any(p => !NginxFallback.Replaces(p, "502", "error")))
            return;
        // A name may stand for several servers, and what runs on this machine goes down with it.
        if (server.Endpoint.ToAddress(80) is { IsIpLiteral: true, IsLoopback: false })
            context.Report(Diagnostic.Create(Descriptor, server.At, server.AddressText, upstream.Name));
    }
}
