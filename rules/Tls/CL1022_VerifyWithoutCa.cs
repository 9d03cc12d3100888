using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W27: the origin's certificate is to be checked, but against nothing: nginx does not start.</summary>
public sealed class CL1022_VerifyWithoutCa : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1022",
        "verify-without-ca",
        "Certificates are to be verified, but no authority is named",
        RuleCategory.Tls,
        DiagnosticSeverity.Error,
        "nginx refuses to start: no {0}_ssl_trusted_certificate for {0}_ssl_verify. Add {0}_ssl_trusted_certificate <file with the CA>.");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        // nginx prepares for TLS when the target has a variable, even behind http:// (ngx_http_proxy_pass).
        var preparesTls = pass.IsTls || (!pass.IsStream && pass.Prefix is "proxy" or "grpc" or "uwsgi" && pass.Destination.Text.Contains('$'));
        var verifies = PassTls.Verifies(pass);
        if (!preparesTls || !verifies.Is(on => on) || verifies.At is not { } at)
            return;
        var authority = pass.Context.Lookup($"{pass.Prefix}_ssl_trusted_certificate");
        if (authority.IsAbsent || authority.Statement is { ArgumentCount: 1 } empty && empty.Argument(0).Length == 0)
            context.Report(Diagnostic.Create(Descriptor, at, pass.Prefix) with { Related = [new RelatedLocation(pass.Destination.At, "needed for this pass")] });
    }
}
