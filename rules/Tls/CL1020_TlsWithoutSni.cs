using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W25: nginx sends no server name to a TLS origin unless told to.</summary>
public sealed class CL1020_TlsWithoutSni : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1020",
        "tls-without-sni",
        "nginx tells the TLS origin no server name",
        RuleCategory.Tls,
        DiagnosticSeverity.Note,
        "nginx sends no server name (SNI) to {0}. {1}. Add {2}_ssl_server_name on.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !pass.IsTls || pass.Destination is not { Literal: { } endpoint, Upstream: null, GroupIsUncertain: false })
            return;
        var host = endpoint.Host;
        var isFullName = endpoint.ToAddress(pass.Destination.DefaultPort ?? 443) is { IsName: true } && host.TrimEnd('.').Contains('.') && !HostNames.IsPlaceholder(host);
        // A name that is set but not sent is CL1019's.
        if (!isFullName || !PassTls.SendsName(pass).Is(on => !on) || PassTls.Name(pass).Statement is not null)
            return;
        var needsName = HostNames.NeedsServerName(host);
        var consequence = needsName
            ? "It serves many names on one address: the handshake fails (502)"
            : "If that server hosts several names the handshake fails (502)";
        context.Report(Diagnostic.Create(Descriptor, pass.Destination.At, host, consequence, pass.Prefix) with
        {
            Severity = needsName ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
            Fix = PassTls.SendName(pass, pass.Statement.Location),
        });
    }
}
