using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Edges;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Istio;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.Traefik;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W1, A60: the edge may send a request on a connection that the origin is just closing.</summary>
internal sealed class CL6005_KeepaliveShorterThanFrontHop : DiagnosticAnalyzer
{
    /// <summary>Their vendors say that the origin must keep connections longer, and what follows if it does not.</summary>
    private static readonly string[] Documented = ["aws-alb", "gcp-https-lb"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6005",
        "keepalive-shorter-than-front-hop",
        "The origin closes idle connections before the edge does",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "{0} closes idle connections after {1}, but {2} uses them again for {3}: {4} sent on a closing one ends in {5}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link.From is not Edge edge || link.To is NginxPass { IsStream: true } || !IsNearest(edge, link.To, context.Stack))
            return;
        var isDocumented = Array.Exists(Documented, kind => HostedEdges.Find(kind)?.Server == edge.Server);
        var front = new HopSetting(edge.IdleTimeout, edge, isDocumented ? edge.At : null);
        var origin = new HopSetting(IdleTimes.Of(link.To), link.To, link.Listener?.At);
        if (!origin.Setting.Is(time => time > TimeSpan.Zero) || !front.Setting.Is(time => time >= origin.Setting.Value) || !(front.IsChosen || origin.Setting.IsWritten))
            return;
        var (closed, kept) = (Durations.Format(origin.Setting.Value), Durations.Format(front.Setting.Value));
        var longer = $"{Math.Ceiling(front.Setting.Value.TotalSeconds) + 5:0}";
        context.Report(Diagnostic.Create(Descriptor, origin.At, link.To.Server, closed, edge.Server, kept, IsNginx(edge) ? "a POST or PATCH" : "a request", StatusOf(edge, isDocumented)) with
        {
            Severity = LinkSettings.Severity(link, SeverityOf(edge, front, isDocumented), front.Setting.Origin, origin.Setting.Origin),
            Label = origin.Words,
            Related = [front.Place],
            Path = [front.Place, origin.Place],
            Help = $"set {origin.Name} of {link.To.Server} above {kept}, such as {longer} s",
            Fix = FixFor(link.To, longer),
        });
    }

    /// <summary>A CDN before a balancer keeps no connections to the origin. Which one is nearest is not declared: the one that keeps them shortest is reported.</summary>
    private static bool IsNearest(Edge edge, Hop hop, Stack stack) =>
        stack.LinksTo(hop).Where(l => l.From is DeclaredEdge && l.From != edge).All(l => ((Edge)l.From).IdleTimeout.Is(time => edge.IdleTimeout.Is(own => own < time)));

    /// <summary>It sends other requests once more.</summary>
    private static bool IsNginx(Edge edge) => edge is KubernetesEdge { Server: "ingress-nginx" };

    /// <summary>What another vendor's edge does by default, its vendor may change.</summary>
    private DiagnosticSeverity SeverityOf(Edge edge, HopSetting front, bool isDocumented) =>
        isDocumented ? DiagnosticSeverity.Error : front.Setting.IsWritten || edge is not DeclaredEdge ? Descriptor.DefaultSeverity : DiagnosticSeverity.Note;

    private static string StatusOf(Edge edge, bool isDocumented) => edge switch
    {
        _ when isDocumented || IsNginx(edge) => "a 502",
        TraefikService => "a 502",
        EnvoyRoute or IstioRoute => "a 503",
        DeclaredEdge { Hosted.Kind: "cloudflare" } => "a 520",
        _ => "an error",
    };

    private static Fix? FixFor(Hop origin, string seconds) => origin switch
    {
        NginxPass nginx when nginx.Context.Lookup("keepalive_timeout").Statement is { ArgumentCount: > 0 } statement =>
            Write(statement.ArgumentAt(0), $"{seconds}s"),
        ApachePass apache when apache.Context.Lookup("KeepAliveTimeout", apache.Entry.Condition).Entry is { Count: 1 } entry && ApacheEntries.IsEditable(entry) =>
            Write(entry.ArgumentAt(0), seconds),
        _ => null,
    };

    private static Fix Write(Location argument, string text) => new($"Write {text}", isSafe: false, FileEdit.Replace(argument, text));
}
