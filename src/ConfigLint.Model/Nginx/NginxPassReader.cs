using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>Finds the pass directives of a configuration and joins them with the upstream groups they name.</summary>
internal sealed class NginxPassReader
{
    private static readonly string[] PassDirectives =
        ["proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass", TunnelPass];

    // tunnel_pass may stand alone and in a server block: it goes where the CONNECT request says.
    private const string TunnelPass = "tunnel_pass";
    private const string TunnelDefault = "$host:$request_port";

    private static readonly string[] Schemes = ["http", "https", "grpc", "grpcs", "uwsgi", "suwsgi"];

    private readonly NginxConfiguration _configuration;
    private readonly ILookup<string, NginxUpstream> _upstreams;

    public NginxPassReader(NginxConfiguration configuration)
    {
        _configuration = configuration;
        _upstreams = configuration.Upstreams.ToLookup(u => u.GroupName, StringComparer.OrdinalIgnoreCase);
    }

    public List<NginxPass> Read()
    {
        var passes = new List<NginxPass>();
        foreach (var context in _configuration.Root.DescendantsAndSelf())
        {
            var isServer = context.Kind == NginxContextKind.Server;
            if (!isServer && context.Kind is not (NginxContextKind.Location or NginxContextKind.IfInLocation or NginxContextKind.LimitExcept
                or NginxContextKind.StreamServer or NginxContextKind.Fragment))
                continue;
            foreach (var statement in context.Statements)
            {
                if (statement is not NginxDirective || !IsPass(statement.RawName))
                    continue;
                if (statement.Name == TunnelPass || (statement.ArgumentCount > 0 && !isServer))
                    passes.Add(Read(context, statement));
            }
        }
        return passes;
    }

    private static bool IsPass(ReadOnlySpan<char> name)
    {
        if (!name.EndsWith("_pass", StringComparison.Ordinal))
            return false;
        foreach (var known in PassDirectives)
        {
            if (name.SequenceEqual(known))
                return true;
        }
        return false;
    }

    private NginxPass Read(NginxContext context, NginxStatement statement)
    {
        var isWritten = statement.ArgumentCount > 0;
        var text = isWritten ? statement.Argument(0) : TunnelDefault;
        var hasVariables = NginxSettings.IsVariable(text);
        var expanded = hasVariables ? ExpandAuthority(text, context) : [text];
        var scheme = SchemeOf(expanded is [var first, ..] ? first : text);
        var endpoints = expanded?.Select(e => NginxEndpoint.Parse(WithoutScheme(e))).ToList();
        if (endpoints?.Exists(e => e.HasVariable || (e.Host.Length == 0 && !e.IsUnix)) == true)
            endpoints = null;
        var stream = context.Kind == NginxContextKind.StreamServer;
        var groups = endpoints?.Select(e => FindGroup(e, stream, statement.Source)).ToList() ?? [];
        var pass = new NginxPass(context, statement, new NginxPassTarget
        {
            Text = text,
            At = new Location(statement.Source, isWritten ? statement.ArgumentSpan(0) : statement.NameSpan),
            Scheme = scheme,
            HasVariables = hasVariables,
            Endpoints = endpoints,
            Upstream = groups.Count > 0 && groups.TrueForAll(g => g.Group is not null && g.Group == groups[0].Group) ? groups[0].Group : null,
            GroupIsUncertain = groups.Exists(g => g.IsUncertain),
        });
        pass.Upstream?.AddPass(pass);
        return pass;
    }

    /// <summary>The target up to its path, with constant variables put in; a variable in the path alone does not matter to where it goes.</summary>
    private IReadOnlyList<string>? ExpandAuthority(string text, NginxContext context)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        if (text.AsSpan(start).StartsWith("unix:"))
            return _configuration.Variables.Expand(text, context);
        var slash = text.IndexOf('/', start);
        if (slash >= 0)
            return _configuration.Variables.Expand(text[..slash], context)?.Select(t => t + text[slash..]).ToList();
        // "http://app$request_uri": these begin with a slash, so the host ends before them.
        foreach (var (at, _, name) in NginxVariables.Find(text))
        {
            if (name is "request_uri" or "uri" or "document_uri" && at > start)
                return _configuration.Variables.Expand(text[..at], context)?.Select(t => $"{t}/{text[at..]}").ToList();
        }
        return _configuration.Variables.Expand(text, context);
    }

    private (NginxUpstream? Group, bool IsUncertain) FindGroup(NginxEndpoint endpoint, bool stream, SourceText from)
    {
        if (endpoint.IsUnix || endpoint.Port is not null)
            return (null, false);
        var found = _upstreams[endpoint.Host].Where(u => u.IsStream == stream).ToList();
        if (found.Count == 1)
            return (found[0], false);
        if (found.Count > 1)
        {
            // Snippets of one folder are read together; the one of the same file is meant.
            var here = found.FindAll(u => u.At.Source == from);
            return here.Count == 1 ? (here[0], false) : (null, true);
        }
        // A single label that no upstream here defines may be one of a file that was not read.
        var level = stream ? _configuration.Root : _configuration.Http ?? _configuration.Root;
        var unseen = !_configuration.IsComplete || !level.IsCompleteFor("upstream") || !_configuration.Root.IsCompleteFor("upstream");
        return (null, unseen && !endpoint.Host.Contains('.') && endpoint.Host != "localhost");
    }

    private static string SchemeOf(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = end < 0 ? "" : text[..end].ToLowerInvariant();
        return Schemes.Contains(scheme) ? scheme : "";
    }

    private static string WithoutScheme(string text) => SchemeOf(text) is { Length: > 0 } scheme ? text[(scheme.Length + 3)..] : text;
}
