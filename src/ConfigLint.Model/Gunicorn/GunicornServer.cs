using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Gunicorn;

/// <summary>One gunicorn: a launch with what it reads, or a configuration file that nothing is known to be started with.</summary>
public sealed class GunicornServer : AppServer, IWorkerServer, ISettingsSource
{
    private readonly GunicornSettings _settings;
    private readonly GunicornSources _sources;

    internal GunicornServer(string name, Location at, GunicornSources sources, Version? version)
        : base(name, at)
    {
        _sources = sources;
        _settings = new GunicornSettings(sources);
        Version = version;
    }

    public override string Server => "gunicorn";

    public override Launch? Launch => _sources.Launch;

    /// <summary>Null when there is none, or it is not known.</summary>
    public GunicornConfigFile? ConfigFile => _sources.File;

    /// <summary>What the options of its command give, and those of GUNICORN_CMD_ARGS.</summary>
    public IEnumerable<GunicornGiven> Options => _sources.CommandLine.Given.Concat(_sources.Variable.Given);

    /// <summary>From <c>.configlint.yml</c>, a lock file or an exact pin.</summary>
    public Version? Version { get; }

    /// <summary>In a sync worker the length of a request; in others it watches the event loop or the main thread. 0 switches it off.</summary>
    public Setting<int> Timeout => Integer("timeout", 30);

    public Setting<int> GracefulTimeout => Integer("graceful_timeout", 30);

    public Setting<int> KeepAliveSeconds => Integer("keepalive", 2);

    public Setting<int> Workers => _settings.Integer("workers", "WEB_CONCURRENCY", 1);

    /// <summary>As it is written: <see cref="WorkerKind"/> is what comes of it.</summary>
    public Setting<string> WorkerClass => _settings.Text("worker_class", "sync");

    public Setting<int> Threads => Integer("threads", 1);

    public Setting<int> WorkerConnections => Integer("worker_connections", 1000);

    public Setting<int> Backlog => Integer("backlog", 2048);

    /// <summary>0: a worker is never replaced.</summary>
    public Setting<int> MaxRequests => Integer("max_requests", 0);

    public Setting<int> MaxRequestsJitter => Integer("max_requests_jitter", 0);

    public Setting<int> LimitRequestLine => Integer("limit_request_line", 4094);

    public Setting<bool> Preloads => _settings.Boolean("preload_app", false);

    /// <summary>What it speaks with its proxy; others than http exist from Gunicorn 25 on.</summary>
    public Setting<string> WireProtocol => _settings.Text("protocol", "http");

    /// <summary>True when a setting of this name is given, or may be.</summary>
    public bool MaySet(string name) => _sources.Find(name, out var reason) is not null || reason is not null;

    public Setting<IReadOnlyList<string>> Bind => _settings.Bind;

    public Setting<GunicornWorkerKind> WorkerKind => GunicornSettings.WorkerKind(WorkerClass, Threads);

    public bool IsSync => WorkerKind.Is(kind => kind == GunicornWorkerKind.Sync);

    public override IReadOnlyList<Listener> Listeners =>
        Bind.TryGet(out var texts) ? [.. texts.Select(text => new Listener(GunicornAddress.Parse(text), _settings.Protocol, Bind.At ?? At))] : [];

    /// <summary>timeout of a sync worker; the others end no request (zero).</summary>
    public override Setting<TimeSpan> RequestLimit =>
        !WorkerKind.TryGet(out var kind) || kind == GunicornWorkerKind.Other ? Setting<TimeSpan>.Unknown("timeout", "the kind of the workers is not known")
        : kind == GunicornWorkerKind.Sync ? Timeout.Select(Seconds)
        : Setting<TimeSpan>.Known("timeout", TimeSpan.Zero, WorkerKind.Origin);

    /// <summary>keepalive, but for sync workers, which close each connection.</summary>
    public override Setting<TimeSpan> KeepAlive => WorkerKind.TryGet(out var kind)
        ? kind switch
        {
            GunicornWorkerKind.Sync => Setting<TimeSpan>.Known("keepalive", TimeSpan.Zero, WorkerKind.Origin),
            GunicornWorkerKind.Thread or GunicornWorkerKind.Gevent or GunicornWorkerKind.Eventlet or GunicornWorkerKind.Asgi => KeepAliveSeconds.Select(Seconds),
            _ => Setting<TimeSpan>.Unknown("keepalive", $"how {kind} workers use it is not known"),
        }
        : Setting<TimeSpan>.Unknown("keepalive", "the kind of the workers is not known");

    /// <summary>Unknown for event loops.</summary>
    public override Setting<int> Concurrency => GunicornSettings.Product(Workers, WorkerKind.TryGet(out var kind) && kind is GunicornWorkerKind.Sync or GunicornWorkerKind.Thread
        ? kind == GunicornWorkerKind.Sync ? Threads.Select(_ => 1) : Threads
        : Setting<int>.Unknown("threads", "the workers do not count requests"));

    public override Setting<TimeSpan> DrainTime => GracefulTimeout.Select(Seconds);

    public IReadOnlyList<DumpedSetting> DescribeSettings() =>
    [
        .. new[] { Timeout, GracefulTimeout, KeepAliveSeconds, Workers, Threads, WorkerConnections, Backlog, MaxRequests, MaxRequestsJitter, LimitRequestLine }.Select(DumpedSetting.Of),
        DumpedSetting.Of(WorkerClass),
        DumpedSetting.Of(WorkerKind.Select(kind => kind)) with { Name = "kind of worker" },
        DumpedSetting.Of(Preloads),
        DumpedSetting.Of(Bind.Select(texts => string.Join(", ", texts))),
        DumpedSetting.Of(_settings.Text("wsgi_app", "")),
        DumpedSetting.Of(_settings.Text("chdir", "")),
    ];

    private Setting<int> Integer(string name, int fallback) => _settings.Integer(name, null, fallback);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
