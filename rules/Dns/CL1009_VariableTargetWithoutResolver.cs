using System.Net;
using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W17: a target with a variable is looked up per request, and nobody is there to ask.</summary>
public sealed class CL1009_VariableTargetWithoutResolver : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1009",
        "variable-target-without-resolver",
        "A target with a variable must be resolved at run time, but there is no resolver",
        RuleCategory.Dns,
        DiagnosticSeverity.Error,
        "{0} has a variable, so nginx must resolve \"{1}\" at run time, but no resolver is set: every request is 502. Add resolver <dns-ip>; or name an upstream.");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        var configuration = context.Subject;
        var passes = configuration.Passes.Where(IsCandidate).ToList();
        // A group or a literal pass in an unread file would answer for the name.
        if (passes.Count == 0 || !configuration.IsCompleteFor("proxy_pass") || !configuration.IsCompleteFor("upstream"))
            return;
        var known = KnownNames(configuration);
        foreach (var pass in passes)
        {
            var endpoints = pass.Destination.Endpoints!;
            if (endpoints.All(endpoint => NeedsResolver(endpoint, pass.Destination.DefaultPort, known)))
                context.Report(Diagnostic.Create(Descriptor, pass.Destination.At, pass.Statement.Name, endpoints[0].Host));
        }
    }

    private static bool IsCandidate(NginxPass pass) =>
        !pass.IsStream && pass.Destination is { HasVariables: true, Endpoints.Count: > 0, GroupIsUncertain: false } && pass.Context.Lookup("resolver").IsAbsent;

    private static bool NeedsResolver(NginxEndpoint endpoint, int? defaultPort, HashSet<(string, int)> known) =>
        endpoint.UnixPath is null
        && !IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out _)
        && !(endpoint.Port is null && known.Contains((endpoint.Host.ToLowerInvariant(), 0)))
        && !known.Contains((endpoint.Host.ToLowerInvariant(), endpoint.Port ?? defaultPort ?? 0));

    /// <summary>
    /// Names that need no look-up (ngx_http_upstream_init_request): upstream groups, without a port (0 here), and host and port of every literal pass,
    /// which nginx keeps as a group of its own.
    /// </summary>
    private static HashSet<(string Host, int Port)> KnownNames(NginxConfiguration configuration)
    {
        var known = new HashSet<(string, int)>();
        foreach (var group in configuration.Upstreams.Where(u => !u.IsStream))
            known.Add((group.GroupName.ToLowerInvariant(), 0));
        foreach (var pass in configuration.Passes.Where(p => !p.IsStream && p.Upstream is null))
        {
            if (pass.Destination.Literal is { UnixPath: null } literal && (literal.Port ?? pass.Destination.DefaultPort) is { } port)
                known.Add((literal.Host.ToLowerInvariant(), port));
        }
        return known;
    }
}
