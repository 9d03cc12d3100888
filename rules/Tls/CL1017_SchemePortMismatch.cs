using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W22: TLS to a port that speaks plain HTTP, or plain HTTP to one that speaks TLS.</summary>
public sealed class CL1017_SchemePortMismatch : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1017",
        "scheme-port-mismatch",
        "The scheme and the port of a target contradict each other",
        RuleCategory.Tls,
        DiagnosticSeverity.Warning,
        "{0}:// to {1}. Write {2}.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        var scheme = pass.Destination.Scheme;
        if (pass.IsStream || scheme is not ("http" or "https" or "grpc" or "grpcs") || pass.Upstream is { IsComplete: false })
            return;
        var tls = scheme is "https" or "grpcs";
        var other = tls ? scheme[..^1] : scheme + "s";
        var targets = PassTargets.Of(pass).ToList();
        if (targets.Count == 0)
            return;
        var addresses = targets.ConvertAll(t => t.Endpoint.ToAddress(t.Server is null ? pass.Destination.DefaultPort : 80));
        if (addresses.TrueForAll(a => a is not null && LocalListeners.ExpectsTls(a, pass.Context.Configuration) == !tls))
        {
            var listener = tls
                ? $"{addresses[0]}, where nginx itself listens without ssl: the TLS handshake fails (502)"
                : $"{addresses[0]}, where nginx itself listens with ssl: it answers 400 (The plain HTTP request was sent to HTTPS port)";
            Report(context, DiagnosticSeverity.Error, listener, other + "://", other);
        }
        else if (tls && targets.TrueForAll(t => t.Endpoint.Port == 80))
        {
            Report(context, DiagnosticSeverity.Error, "port 80: the TLS handshake fails (502)", $"port 443, or {other}://", fixedScheme: null);
        }
        else if (!tls && targets.TrueForAll(t => t.Endpoint.Port is 443 or 8443))
        {
            Report(context, DiagnosticSeverity.Warning, $"port {targets[0].Endpoint.Port}: a server expects TLS there and answers 400, or nginx 502", other + "://", other);
        }
    }

    private void Report(SubjectContext<NginxPass> context, DiagnosticSeverity severity, string consequence, string cure, string? fixedScheme)
    {
        var target = context.Subject.Destination;
        var scheme = PassTargets.Find(target.At, target.Scheme + "://");
        context.Report(Diagnostic.Create(Descriptor, target.At, target.Scheme, consequence, cure) with
        {
            Severity = severity,
            Related = context.Subject.Upstream is { } group ? [.. group.Servers.Select(s => new RelatedLocation(s.At, $"server of {group.Name}"))] : [],
            Fix = fixedScheme is not null && scheme is { } at ? new Fix($"Write {fixedScheme}", isSafe: false, FileEdit.Replace(at, fixedScheme + "://")) : null,
        });
    }
}
