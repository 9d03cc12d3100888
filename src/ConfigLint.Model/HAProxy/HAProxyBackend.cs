using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>The servers' side of a backend or listen section.</summary>
public sealed class HAProxyBackend : ProxyHop
{
    private static readonly string[] PathChanges = ["set-path", "set-pathq", "set-uri", "replace-path", "replace-pathq", "replace-uri", "normalize-uri"];

    private readonly HAProxySettings _settings;

    internal HAProxyBackend(HAProxySection section, HAProxySettings settings, HAProxyFrontends frontends)
        : base($"{section.Kind} \"{section.Name ?? "?"}\"", section.Header.Location)
    {
        Section = section;
        _settings = settings;
        Servers = HAProxyServer.ReadAll(settings);
        IsHttp = settings.Text("mode", "tcp").Is(mode => mode == "http");
        Frontends = [.. frontends.Before(section)];
        Protocol = !IsHttp ? PassProtocol.Tcp
            : settings.Find("use-fcgi-app") is not null ? PassProtocol.FastCgi
            : Servers.Count > 0 && Servers.All(s => s.IsTls) ? PassProtocol.Https : PassProtocol.Http;
        MayStream = LooksLikeStream();
    }

    public override string Server => "HAProxy";

    public HAProxySection Section { get; }

    public bool IsHttp { get; }

    public IReadOnlyList<HAProxyServer> Servers { get; }

    /// <summary>Those that are known to send requests here; for a listen section its own.</summary>
    public IReadOnlyList<HAProxyFrontend> Frontends { get; }

    /// <summary>Every request to the frontends before it comes here, with the path that the client sent.</summary>
    public bool TakesAll => Frontends.Count > 0
        && !Frontends.SelectMany(f => f.Settings.Chain).Any(s => s.Named("use_backend").Count > 0)
        && !Frontends.SelectMany(f => f.Settings.Chain).Concat(_settings.Chain).SelectMany(s => s.Named("http-request")).Any(s => s.Argument(0) is { } action && PathChanges.Contains(action));

    public override PassProtocol Protocol { get; }

    public override PassTarget Target => field ??= new PassTarget
    {
        Raw = Section.Name ?? "?",
        At = Section.Header.Location,
        Addresses = [.. Servers.Select(s => s.Address).OfType<Address>().Distinct()],
        IsComplete = Servers.Count > 0 && Servers.All(s => s.Address is not null && !s.Statement.IsConditional),
    };

    /// <summary>Unknown when there is no limit, as for all time-outs. Running out is a 503.</summary>
    public override Setting<TimeSpan> ConnectTimeout => _settings.Timeout("connect");

    /// <summary><c>timeout server</c>: the longest silence of the server. Before the response begins, running out is a 504.</summary>
    public override Setting<TimeSpan> ReadTimeout => _settings.Timeout("server");

    public override Setting<TimeSpan> SendTimeout => ReadTimeout;

    /// <summary>How long a request waits for a free connection, then a 503; <c>timeout connect</c> unless it is written.</summary>
    public Setting<TimeSpan> QueueTimeout => _settings.Timeout("queue") is { IsKnown: true } queue ? queue : ConnectTimeout;

    /// <summary>For the answer to a health check, once connected.</summary>
    public Setting<TimeSpan> CheckTimeout => _settings.Timeout("check");

    public Setting<int> Retries => _settings.Number("retries", 3);

    public override bool MayStream { get; }

    internal HAProxySettings Settings => _settings;

    private bool LooksLikeStream()
    {
        if (ReadTimeout.Is(t => t >= LongPoll) || (Section.Name is { } own && StreamPaths.Contain(own)))
            return true;
        return Section.Name is { } name && Frontends.Any(f => f.LeadsStreamsTo(name));
    }
}
