using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W21: the default port of a group's servers is 80, whatever the scheme of the pass is.</summary>
public sealed class CL1016_HttpsUpstreamWithoutPort : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1016",
        "https-upstream-without-port",
        "A server without a port gets TLS on port 80",
        RuleCategory.Tls,
        DiagnosticSeverity.Error,
        "{0}://{1} goes to port 80, because server {2} has no port: the TLS handshake fails (502). Write {2}:443.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || pass.Destination.Scheme is not ("https" or "grpcs") || pass.Upstream is not { } group)
            return;
        foreach (var target in PassTargets.Of(group))
        {
            // service= takes the port from DNS.
            if (target.Endpoint is not { UnixPath: null, Port: null } endpoint || target.Server!.Service is not null)
                continue;
            var end = new Location(target.At.Source, new TextSpan(target.At.Span.Start + endpoint.Host.Length, 0));
            var isPlainWord = target.At.Text == endpoint.Host;
            context.Report(Diagnostic.Create(Descriptor, target.At, pass.Destination.Scheme, group.GroupName, endpoint.Host) with
            {
                Related = [new RelatedLocation(pass.Destination.At, "TLS by this scheme")],
                Fix = isPlainWord && group.Passes.All(p => p.IsTls) ? new Fix("Write port 443", isSafe: false, FileEdit.Replace(end, ":443")) : null,
            });
        }
    }
}
