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

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        var listeners = new LocalListeners(context.Subject, context.Stack);
        foreach (var pass in context.Subject.Passes)
            Check(pass, listeners, context.Report);
    }

    private void Check(NginxPass pass, LocalListeners listeners, Action<Diagnostic> report)
    {
        var scheme = pass.Destination.Scheme;
        if (pass.IsStream || scheme is not ("http" or "https" or "grpc" or "grpcs") || pass.Upstream is { IsComplete: false })
            return;
        var tls = scheme is "https" or "grpcs";
        var other = tls ? scheme[..^1] : scheme + "s";
        var targets = PassTargets.Of(pass).ToList();
        if (targets.Count == 0)
            return;
        var addresses = targets.ConvertAll(t => t.Endpoint.ToAddress(t.Server is null ? pass.Destination.DefaultPort : 80));
        if (addresses.TrueForAll(a => a is not null && listeners.ExpectsTls(a) == !tls))
        {
            var listener = tls
                ? $"{addresses[0]}, where nginx itself listens without ssl: the TLS handshake fails (502)"
                : $"{addresses[0]}, where nginx itself listens with ssl: it answers 400 (The plain HTTP request was sent to HTTPS port)";
            Report(report, pass, DiagnosticSeverity.Error, listener, other + "://", other);
        }
        else if (tls && targets.TrueForAll(t => t.Endpoint.Port == 80))
        {
            Report(report, pass, DiagnosticSeverity.Error, "port 80: the TLS handshake fails (502)", $"port 443, or {other}://", fixedScheme: null);
        }
        else if (!tls && targets.TrueForAll(t => t.Endpoint.Port is 443 or 8443))
        {
            Report(report, pass, DiagnosticSeverity.Warning, $"port {targets[0].Endpoint.Port}: a server expects TLS there and answers 400, or nginx 502", other + "://", other);
        }
    }

    private void Report(Action<Diagnostic> report, NginxPass pass, DiagnosticSeverity severity, string consequence, string cure, string? fixedScheme)
    {
        var target = pass.Destination;
        var scheme = PassTargets.Find(target.At, target.Scheme + "://");
        report(Diagnostic.Create(Descriptor, target.At, target.Scheme, consequence, cure) with
        {
            Severity = severity,
            Related = pass.Upstream is { } group ? [.. group.Servers.Select(s => new RelatedLocation(s.At, $"server of {group.Name}"))] : [],
            Fix = fixedScheme is not null && scheme is { } at ? new Fix($"Write {fixedScheme}", isSafe: false, FileEdit.Replace(at, fixedScheme + "://")) : null,
        });
    }
}
