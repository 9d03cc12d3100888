using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Model.Traefik;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A15, A28, A39: 127.0.0.1 of one container is not that of another.</summary>
internal sealed class CL6011_LoopbackBindBehindRemoteProxy : DiagnosticAnalyzer
{
    private static readonly PerStack<OtherWays> Others = new(stack => new OtherWays(
        stack.Links.Where(link => link.IsLocal == true).Select(link => link.To).ToHashSet(),
        stack.Links.Where(link => link.Listener?.Address is { IsLoopback: false }).Select(link => (link.From, link.Target)).ToHashSet()));

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6011",
        "loopback-bind-behind-remote-proxy",
        "An app server listens where its proxy cannot reach it",
        RuleCategory.Connections,
        DiagnosticSeverity.Error,
        "{0} listens on {1}{2}, which only its own {3} reaches: {4} is refused at {5} and answers every request with a {6}; {7}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link is not { From: ProxyHop or EnvoyRoute or TraefikService, From: var pass, To: AppServer app, Target: { IsName: true, IsLoopback: false } target, Listener: { Address: { IsLoopback: true } address } listener }
            || link.IsLocal == true || context.Stack.RunsOnHost(pass) || IsReachedOtherwise(link, context.Stack)
            || context.Stack.ContainersOf(app).Concat(context.Stack.ContainersOf(pass)).Any(container => container is ComposeService { NetworkMode: not null })
            || app is FpmPool { ImageMayReplaceListen: true })
            return;
        var isDefault = app is GunicornServer { Bind.IsDefault: true };
        context.Report(Diagnostic.Create(Descriptor, listener.At, app.Server, address, isDefault ? " by default" : "", app.Launch?.Container is PodContainer ? "pod" : "container", pass.Server, target, ProxyStatus.OfRefusedConnection(pass), Cure(app, address)) with
        {
            // The image may set PORT, which changes the default.
            Severity = LinkSettings.Severity(link, isDefault ? DiagnosticSeverity.Note : Descriptor.DefaultSeverity),
            Related = [new RelatedLocation(pass.At, $"{pass.Server} connects to {target}")],
            Path = [new RelatedLocation(pass.At, pass.Name), new RelatedLocation(listener.At, $"{app.Server} listens on {address}")],
            Fix = isDefault ? null : FixFor(listener.At, address),
        });
    }

    /// <summary>Somebody in its own container passes requests on to it, or it also listens where it can be reached.</summary>
    private static bool IsReachedOtherwise(Link link, Stack stack) =>
        Others.Of(stack).Neighbours.Contains(link.To) || Others.Of(stack).Reached.Contains((link.From, link.Target)) || link.To.Listeners.Any(listener => listener.Address is { IsLoopback: false } own && own.Port == link.Listener!.Address!.Port);

    private static string Cure(AppServer app, Address address) => app switch
    {
        FpmPool => $"write listen = {address.Port}",
        GunicornServer => $"bind 0.0.0.0:{address.Port}",
        _ => $"bind tcp://0.0.0.0:{address.Port}",
    };

    private static Fix? FixFor(Location at, Address address) =>
        PassTargets.Find(at, address.Host) is { } host && !address.Host.Contains(':') && PassTargets.Find(at, address.Host, host.Span.End - at.Span.Start) is null
            ? new Fix("Listen on all addresses", isSafe: false, FileEdit.Replace(host, "0.0.0.0"))
            : null;

    /// <param name="Neighbours">Who is reached from its own network.</param>
    /// <param name="Reached">Which hop reaches which of its targets where all may connect.</param>
    private sealed record OtherWays(HashSet<Hop> Neighbours, HashSet<(Hop From, Address? Target)> Reached);
}
