using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W12: behind a balancer the peer's address is the balancer's, so all clients share one limit or one server.</summary>
public sealed class CL1024_ClientAddressIsTheBalancer : DiagnosticAnalyzer
{
    private static readonly string[] PeerAddress = ["$binary_remote_addr", "$remote_addr"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1024",
        "client-address-is-the-balancer",
        "Behind a load balancer all clients have its address",
        RuleCategory.Access,
        DiagnosticSeverity.Warning,
        "behind a load balancer {0} is the balancer's address, so {1}. Add set_real_ip_from and real_ip_header, or key on the real client.");

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterElementAction<NginxServer>(CheckLimits);
        context.RegisterHopAction<NginxPass>(CheckIpHash);
    }

    private void CheckLimits(SubjectContext<NginxServer> context)
    {
        var server = context.Subject;
        if (server.IsStream || !server.IsComplete)
            return;
        foreach (var level in server.Context.DescendantsAndSelf())
        {
            if (level.Kind is NginxContextKind.Other || Sign(context, server, level) is not { } sign)
                continue;
            CheckZone(context, level, "limit_req", "limit_req_zone", sign);
            CheckZone(context, level, "limit_conn", "limit_conn_zone", sign);
        }
    }

    private void CheckZone(SubjectContext<NginxServer> context, NginxContext level, string limit, string zone, RelatedLocation sign)
    {
        if (!level.Flag($"{limit}_dry_run").Is(on => !on))
            return;
        foreach (var statement in level.Lookup(limit).Statements.Where(s => s.ArgumentCount > 0))
        {
            var name = limit == "limit_req" ? ZoneName(statement.Arguments()) : statement.Argument(0);
            var definition = level.Configuration.Http?.Own(zone).FirstOrDefault(z => z.ArgumentCount >= 2 && ZoneName(z.Arguments()) == name);
            if (definition is null || !PeerAddress.Contains(definition.Argument(0)))
                continue;
            context.Report(Diagnostic.Create(Descriptor, statement.Location, definition.Argument(0), "all clients share one limit and are answered 503 together") with
            {
                Related = [new(definition.Location, "the zone counts by the peer's address"), sign],
            });
        }
    }

    private void CheckIpHash(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.Upstream?.Method is not { Name: "ip_hash" } method || pass.ServerContext?.Server is not { } server)
            return;
        if (pass.Upstream.UsableServers.Count() < 2 || Sign(context, server, pass.Context) is not { } sign)
            return;
        context.Report(Diagnostic.Create(Descriptor, method.Location, "the client's address", "ip_hash sends all clients to one server") with { Related = [sign] });
    }

    /// <summary>Why there is a balancer in front whose address is not replaced; null when nothing says so or something unread may replace it.</summary>
    private static RelatedLocation? Sign<T>(SubjectContext<T> context, NginxServer server, NginxContext level)
    {
        if (!level.Lookup("set_real_ip_from").IsAbsent)
            return null;
        if (server.Listens.FirstOrDefault(l => l.ExpectsProxyProtocol) is { } listen)
            return new RelatedLocation(listen.At, "the PROXY header shows that a balancer is in front");
        if (level.Lookup("real_ip_header").Statement is { } header)
            return new RelatedLocation(header.Location, "has no effect without set_real_ip_from");
        var hop = context.Stack.Workspace.Options.Hops.FirstOrDefault(h => h.InFrontOf(server.At.Path));
        return hop is null ? null : new RelatedLocation(hop.At, $"{hop.Kind} is declared in front");
    }

    private static string? ZoneName(IEnumerable<string> arguments) =>
        arguments.FirstOrDefault(a => a.StartsWith("zone=", StringComparison.Ordinal))?["zone=".Length..].Split(':')[0];
}
