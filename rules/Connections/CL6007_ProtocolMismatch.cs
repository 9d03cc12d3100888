using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>W8: a pass speaks another protocol than the server that listens at its target.</summary>
internal sealed class CL6007_ProtocolMismatch : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6007",
        "protocol-mismatch",
        "A proxy and its backend speak different protocols",
        RuleCategory.Connections,
        DiagnosticSeverity.Error,
        "{0} goes to {1}, where {2} speaks {3}: every request ends in a {4}; use {5}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterStackAction(Check);

    private void Check(SubjectContext<Stack> context)
    {
        foreach (var receiver in Receiver.Of(context.Stack))
        {
            if (StatusOf(receiver) is { } status)
                Report(context.Report, receiver, status);
        }
    }

    private void Report(Action<Diagnostic> report, Receiver receiver, string status)
    {
        var pass = receiver.Pass;
        var speaksHttp = receiver.Protocol == PassProtocol.Http;
        var cure = (pass, speaksHttp) switch
        {
            (NginxPass, true) => $"proxy_pass http://{HttpTarget(pass)}",
            (NginxPass, false) => $"fastcgi_pass {receiver.Target}",
            (_, true) => "http://",
            _ => "fcgi://",
        };
        report(Diagnostic.Create(Descriptor, pass.At, pass.Name, receiver.Target, receiver.Server, speaksHttp ? pass.Protocol == PassProtocol.Https ? "HTTP without TLS" : "HTTP" : "FastCGI", status, cure) with
        {
            Related = [new RelatedLocation(receiver.At, $"{receiver.Server} listens here")],
            Path = [new RelatedLocation(pass.At, pass.Name), new RelatedLocation(receiver.At, $"{receiver.Server} listens on {receiver.Target}")],
            Fix = speaksHttp && pass is NginxPass { Destination.HasVariables: false }
                ? new Fix("Use proxy_pass", isSafe: false, FileEdit.Replace(pass.At, $"proxy_pass http://{HttpTarget(pass)};"))
                : null,
        });
    }

    /// <summary>Of a group its name, which every server of it then is asked by.</summary>
    private static string HttpTarget(ProxyHop pass)
    {
        var text = pass is NginxPass nginx ? nginx.Destination.Text : pass.Target.Raw;
        return text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? text[(scheme + 3)..] : text;
    }

    /// <summary>What comes of it, as seen on real servers; null where the two understand each other, or where that is not known.</summary>
    private static string? StatusOf(Receiver receiver) => (receiver.Pass, receiver.Pass.Protocol, receiver.Protocol) switch
    {
        (NginxPass, PassProtocol.FastCgi, PassProtocol.Http) => Waits(receiver) ? "504" : "502",
        (NginxPass, PassProtocol.Uwsgi or PassProtocol.Scgi, PassProtocol.Http) when SpeaksOnlyHttp(receiver) => Waits(receiver) ? "504" : "400",
        (NginxPass, PassProtocol.Https, PassProtocol.Http) when SpeaksPlainly(receiver) => receiver.Hop is GunicornServer ? "504" : "502",
        (NginxPass, PassProtocol.Grpc, PassProtocol.Http) when SpeaksOnlyHttp(receiver) && !SpeaksHttp2(receiver) => "502",
        (NginxPass, PassProtocol.Http or PassProtocol.Uwsgi or PassProtocol.Scgi or PassProtocol.Grpc, PassProtocol.FastCgi) => "502",
        (ApachePass, PassProtocol.Http, PassProtocol.FastCgi) => "502",
        (ApachePass, PassProtocol.FastCgi, PassProtocol.Http) when receiver.Hop is not ApachePass => Waits(receiver) ? "504" : "503",
        _ => null,
    };

    /// <summary>These read on for the end of a line that never comes; Puma and nginx answer what they cannot read.</summary>
    private static bool Waits(Receiver receiver) => receiver.Hop is GunicornServer or ApachePass;

    private static bool SpeaksOnlyHttp(Receiver receiver) => receiver.Hop is not GunicornServer gunicorn || gunicorn.WireProtocol.Is(name => name == "http");

    /// <summary>An app server certainly without TLS, of which it is known what it makes of the first bytes. nginx's own listeners are CL1017's, as is port 80.</summary>
    private static bool SpeaksPlainly(Receiver receiver) => receiver.Target is not { IsUnix: false, Port: 80 } && receiver.Hop switch
    {
        GunicornServer gunicorn => !gunicorn.MaySet("certfile") && !gunicorn.MaySet("keyfile") && gunicorn.WorkerKind.Is(kind => kind is GunicornWorkerKind.Sync or GunicornWorkerKind.Thread),
        PumaServer => true,
        _ => false,
    };

    private static bool SpeaksHttp2(Receiver receiver) => receiver.Hop switch
    {
        GunicornServer gunicorn => gunicorn.MaySet("http_protocols") || gunicorn.MaySet("http2_cleartext") || !gunicorn.WorkerKind.Is(kind => kind != GunicornWorkerKind.Other),
        AppServer => false,
        // mod_http2 takes cleartext connections that begin with HTTP/2.
        ApachePass => true,
        _ => !receiver.AllListensAreKnown || receiver.Socket is { MaySpeakHttp2: true },
    };
}
