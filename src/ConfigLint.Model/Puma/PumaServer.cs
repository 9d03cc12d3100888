using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>One Puma: a command that starts it, or a configuration file that none is known for.</summary>
public sealed class PumaServer : AppServer, IWorkerServer, ISettingsSource
{
    private readonly PumaSettings _settings;

    internal PumaServer(string name, Location at, PumaSettings settings)
        : base(name, at) => _settings = settings;

    public override string Server => "Puma";

    /// <summary>Null when nothing says which one is installed.</summary>
    public Version? Version => _settings.Version;

    /// <summary>Null when Puma reads none, or it is not known which.</summary>
    public PumaConfigFile? Config => _settings.File;

    public override Launch? Launch => _settings.CommandLine?.Launch;

    /// <summary>The database that the application behind it uses, if its database.yml is at hand.</summary>
    public DatabaseConfig? Database { get; internal init; }

    public Setting<int> MinThreads => Number(_settings.Integer("min_threads", "threads", 0, PumaOption.Threads, RubyNumbers.Integer, "PUMA_MIN_THREADS", "MIN_THREADS"));

    public Setting<int> MaxThreads => Number(_settings.Integer("max_threads", "threads", 1, PumaOption.Threads, RubyNumbers.Integer, "PUMA_MAX_THREADS", "MAX_THREADS"));

    /// <summary>Every pair of least and most threads that is certain to be set, also where a later one overrides it: Puma checks each.</summary>
    public IEnumerable<(long Least, long Most, Location At)> WrittenThreads
    {
        get
        {
            foreach (var call in Config?.Calls.Where(call => call is { Name: "threads", IsCertain: true }) ?? [])
            {
                if (call.WrittenInteger(0) is { } least && call.WrittenInteger(1) is { } most)
                    yield return (least, most, call.At);
            }
            foreach (var option in _settings.CommandLine?.All(PumaOption.Threads) ?? [])
            {
                if (option.Text?.Split(':') is [var least, var most, ..] && long.TryParse(least, out var from) && long.TryParse(most, out var to))
                    yield return (from, to, option.Word.At);
            }
        }
    }

    /// <summary>0: one process without a master (single mode).</summary>
    public Setting<int> Workers => Number(_settings.Integer("workers", "workers", 0, PumaOption.Workers, WorkerCount, "WEB_CONCURRENCY"));

    /// <summary>Workers under a master, even if it is not known how many.</summary>
    public bool? IsCluster => Workers.TryGet(out var count) ? count > 0
        : _settings.CommandLine is not { IsComplete: false } && _settings.FromCommandLine(PumaOption.Workers) is null
            && _settings.Written("workers", 0) is { Value.Value: ConfigValue.SomeInteger { Least: > 0 } } ? true
        : null;

    /// <summary>How long an idle connection is kept, as <see cref="KeepAlive"/> without what may switch keep-alive off.</summary>
    public Setting<TimeSpan> PersistentTimeout
    {
        get
        {
            const string Name = "persistent_timeout";
            const string Variable = "PUMA_PERSISTENT_TIMEOUT";
            if (_settings.Written(Name, 0) is not null || _settings.Missing(Name) is not null || _settings.Environment.Find(Variable) is not EnvironmentValue.Set set)
                return Duration(Name);
            return VersionBounds.IsAtLeast(Version, new Version(7, 0)) switch
            {
                true => Seconds(new PumaWritten(new Evaluated(new ConfigValue.Text(set.Value), [new EnvironmentRead(Variable, set)]), set.At).As(Name, RubyNumbers.Integer)),
                false => Duration(Name),
                null => Setting<TimeSpan>.Unknown(Name, $"{Variable} counts from Puma 7 on"),
            };
        }
    }

    public Setting<TimeSpan> FirstDataTimeout => Duration("first_data_timeout");

    /// <summary>How long the master waits for a sign of life of a worker; no limit of a request.</summary>
    public Setting<TimeSpan> WorkerTimeout => Duration("worker_timeout");

    public Setting<TimeSpan> WorkerBootTimeout => Duration("worker_boot_timeout");

    public Setting<TimeSpan> WorkerShutdownTimeout => Duration("worker_shutdown_timeout");

    public Setting<TimeSpan> WorkerCheckInterval => Duration("worker_check_interval");

    /// <summary>In seconds; -1, the default, waits for ever.</summary>
    public Setting<long> ForceShutdownAfter => _settings.Integer("force_shutdown_after", value => value switch
    {
        ConfigValue.Symbol { Name: "forever" } => -1,
        ConfigValue.Symbol { Name: "immediately" } => 0,
        _ => RubyNumbers.Float(value) is { } seconds ? RubyNumbers.Truncate(seconds) : null,
    });

    /// <summary>False also switches keep-alive off.</summary>
    public Setting<bool> QueueRequests => _settings.Flag("queue_requests");

    public Setting<bool> EnableKeepAlives => _settings.Flag("enable_keep_alives");

    public Setting<bool> PruneBundler => _settings.Flag("prune_bundler", PumaOption.PruneBundler);

