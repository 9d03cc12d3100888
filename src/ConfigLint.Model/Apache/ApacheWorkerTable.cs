using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>
/// The workers of one virtual host in the order in which they are defined. A URL that begins with an earlier worker's URL, as text and with
/// the same scheme, host and port, has no worker of its own but shares that one (ap_proxy_get_worker in proxy_util.c: the longest wins).
/// </summary>
internal sealed class ApacheWorkerTable
{
    private readonly Dictionary<string, List<(string Url, ApacheWorker Worker)>> _byHost = new(StringComparer.Ordinal);

    public ApacheWorker? Find(ApacheProxyUrl url)
    {
        if (!_byHost.TryGetValue(HostOf(url), out var workers))
            return null;
        var text = TextOf(url);
        return workers.Where(w => text.StartsWith(w.Url, StringComparison.Ordinal)).OrderByDescending(w => w.Url.Length).Select(w => w.Worker).FirstOrDefault();
    }

    /// <summary>The worker that handles a request at run time: then the URL always has a path.</summary>
    public ApacheWorker? FindAtRunTime(ApacheProxyUrl url)
    {
        var request = url.Path.Length == 0 ? url with { Path = "/" } : url;
        return Find(request) ?? (url.SocketPath is null ? null : Find(request with { SocketPath = null }));
    }

    public void Define(ApacheWorker worker)
    {
        var host = HostOf(worker.Url!);
        if (!_byHost.TryGetValue(host, out var workers))
            _byHost.Add(host, workers = []);
        workers.Add((TextOf(worker.Url!), worker));
    }

    private static string HostOf(ApacheProxyUrl url) => $"{url.SocketPath}|{url.Scheme}://{url.Host.ToLowerInvariant()}:{url.PortText}";

    private static string TextOf(ApacheProxyUrl url) => HostOf(url) + url.Path;
}
