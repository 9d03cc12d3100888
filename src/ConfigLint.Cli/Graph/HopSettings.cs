using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.Istio;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Model.Puma;
using ConfigLint.Model.Traefik;

namespace ConfigLint.Cli.Graph;

/// <summary>The time-outs and the concurrency of a hop, each with its role.</summary>
internal static class HopSettings
{
    public static IReadOnlyList<HopSetting> Of(ModelElement element) => element switch
    {
        Edge edge => OfEdge(edge),
        HAProxyFrontend frontend => [Time(Roles.Client, frontend.ClientTimeout), Time(Roles.KeepAlive, frontend.KeepAliveTimeout)],
        TraefikEntryPoint entry => [Time(Roles.Client, entry.ReadTimeout), Time(Roles.KeepAlive, entry.IdleTimeout)],
        ProxyHop proxy => OfProxy(proxy),
        AppServer app => OfAppServer(app),
        DatabaseConfig database => [Time(Roles.Limit, database.StatementTimeout, isOffAtZero: true), Time(Roles.Queue, database.CheckoutTimeout), Number(Roles.Capacity, database.Pool)],
        _ => [],
    };

    private static HopSetting[] OfEdge(Edge edge) =>
    [
        .. edge switch
        {
            TraefikService traefik => [Time(Roles.Connect, traefik.DialTimeout)],
            EnvoyRoute { Cluster: { } cluster } => [Time(Roles.Connect, cluster.ConnectTimeout)],
            IstioRoute { Rule: { } rule } => [Time(Roles.Connect, rule.ConnectTimeout)],
            _ => (HopSetting[])[],
        },
        Time(Roles.Wait, edge.ResponseTimeout),
        Time(Roles.Idle, edge.IdleTimeout),
    ];

    private static HopSetting[] OfProxy(ProxyHop proxy) =>
    [
        Time(Roles.Connect, proxy.ConnectTimeout),
        Time(Roles.Wait, proxy.ReadTimeout),
        Time(Roles.Send, proxy.SendTimeout),
        .. proxy switch
        {
            NginxPass nginx => OfNginx(nginx),
            ApachePass apache when apache.Context.Configuration.ProcessesUnder(apache.Entry.Condition) is { } processes => [Number(Roles.Capacity, processes.MaxRequestWorkers)],
            HAProxyBackend haproxy => OfHAProxy(haproxy),
            _ => (HopSetting[])[],
        },
    ];

    private static IEnumerable<HopSetting> OfNginx(NginxPass pass)
    {
        if (pass.Upstream is { } upstream && upstream.KeepaliveConnections.Is(count => count > 0))
            yield return Time(Roles.Idle, upstream.KeepaliveTimeout);
        var configuration = pass.Context.Configuration;
        var (processes, connections) = (configuration.Root.Number("worker_processes"), configuration.Events?.Number("worker_connections"));
        if (connections is { } each)
            yield return Number(Roles.Capacity, Product("worker_processes × worker_connections", processes, each));
    }

    private static IEnumerable<HopSetting> OfHAProxy(HAProxyBackend backend)
    {
        if (backend.QueueTimeout is { IsKnown: true } queue)
            yield return Time(Roles.Queue, queue);
        var most = backend.Servers.Where(s => s is { IsBackup: false, IsDisabled: false }).Select(s => s.MaxConnections).ToList();
        if (most.Count > 0 && most.TrueForAll(m => m.Is(count => count > 0)))
            yield return Number(Roles.Capacity, Setting<long>.Known("maxconn", most.Sum(m => (long)m.Value), most[0].Origin));
    }

    private static HopSetting[] OfAppServer(AppServer app) =>
    [
        Time(Roles.Limit, app.RequestLimit, isOffAtZero: true),
        .. app is FpmPool ? (HopSetting[])[] : [KeepAlive(app.KeepAlive)],
        Time(Roles.Drain, app.DrainTime),
        Number(Roles.Capacity, app.Concurrency),
        .. app is IWorkerServer workers ? (HopSetting[])[Number(Roles.Workers, workers.Workers), Number(Roles.Threads, workers.Threads)] : [],
        .. app switch
        {
            GunicornServer gunicorn => [Number(Roles.Backlog, gunicorn.Backlog)],
            FpmPool pool when pool.Backlog.Is(count => count >= 0) => [Number(Roles.Backlog, pool.Backlog)],
            _ => (HopSetting[])[],
        },
    ];

    private static Setting<long> Product(string name, Setting<int> left, Setting<int> right)
    {
        if (left.IsKnown && right.IsKnown)
            return Setting<long>.Known(name, (long)left.Value * right.Value, right.IsWritten ? right.Origin : left.Origin);
        var unknown = left.IsKnown ? right : left;
        return Setting<long>.Unknown(name, $"{unknown.Name}: {(unknown.Origin as Origin.Unknown)?.Reason ?? "it is not known"}");
    }

    private static HopSetting KeepAlive(Setting<TimeSpan> setting) => setting.Is(time => time == TimeSpan.Zero)
        ? HopSetting.Of(Roles.KeepAlive, setting) with { Value = "not at all", Seconds = 0 }
        : Time(Roles.KeepAlive, setting);

    /// <param name="isOffAtZero">Zero switches it off; else it is a time of no length.</param>
    private static HopSetting Time(string role, Setting<TimeSpan> setting, bool isOffAtZero = false) =>
        setting.TryGet(out var time) && !(isOffAtZero && time == TimeSpan.Zero)
            ? HopSetting.Of(role, setting) with { Value = Durations.Format(time), Seconds = time.TotalSeconds }
            : HopSetting.Of(role, setting) with { IsUnlimited = setting.IsKnown || setting.Origin is Origin.Unknown { IsNoLimit: true } };

    private static HopSetting Number(string role, Setting<int> setting) => Number(role, setting.Select(count => (long)count));

    private static HopSetting Number(string role, Setting<long> setting) => setting.TryGet(out var count)
        ? HopSetting.Of(role, setting) with { Value = count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Count = count }
        : HopSetting.Of(role, setting);
}