    public Setting<bool> PreloadApp => PumaPreload.Read(_settings, Workers, PruneBundler);

    /// <summary>RAILS_ENV and its like as the command line and the file set it.</summary>
    public Setting<string> Environment => (_settings.FromCommandLine(PumaOption.Environment) ?? _settings.Written("environment", 0)) is not { } written
        ? Setting<string>.Unknown("environment", "nothing that was read sets it")
        : written.Value.Value is ConfigValue.Text { Value: var name } ? Setting<string>.Known("environment", name, written.Value.OriginAt(written.At))
        : Setting<string>.Unknown("environment", "the value is not known");

    /// <summary>Null when not all of them are known.</summary>
    public IReadOnlyList<PumaBind>? Binds => field ??= PumaBinds.Read(_settings);

    public override IReadOnlyList<Listener> Listeners => [.. (Binds ?? []).Select(bind => bind.Listener)];

    /// <summary>Puma never ends a request: worker_timeout is about the worker, whose other threads go on.</summary>
    public override Setting<TimeSpan> RequestLimit => Setting<TimeSpan>.Known("request limit", TimeSpan.Zero, new Origin.Default("Puma has no limit for a request"));

    public override Setting<TimeSpan> KeepAlive
    {
        get
        {
            foreach (var flag in (Setting<bool>[])[QueueRequests, EnableKeepAlives])
            {
                if (!flag.TryGet(out var isOn))
                    return Setting<TimeSpan>.Unknown("persistent_timeout", ((Origin.Unknown)flag.Origin).Reason);
                if (!isOn)
                    return flag.Select(_ => TimeSpan.Zero);
            }
            return PersistentTimeout;
        }
    }

    public override Setting<int> Concurrency => MaxThreads.TryGet(out var threads) && Workers.TryGet(out var workers) && (long)threads * Math.Max(workers, 1) is <= int.MaxValue and var all
        ? Setting<int>.Known("threads", (int)all, MaxThreads.IsWritten || !Workers.IsWritten ? MaxThreads.Origin : Workers.Origin)
        : Setting<int>.Unknown("threads", "workers or threads are not known");

    /// <summary>
    /// In cluster mode the master kills a worker after worker_shutdown_timeout. A single process waits until all requests are done unless
    /// force_shutdown_after says otherwise: there is no time to compare then, and it is unknown.
    /// </summary>
    public override Setting<TimeSpan> DrainTime => IsCluster switch
    {
        true when ForceShutdownAfter.Is(seconds => seconds >= 0 && WorkerShutdownTimeout.Is(time => seconds < time.TotalSeconds)) => Seconds(ForceShutdownAfter),
        true => WorkerShutdownTimeout,
        false when ForceShutdownAfter.Is(seconds => seconds >= 0) => Seconds(ForceShutdownAfter),
        false => Setting<TimeSpan>.Unknown("force_shutdown_after", "Puma waits until the requests are done"),
        null => Setting<TimeSpan>.Unknown("worker_shutdown_timeout", "it is not known whether there are workers"),
    };

    /// <summary>Without workers the one process answers.</summary>
    Setting<int> IWorkerServer.Workers => Workers.Select(count => Math.Max(count, 1));

    Setting<int> IWorkerServer.Threads => MaxThreads;

    Setting<bool> IWorkerServer.Preloads => PreloadApp;

    public IReadOnlyList<DumpedSetting> DescribeSettings() =>
    [
        .. new[] { MinThreads, MaxThreads, Workers }.Select(DumpedSetting.Of),
        .. new[] { PersistentTimeout, FirstDataTimeout, WorkerTimeout, WorkerBootTimeout, WorkerShutdownTimeout, WorkerCheckInterval }.Select(DumpedSetting.Of),
        DumpedSetting.Of(ForceShutdownAfter),
        .. new[] { QueueRequests, EnableKeepAlives, PreloadApp, PruneBundler }.Select(DumpedSetting.Of),
        DumpedSetting.Of(Environment),
        .. Binds is { } binds
            ? binds.Select(bind => new DumpedSetting("bind", bind.Address?.ToString(), $"{bind.At}"))
            : [new DumpedSetting("bind", null, "not all addresses are known")],
    ];

    private Setting<TimeSpan> Duration(string name) => Seconds(_settings.Integer(name, RubyNumbers.Integer));

    // More than a century is no duration, and TimeSpan has its limits.
    private static Setting<TimeSpan> Seconds(Setting<long> seconds) =>
        seconds.Is(value => value is < 0 or > 4_000_000_000) ? Setting<TimeSpan>.Unknown(seconds.Name, "no sensible duration") : seconds.Select(value => TimeSpan.FromSeconds(value));

    private static Setting<int> Number(Setting<long> number) =>
        number.Is(value => value is < int.MinValue or > int.MaxValue) ? Setting<int>.Unknown(number.Name, "the number is too large") : number.Select(value => (int)value);

    /// <summary>to_i up to 7.1, Integer() from 7.2 on: what both take.</summary>
    private static long? WorkerCount(ConfigValue value) => value is ConfigValue.Nothing ? 0 : RubyNumbers.Integer(value);
}
