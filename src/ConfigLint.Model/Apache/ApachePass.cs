using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>A mapping of requests to a backend: ProxyPass, ProxyPassMatch, SetHandler "proxy:…" or RewriteRule with [P].</summary>
public sealed class ApachePass : ProxyHop
{
    internal ApachePass(ApacheContext context, ApacheEntry entry, string source, ApacheWorker written)
        : base($"{entry.Name} {source}".TrimEnd(), entry.At)
    {
        Context = context;
        Entry = entry;
        Source = source;
        Written = written;
        Worker = written;
    }

    public override string Server => "Apache";

    /// <summary>The section with the directive.</summary>
    public ApacheContext Context { get; }

    public ApacheEntry Entry { get; }

    /// <summary>The path, pattern or section argument that selects the requests; empty when it is not known.</summary>
    public string Source { get; }

    /// <summary>The URL and the parameters as this directive has them.</summary>
    public ApacheWorker Written { get; }

    /// <summary>The worker whose parameters count: an earlier one of the virtual host when that is shared, else <see cref="Written"/>.</summary>
    public ApacheWorker Worker { get; internal set; }

    /// <summary>Parameters of this directive that Apache ignores because the worker is shared (AH01146).</summary>
    public IReadOnlyList<ApacheWorkerParameter> IgnoredParameters { get; internal set; } = [];

    /// <summary>The group that a balancer:// URL names; null for a URL of its own, or a balancer that was not found.</summary>
    public ApacheBalancer? Balancer { get; internal set; }

    /// <summary>The balancer's members, or the one worker.</summary>
    public IReadOnlyList<ApacheWorker> Workers => Balancer?.Members ?? [Worker];

    public ApacheProxyUrl Url => Written.Url!;

    public override PassProtocol Protocol => ProtocolOf(Balancer?.Members is [var first, ..] ? first.Url?.Scheme : Url.Scheme);

    public override IReadOnlyList<Listener> Listeners => Context.Server.Owner?.Listeners ?? [];

    public override PassTarget Target => field ??= FindTarget();

    /// <summary>connectiontimeout= → timeout= → ProxyTimeout → Timeout (mod_proxy, ap_proxy_connect_backend).</summary>
    public override Setting<TimeSpan> ConnectTimeout => OfAll(worker => worker.Setting<TimeSpan>("connectiontimeout", ApacheSeconds.ReadWithUnit) ?? ReadTimeoutOf(worker));

    /// <summary>timeout= → ProxyTimeout → Timeout. A pause between two reads, not the whole length. Unknown when the members of a balancer differ.</summary>
    public override Setting<TimeSpan> ReadTimeout => OfAll(ReadTimeoutOf);

    public override Setting<TimeSpan> SendTimeout => ReadTimeout;

    public override bool MayStream => HasStreamSigns || ReadTimeout.Is(t => t >= LongPoll);

    public override bool HasStreamSigns => Url.Scheme is "ws" or "wss" || Protocol == PassProtocol.WebSocket || Workers.Any(w => w.Find("upgrade") is not null)
        || StreamPaths.Contain(Source) || StreamPaths.Contain(Url.Path);

    /// <summary>A member's own time-out, else the server's. The timeout= of a balancer itself is something else: how long to wait for a free member.</summary>
    public Setting<TimeSpan> ReadTimeoutOf(ApacheWorker worker)
    {
        if (worker.Setting<TimeSpan>("timeout", ApacheSeconds.ReadPositive) is { } own)
            return own;
        return Context.Lookup("ProxyTimeout", Entry.Condition).IsAbsent
            ? ApacheSeconds.Inherited(Context, "Timeout", ApacheSeconds.Read, TimeSpan.FromSeconds(60), Entry.Condition)
            : Context.Setting<TimeSpan>("ProxyTimeout", ApacheSeconds.ReadPositive, otherwise: null, Entry.Condition);
    }

    private Setting<TimeSpan> OfAll(Func<ApacheWorker, Setting<TimeSpan>> read)
    {
        if ((Url.IsBalancer && Balancer is null) || Workers.Count == 0 || Balancer is { IsComplete: false })
            return Setting<TimeSpan>.Unknown("timeout=", "not all members of the balancer are known");
        var first = read(Workers[0]);
        for (var i = 1; i < Workers.Count && first.IsKnown; i++)
        {
            var other = read(Workers[i]);
            if (!other.IsKnown)
                return other;
            if (other.Value != first.Value)
                return Setting<TimeSpan>.Unknown(first.Name, "the members of the balancer differ");
        }
        return first;
    }

    private PassTarget FindTarget()
    {
        var addresses = (Balancer?.Members ?? [Written]).Select(worker => worker.Address).ToList();
        return new PassTarget
        {
            Raw = Written.UrlText,
            At = Written.UrlAt,
            Group = Balancer,
            Addresses = [.. addresses.OfType<Address>()],
            IsComplete = addresses.Count > 0 && addresses.TrueForAll(a => a is not null) && Balancer is null or { IsComplete: true },
        };
    }

    private static PassProtocol ProtocolOf(string? scheme) => scheme switch
    {
        "https" or "wss" or "h2" => PassProtocol.Https,
        "fcgi" => PassProtocol.FastCgi,
        "scgi" => PassProtocol.Scgi,
        "uwsgi" => PassProtocol.Uwsgi,
        "ajp" => PassProtocol.Ajp,
        "ws" => PassProtocol.WebSocket,
        _ => PassProtocol.Http,
    };
}
