using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>A pass directive (proxy_pass, fastcgi_pass, …) and all that counts for the requests it passes on.</summary>
public sealed class NginxPass : ProxyHop
{
    private readonly Lazy<bool> _hasStreamSigns;

    internal NginxPass(NginxContext context, NginxStatement statement, NginxPassTarget target)
        : base($"{statement.Name} {target.Text}", statement.Location)
    {
        Context = context;
        Statement = statement;
        Destination = target;
        Prefix = statement.Name[..^"_pass".Length];
        _hasStreamSigns = new Lazy<bool>(LooksLikeStream);
    }

    public override string Server => "nginx";

    /// <summary>The block with the pass directive: a location, an <c>if</c> in it, limit_except, or a stream server.</summary>
    public NginxContext Context { get; }

    /// <summary>The pass directive itself.</summary>
    public NginxStatement Statement { get; }

    /// <summary>The directive's argument, taken apart.</summary>
    public NginxPassTarget Destination { get; }

    /// <summary>"proxy", "fastcgi", "uwsgi", "scgi", "grpc", "memcached" or "tunnel": what its directives begin with.</summary>
    public string Prefix { get; }

    public bool IsStream => Context.Kind == NginxContextKind.StreamServer;

    /// <summary>A stream server that takes datagrams.</summary>
    public bool IsUdp => IsStream && Context.Own("listen").Any(listen => listen.Arguments().Contains("udp"));

    public bool IsTls => Protocol is PassProtocol.Https or PassProtocol.Grpcs
        || (IsStream && Context.Flag("proxy_ssl").Is(on => on)) || Destination.Scheme == "suwsgi";

    public NginxUpstream? Upstream => Destination.Upstream;

    public override PassProtocol Protocol => (Prefix, Destination.Scheme) switch
    {
        ("proxy", "https") => PassProtocol.Https,
        ("proxy", _) when IsStream => PassProtocol.Tcp,
        ("fastcgi", _) => PassProtocol.FastCgi,
        ("uwsgi", _) => PassProtocol.Uwsgi,
        ("scgi", _) => PassProtocol.Scgi,
        ("grpc", "grpcs") => PassProtocol.Grpcs,
        ("grpc", _) => PassProtocol.Grpc,
        ("memcached", _) => PassProtocol.Memcached,
        ("tunnel", _) => PassProtocol.Tcp,
        _ => PassProtocol.Http,
    };

    /// <summary>Those of the server that its location belongs to.</summary>
    public override IReadOnlyList<Listener> Listeners => Context.SelfAndAncestors().FirstOrDefault(c => c.Server is not null)?.Server?.Listeners ?? [];

    public override PassTarget Target => field ??= Destination.ToTarget();

    public override Setting<TimeSpan> ConnectTimeout => Duration("connect_timeout");

    /// <summary>For stream the idle time-out of either side (proxy_timeout).</summary>
    public override Setting<TimeSpan> ReadTimeout => IsStream ? Context.Duration("proxy_timeout") : Duration("read_timeout");

    public override Setting<TimeSpan> SendTimeout => Duration("send_timeout");

    public override bool MayStream => HasStreamSigns || ReadTimeout.Is(t => t >= LongPoll);

    public override bool HasStreamSigns => _hasStreamSigns.Value;

    /// <summary>The server block around the pass; null in a snippet that has none.</summary>
    public NginxContext? ServerContext => Context.Enclosing(NginxContextKind.Server) ?? Context.Enclosing(NginxContextKind.StreamServer);

    /// <summary>The key of the nearest location.</summary>
    public NginxLocationKey? Location => Context.Enclosing(NginxContextKind.Location) is { } location ? NginxLocationKey.Of(location) : null;

    /// <summary>Carries no request of a client: <c>internal</c>, or the target of auth_request or mirror. A named location does: try_files leads to it.</summary>
    public bool IsSubrequest => Context.SelfAndAncestors().Any(c => c.Own("internal").Any()) || IsSubrequestTarget();

    /// <summary>A time setting of this kind of pass: <c>Duration("read_timeout")</c> is proxy_read_timeout, fastcgi_read_timeout, …</summary>
    public Setting<TimeSpan> Duration(string suffix) => Context.Duration($"{Prefix}_{suffix}");

    public Setting<long> Size(string suffix) => Context.Size($"{Prefix}_{suffix}");

    public Setting<bool> Flag(string suffix) => Context.Flag($"{Prefix}_{suffix}");

    public Setting<int> Number(string suffix) => Context.Number($"{Prefix}_{suffix}");

    /// <summary>The effective request headers set for this pass, or null when an unread file may set others.</summary>
    public IReadOnlyList<(string Name, string Value, NginxStatement Statement)>? Headers
    {
        get
        {
            var lookup = Context.Lookup($"{Prefix}_set_header");
            return lookup.IsComplete
                ? [.. lookup.Statements.Where(s => s.ArgumentCount == 2).Select(s => (s.Argument(0), s.Argument(1), s))]
                : null;
        }
    }

    private bool LooksLikeStream()
    {
        if (Context.Lookup($"{Prefix}_set_header").Statements.Any(IsUpgradeHeader))
            return true;
        if (Flag("buffering").Is(on => !on))
            return true;
        return Location is { } location && StreamPaths.Contain(location.Path);
    }

    private static bool IsUpgradeHeader(NginxStatement header) => header.ArgumentCount == 2
        && header.Argument(0).Equals("Upgrade", StringComparison.OrdinalIgnoreCase) && header.Argument(1).Length > 0;

    private bool IsSubrequestTarget()
    {
        if (Location is not { IsRegex: false } location)
            return false;
        var uris = Context.Configuration.SubrequestUris;
        return uris[Context.Enclosing(NginxContextKind.Server)].Concat(uris[null])
            .Any(uri => uri == location.Path || (location.Modifier != "=" && location.Path != "/" && uri.StartsWith(location.Path, StringComparison.Ordinal)));
    }
}
