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
        "This location proxies to itself: {0} is this server's own listen, and the request loops until the connections are used up (500 or 502)");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.Prefix != "proxy" || pass.IsStream || pass.Destination.HasVariables || pass.Context.Kind != NginxContextKind.Location
            || pass.Target is not { IsComplete: true, Addresses: [_, ..] addresses })
            return;
        if (!IsPlain(pass) || !IsWhole(pass.Context.Configuration))
            return;
        var own = addresses.Select(address => OwnListen(pass, address)).ToList();
        if (own[0] is not var (server, listen) || own.Contains(null) || server.Locations.Match(pass.Location!.Path) != pass.Context)
            return;
        context.Report(Diagnostic.Create(Descriptor, pass.At, addresses[0]) with
        {
            Related = [new RelatedLocation(listen.At, "the only server on this port")],
        });
    }

    /// <summary>The path comes to the target as it is, and nothing on the way sends it elsewhere.</summary>
    private static bool IsPlain(NginxPass pass)
    {
        if (pass.Location is not { IsRegex: false, IsNamed: false } location)
            return false;
        // With a URI the location's path is replaced by it: only the same path comes back for certain.
        if (pass.Destination.Literal?.Uri is { Length: > 0 } uri && uri != location.Path)
            return false;
        return !pass.Context.SelfAndAncestors().TakeWhile(c => c.Kind != NginxContextKind.Http).Any(c => WaysOut.Any(name => c.Own(name).Any()));
    }

    /// <summary>No unread file can hold a further server.</summary>
    private static bool IsWhole(NginxConfiguration configuration) =>
        configuration.IsComplete && configuration.Root.IsCompleteFor("http") && configuration.Http?.IsCompleteFor("server") == true;

    /// <summary>The pass's own server and its listen behind an address, if no other server could take the request.</summary>
    private static (NginxServer Server, NginxListen Listen)? OwnListen(NginxPass pass, Address address)
    {
        var configuration = pass.Context.Configuration;
        if (address.IsUnix || configuration.ServersOnPort(address.Port) is not [{ IsComplete: true } only] || only.Context != pass.ServerContext)
            return null;
        var listen = configuration.ListensAt(address).Select(l => l.Listen).FirstOrDefault(l => l.IsTls == pass.IsTls && !l.IsUdp && !l.ExpectsProxyProtocol);
        return listen is null ? null : (only, listen);
    }
}
