using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W13: one side sends the PROXY header and the other does not expect it, or the other way round.</summary>
internal sealed class CL6013_ProxyProtocolMismatch : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6013",
        "proxy-protocol-mismatch",
        "Only one of two neighbours uses the PROXY protocol",
        RuleCategory.Connections,
        DiagnosticSeverity.Error,
        "this listen waits for a PROXY header that {0} does not send to {1}: nginx closes the connection and {2}; remove proxy_protocol here{3}");

    public override void Initialize(AnalysisContext context) => context.RegisterStackAction(Check);

    private void Check(SubjectContext<Stack> context)
    {
        foreach (var receiver in Receiver.Of(context.Stack))
        {
            var (sends, at) = Sends(receiver.Pass);
            var expected = receiver.Socket?.ExpectsProxyProtocol;
            if (sends == true && at is { } statement && IsSurprised(receiver))
                ReportSurprise(context.Report, receiver, statement);
            else if (sends == false && expected is not null)
                ReportWait(context.Report, receiver, expected);
        }
    }

    private void ReportWait(Action<Diagnostic> report, Receiver receiver, NginxListen listen)
    {
        var pass = receiver.Pass;
        var isStream = pass is NginxPass { IsStream: true };
        var result = isStream ? "the client gets no answer" : "every request is answered with a 502";
        report(Diagnostic.Create(Descriptor, listen.At, pass.Server, receiver.Target, result, isStream ? ", or write proxy_protocol on in the stream server" : "") with
        {
            Related = [new RelatedLocation(pass.At, $"{pass.Server} connects without a PROXY header")],
            Path = [new RelatedLocation(pass.At, pass.Name), new RelatedLocation(listen.At, "expects a PROXY header")],
        });
    }

    private void ReportSurprise(Action<Diagnostic> report, Receiver receiver, Location statement)
    {
        var cure = receiver.Socket is not null ? "add proxy_protocol to its listen" : "set its proxy_protocol";
        report(Diagnostic.Create(Descriptor, statement, "", "", "", "") with
        {
            Message = $"nginx sends a PROXY header to {receiver.Target}, where {receiver.Server} does not expect it: every request is answered with a 400; {cure}, or remove this line",
            Related = [new RelatedLocation(receiver.At, "listens without PROXY protocol")],
            Path = [new RelatedLocation(receiver.Pass.At, receiver.Pass.Name), new RelatedLocation(receiver.At, $"{receiver.Server} listens on {receiver.Target}")],
        });
    }

    /// <summary>Of nginx only stream can send it; null when that is not known.</summary>
    private static (bool? Sends, Location? At) Sends(ProxyHop pass)
    {
        if (pass is ApachePass or NginxPass { IsStream: false })
            return (false, null);
        if (pass is not NginxPass stream)
            return (null, null);
        var setting = stream.Context.Word("proxy_protocol");
        return (setting.TryGet(out var word) ? word != "off" : null, setting.At);
    }

    private static bool IsSurprised(Receiver receiver) => receiver.Hop is GunicornServer gunicorn
        ? receiver.Protocol == PassProtocol.Http && !gunicorn.MaySet("proxy_protocol")
        : receiver.AllListensAreKnown && receiver.Protocol is PassProtocol.Http or PassProtocol.Https && receiver.Socket is { ExpectsProxyProtocol: null };
}
