using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W32: a location whose requests come back to itself.</summary>
internal sealed class CL1014_ProxyLoop : DiagnosticAnalyzer
{
    // Any of them may lead the returning request elsewhere.
    private static readonly string[] WaysOut = ["rewrite", "return", "try_files", "if", "set", "internal", "limit_except"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1014",
        "proxy-loop",
        "A location proxies to itself",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "This location proxies to itself: {0} is this server's own listen, and the request loops until the connections are used up (500)");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.Prefix != "proxy" || pass.IsStream || pass.Destination.HasVariables || pass.Context.Kind != NginxContextKind.Location
            || pass.Target is not { IsComplete: true, Addresses: [_, ..] addresses })
            return;
        var own = addresses.Select(address => OwnListen(pass, address)).ToList();
        if (own[0] is not { } listen || own.Contains(null) || !ComesBack(pass))
            return;
        context.Report(Diagnostic.Create(Descriptor, pass.At, addresses[0]) with
        {
            Related = [new RelatedLocation(listen.At, "the only server on this port")],
        });
    }

    /// <summary>The listen of the pass's own server behind an address, if no other server could take the request.</summary>
    private static NginxListen? OwnListen(NginxPass pass, Address address)
    {
        var configuration = pass.Context.Configuration;
        if (address.IsUnix || !IsWhole(configuration) || configuration.ServersOnPort(address.Port) is not [{ IsComplete: true } only] || only.Context != pass.ServerContext)
            return null;
        return configuration.ListensAt(address).Select(l => l.Listen).FirstOrDefault(l => l.IsTls == pass.IsTls && !l.IsUdp && !l.ExpectsProxyProtocol);
    }

    /// <summary>No unread file can hold a further server.</summary>
    private static bool IsWhole(NginxConfiguration configuration) =>
        configuration.IsComplete && configuration.Root.IsCompleteFor("http") && configuration.Http?.IsCompleteFor("server") == true;

    private static bool ComesBack(NginxPass pass)
    {
        if (pass.Location is not { IsRegex: false, IsNamed: false } location || pass.Context.SelfAndAncestors()
                .TakeWhile(c => c.Kind != NginxContextKind.Http).Any(c => WaysOut.Any(name => c.Own(name).Any())))
            return false;
        // With a URI the location's path is replaced by it: only the same path comes back for certain.
        if (pass.Destination.Literal?.Uri is { Length: > 0 } uri && uri != location.Path)
            return false;
        var server = pass.Context.Configuration.Servers.First(s => s.Context == pass.ServerContext);
        return server.Locations.Match(location.Path) == pass.Context;
    }
}
