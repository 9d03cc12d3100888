using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W35: keepalive is asked for, and all passes to the group make the server close the connection.</summary>
internal sealed class CL1005_UpstreamKeepaliveWithoutEffect : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1005",
        "upstream-keepalive-without-effect",
        "keepalive is set, but each connection is closed",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "keepalive {0} has no effect: {1}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        if (upstream.Keepalive is not { } keepalive || !upstream.KeepaliveConnections.Is(count => count > 0) || upstream.Passes.Count == 0)
            return;
        var reuses = upstream.Passes.Select(pass => (Pass: pass, Outcome: ConnectionReuse.Of(pass))).ToList();
        if (reuses.Exists(r => r.Outcome.Reuse is Reuse.Kept or Reuse.Unknown))
            return;
        var (first, outcome) = reuses[0];
        context.Report(Diagnostic.Create(Descriptor, keepalive.Location, keepalive.Argument(0), Why(outcome.Reuse, outcome.Statement, first)) with
        {
            Count = reuses.Count,
            Related = [.. reuses.Take(RelatedLocation.Most).Select(r => new RelatedLocation(r.Outcome.Statement?.Location ?? r.Pass.At, "the connection is closed after each request"))],
            Fix = FixFor(reuses),
        });
    }

    private static Fix? FixFor(List<(NginxPass Pass, ReuseOutcome Outcome)> reuses)
    {
        if (reuses.TrueForAll(r => r.Outcome.Reuse == Reuse.ClosedByDefault))
        {
            var edits = KeepAliveEdits.For(reuses.Select(r => r.Pass));
            return edits is { Count: > 0 } ? new Fix("Let the passes keep the connections", isSafe: false, edits) : null;
        }
        return reuses.TrueForAll(r => r.Outcome.Close is not null && r.Pass.Context.Word("proxy_http_version").Is(version => version != "1.0"))
            ? new Fix("Write \"\" in place of close", isSafe: false,
                [.. reuses.Select(r => r.Outcome.Close!.Value).Distinct().Select(close => FileEdit.Replace(close, "\"\""))])
            : null;
    }

    private static string Why(Reuse reuse, NginxStatement? statement, NginxPass pass) => reuse switch
    {
        Reuse.ClosedByVersion => "proxy_http_version 1.0 ends each connection with its request. Write 1.1",
        Reuse.ClosedByHeader => $"\"{statement?.Text.TrimEnd(';')}\" asks the server to close each connection. Write proxy_set_header Connection \"\";",
        Reuse.ClosedByMap => $"{statement?.Argument(1)} is \"close\" for requests without an Upgrade header. Write '' \"\"; in the map",
        Reuse.ClosedByFastCgi => "FastCGI servers close each connection unless fastcgi_keep_conn is on",
        Reuse.ClosedByProtocol => $"{pass.Prefix} has no keep-alive: the server closes each connection",
        _ => "nginx before 1.29.7 closes each connection unless proxy_http_version 1.1 and proxy_set_header Connection \"\" are set",
    };
}
