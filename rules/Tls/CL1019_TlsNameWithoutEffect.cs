using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W24: X_ssl_name is read only when the name is sent or the certificate is checked.</summary>
public sealed class CL1019_TlsNameWithoutEffect : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1019",
        "tls-name-without-effect",
        "A TLS name is set, but never used",
        RuleCategory.Tls,
        DiagnosticSeverity.Warning,
        "{0}_ssl_name is not used unless {0}_ssl_server_name or {0}_ssl_verify is on: the origin is told no name{1}. Add {0}_ssl_server_name on.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        // One line of http may serve some passes and be idle in others: then it has an effect.
        var byStatement = context.Subject.Passes
            .Where(MayUseTls)
            .Select(pass => (Pass: pass, PassTls.Name(pass).Statement))
            .Where(pair => pair.Statement is not null)
            .GroupBy(pair => pair.Statement!, pair => pair.Pass);
        foreach (var passes in byStatement)
        {
            if (!passes.All(IsIdle))
                continue;
            foreach (var pass in passes)
            {
                context.Report(Diagnostic.Create(Descriptor, passes.Key.Location, pass.Prefix, pass.IsStream ? "" : " (502 if it needs one)") with
                {
                    Fix = passes.Key is NginxDirective ? PassTls.SendName(pass, passes.Key.Location) : null,
                });
            }
        }
    }

    // nginx takes TLS for possible as soon as the target has a variable.
    private static bool MayUseTls(NginxPass pass) => pass.IsTls || pass.Destination.HasVariables;

    private static bool IsIdle(NginxPass pass) =>
        pass.IsTls && PassTls.SendsName(pass).Is(on => !on) && PassTls.Verifies(pass).Is(on => !on);
}
