using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W23: without X_ssl_name the certificate is checked against the name of the upstream group.</summary>
public sealed class CL1018_TlsNameIsUpstreamGroup : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1018",
        "tls-name-is-upstream-group",
        "The name of an upstream group stands for the host in TLS",
        RuleCategory.Tls,
        DiagnosticSeverity.Error,
        "{0}. Add {1}_ssl_name <host in the certificate>.");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !pass.IsTls || pass.Upstream is not { } group || pass.Destination.HasVariables || !PassTls.Name(pass).IsAbsent)
            return;
        // A group may be named like the host that its servers are.
        var name = group.GroupName;
        if (name.Contains('.') || group.Servers.Any(s => s.Endpoint.Host.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return;
        var verifies = PassTls.Verifies(pass);
        var sends = PassTls.SendsName(pass);
        if (verifies.Is(on => on))
            Report(context, DiagnosticSeverity.Error, $"The certificate is checked against the group name \"{name}\" and cannot match (502)", verifies.At);
        else if (sends.Is(on => on))
            Report(context, MayGoByName(group) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note, $"nginx asks for the group name \"{name}\" in the handshake (SNI): an origin that goes by the name refuses it (502)", sends.At);
    }

    /// <summary>Hosts of the internet often have several names at one address; a program in the next container mostly has one certificate.</summary>
    private static bool MayGoByName(NginxUpstream group) => group.Servers.Any(s => s.Endpoint.ToAddress(443) is { } address && PublicNames.Contains(address));

    private void Report(SubjectContext<NginxPass> context, DiagnosticSeverity severity, string consequence, Location? cause)
    {
        var pass = context.Subject;
        context.Report(Diagnostic.Create(Descriptor, pass.Destination.At, consequence, pass.Prefix) with
        {
            Severity = severity,
            Related = cause is { } at ? [new RelatedLocation(at, "switched on here"), new RelatedLocation(pass.Upstream!.At, "the group")] : [],
        });
    }
}
