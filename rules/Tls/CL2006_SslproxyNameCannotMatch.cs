using System.Net;
using ConfigLint.Analysis;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Rules;

/// <summary>W48: the name that Apache looks for in the certificate is an address.</summary>
internal sealed class CL2006_SslproxyNameCannotMatch : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2006",
        "sslproxy-name-cannot-match",
        "The certificate of an https:// backend is checked against an address",
        RuleCategory.Tls,
        DiagnosticSeverity.Warning,
        "Apache compares the certificate with \"{0}\" (SSLProxyCheckPeerName is on): unless that is the name in it, the request fails with 500. Use the name in the URL, or switch the check off knowingly");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        var engine = pass.Context.Setting<bool>("SSLProxyEngine", ApacheValues.ParseFlag, otherwise: false, pass.Entry.Condition);
        if (!engine.Is(on => on) || !ChecksName(pass) || MayPreserveHost(pass))
            return;
        foreach (var worker in pass.Workers.Where(w => w.HasLiteralHost))
        {
            var written = worker == pass.Worker ? pass.Written : worker;
            if (ApacheTls.IsUsedBy(written) && written.Url is { } url && IPAddress.TryParse(url.Host.Trim('[', ']'), out _))
                context.Report(Diagnostic.Create(Descriptor, written.UrlAt, url.Host));
        }
    }

    /// <summary>On by default; SSLProxyCheckPeerCN Off switches it off as well, unless it is on by its own name (ssl_engine_io.c).</summary>
    private static bool ChecksName(ApachePass pass)
    {
        if (ApacheTls.IsInProxySection(pass, "SSLProxyCheckPeerName") || ApacheTls.IsInProxySection(pass, "SSLProxyCheckPeerCN"))
            return false;
        var name = pass.Context.Lookup("SSLProxyCheckPeerName", pass.Entry.Condition);
        if (name.Entry is { } written)
            return written.Argument(0)?.Equals("on", StringComparison.OrdinalIgnoreCase) == true;
        var common = pass.Context.Setting<bool>("SSLProxyCheckPeerCN", ApacheValues.ParseFlag, otherwise: true, pass.Entry.Condition);
        return name.IsAbsent && common.Is(on => on);
    }

    /// <summary>With ProxyPreserveHost On the name of the request is compared; it may also stand in a section.</summary>
    private static bool MayPreserveHost(ApachePass pass)
    {
        for (var server = pass.Context.Server; server is not null; server = server.Parent)
        {
            var sections = server.Parent is null ? server.Children.Where(c => c.Kind != ApacheContextKind.VirtualHost).SelectMany(c => c.DescendantsAndSelf()).Append(server) : server.DescendantsAndSelf();
            if (sections.Any(c => c.Own("ProxyPreserveHost").Any(e => e.Argument(0)?.Equals("off", StringComparison.OrdinalIgnoreCase) != true)))
                return true;
        }
        return false;
    }
}
