namespace ConfigLint.Model.Apache;

/// <summary>A mapping of requests to a backend: ProxyPass, ProxyPassMatch, SetHandler "proxy:…" or RewriteRule with [P].</summary>
public sealed class ApachePass : ProxyHop
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromMinutes(10);

    internal ApachePass(ApacheContext context, ApacheEntry entry, string source, ApacheWorker worker, ApacheBalancer? balancer)
        : base($"{entry.Name} {source}".TrimEnd(), entry.At)
    {
        Context = context;
        Entry = entry;
        Source = source;
        Worker = worker;
        Balancer = balancer;
    }

    public override string Server => "Apache";

    /// <summary>The section with the directive.</summary>
    public ApacheContext Context { get; }

    public ApacheEntry Entry { get; }

    /// <summary>The path, pattern or section argument that selects the requests; empty when it is not known.</summary>
    public string Source { get; }

    public ApacheWorker Worker { get; }

    /// <summary>The group that a balancer:// URL names; null for a URL of its own, or a balancer that was not found.</summary>
    public ApacheBalancer? Balancer { get; }

    public override PassProtocol Protocol => Worker.Url?.Scheme switch
    {
        "https" or "wss" or "h2" => PassProtocol.Https,
        "fcgi" => PassProtocol.FastCgi,
        "scgi" => PassProtocol.Scgi,
        "uwsgi" => PassProtocol.Uwsgi,
        "ajp" => PassProtocol.Ajp,
        "ws" => PassProtocol.WebSocket,
        "balancer" => Balancer?.Members is [var first, ..] && first.Url?.Scheme is "fcgi" ? PassProtocol.FastCgi : PassProtocol.Http,
        _ => PassProtocol.Http,
    };

    public override PassTarget Target => field ??= FindTarget();

    /// <summary>connectiontimeout= → timeout= → ProxyTimeout → Timeout (mod_proxy, ap_proxy_connect_backend).</summary>
    public override Setting<TimeSpan> ConnectTimeout =>
        Parameter("connectiontimeout", ApacheSeconds.ReadWithUnit) is { } own ? own : ReadTimeout;

    /// <summary>timeout= → ProxyTimeout → Timeout. A pause between two reads, not the whole length.</summary>
    public override Setting<TimeSpan> ReadTimeout
    {
        get
        {
            if (Parameter("timeout", ApacheSeconds.Read) is { } own)
                return own;
            var proxy = Context.Lookup("ProxyTimeout");
            if (!proxy.IsAbsent)
                return Context.Setting<TimeSpan>("ProxyTimeout", ApacheSeconds.Read, otherwise: null);
            return Context.Setting<TimeSpan>("Timeout", ApacheSeconds.Read, TimeSpan.FromSeconds(60));
        }
    }

    public override Setting<TimeSpan> SendTimeout => ReadTimeout;

    public override bool MayStream => Protocol == PassProtocol.WebSocket || Worker.Url?.Scheme is "wss" || Worker.Find("upgrade") is not null
        || StreamPaths.Contain(Source) || ReadTimeout.Is(t => t >= LongPoll);

    /// <summary>A worker parameter's value; null when it is not written.</summary>
    public Setting<TimeSpan>? Parameter(string key, Func<string, TimeSpan?> read)
    {
        if (Worker.Find(key) is not { } parameter)
            return null;
        return read(parameter.Value) is { } value
            ? Setting<TimeSpan>.Known(key + "=", value, new Origin.Written(Worker.AtOf(key)))
            : Setting<TimeSpan>.Unknown(key + "=", "Apache refuses the value");
    }

    private PassTarget FindTarget()
    {
        var workers = Balancer?.Members ?? [Worker];
        var addresses = workers.Select(AddressOf).ToList();
        return new PassTarget
        {
            Raw = Worker.UrlText,
            At = Worker.UrlAt,
            Group = Balancer,
            Addresses = [.. addresses.OfType<Address>()],
            IsComplete = addresses.Count > 0 && addresses.TrueForAll(a => a is not null),
        };
    }

    private static Address? AddressOf(ApacheWorker worker) => worker.Url switch
    {
        { SocketPath: ['/', ..] path } => Address.Unix(path),
        { SocketPath: null, IsBalancer: false, Port: { } port } url when !url.Host.Contains('$') => Address.Tcp(url.Host, port),
        _ => null,
    };
}
