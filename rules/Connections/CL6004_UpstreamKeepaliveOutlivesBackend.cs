using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W2, A60: nginx may send a request on a connection that the backend is just closing.</summary>
internal sealed class CL6004_UpstreamKeepaliveOutlivesBackend : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6004",
        "upstream-keepalive-outlives-backend",
        "Idle connections are kept longer than the backend keeps them",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "nginx keeps idle connections to {0} for {1}, {2} closes them after {3}: {4} sent on a closing one ends in a 502")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link.From is not NginxPass { IsStream: false, Upstream: { } upstream } pass || !LinkSettings.SpeakAlike(link)
            || !upstream.KeepaliveConnections.Is(count => count > 0) || ConnectionReuse.Of(pass).Reuse != Reuse.Kept)
            return;
        var near = new HopSetting(upstream.KeepaliveTimeout, upstream, upstream.Keepalive?.Location);
        var far = new HopSetting(IdleTimes.Of(link.To), link.To);
        if (!far.Setting.Is(time => time > TimeSpan.Zero) || !near.Setting.Is(time => time >= far.Setting.Value) || !(near.IsChosen || far.IsChosen))
            return;
        if (NginxFallback.Replaces(pass, "502", "error"))
            return;
        var (kept, closed) = (Durations.Format(near.Setting.Value), Durations.Format(far.Setting.Value));
        // A request that a stale connection swallowed is sent once more, unless it must not be (ngx_http_upstream_next).
        var lost = NginxRetry.Forbidden(pass, "error") is null ? "a POST or PATCH" : "a request";
        context.Report(LinkSettings.Create(Descriptor, link, near, far, upstream.Name, kept, link.To.Server, closed, lost) with
        {
            Help = IdleTimes.Below(far.Setting.Value) is { } shorter
                ? $"set keepalive_timeout {shorter.TotalSeconds:0}s in {upstream.Name}, or raise {far.Name} of {link.To.Server} above {kept}"
                : $"raise {far.Name} of {link.To.Server} above {kept}",
            Fix = FixFor(upstream, far.Setting.Value),
        });
    }

    private static Fix? FixFor(NginxUpstream upstream, TimeSpan backend)
    {
        if (IdleTimes.Below(backend) is not { } shorter)
            return null;
        var text = $"{shorter.TotalSeconds:0}s";
        if (upstream.Context.Own("keepalive_timeout").FirstOrDefault() is { ArgumentCount: > 0 } written)
            return new Fix($"Write {text}", isSafe: false, FileEdit.Replace(written.ArgumentAt(0), text));
        // Below a statement that opens a block a line stands in the block.
        return upstream.Keepalive is NginxDirective keepalive
            ? new Fix($"Add keepalive_timeout {text}", isSafe: false, LineEdit.InsertAfter(keepalive.Location, $"keepalive_timeout {text};"))
            : null;
    }
}
