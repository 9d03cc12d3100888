using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>A polling session is several requests, and each must reach the server that began it.</summary>
public sealed class CL1032_StickySessionsMissing : DiagnosticAnalyzer
{
    // Protocols that begin with HTTP polling. ActionCable (/cable) is one WebSocket from the start and needs no stickiness.
    private static readonly string[] Polling = ["socket.io", "engine.io", "sockjs", "sockjs-node", "signalr"];

    private static readonly string[] Sticky = ["ip_hash", "hash"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1032",
        "sticky-sessions-missing",
        "A polling session may be spread over several servers",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "{0} polls before it upgrades, and {1} spreads the requests of one session over {2} servers: the others answer 400. Add ip_hash or hash.");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || pass.Upstream is not { IsComplete: true } upstream || pass.Location is not { } location)
            return;
        var protocol = Array.Find(Polling, name => location.Path.Replace("\\", "", StringComparison.Ordinal).Contains($"/{name}", StringComparison.OrdinalIgnoreCase));
        var servers = upstream.UsableServers.Count();
        if (protocol is null || servers < 2 || IsSticky(upstream))
            return;
        context.Report(Diagnostic.Create(Descriptor, pass.At, protocol, upstream.Name, servers) with { Related = [new(upstream.At, "no method that keeps a client on one server")] });
    }

    private static bool IsSticky(NginxUpstream upstream) =>
        (upstream.Method is { } method && Sticky.Contains(method.Name)) || upstream.Context.Own("sticky").Any();
}
