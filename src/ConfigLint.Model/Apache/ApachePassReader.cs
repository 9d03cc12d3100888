using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>Finds the mappings of a configuration and joins them with their workers and balancers.</summary>
internal sealed class ApachePassReader
{
    private readonly ApacheConfiguration _configuration;
    private readonly List<ApachePass> _passes = [];

    private ApachePassReader(ApacheConfiguration configuration) => _configuration = configuration;

    public static void Read(ApacheConfiguration configuration)
    {
        var contexts = configuration.Root.DescendantsAndSelf().ToList();
        configuration.Servers = [.. contexts.Where(c => c.Kind is ApacheContextKind.Server or ApacheContextKind.VirtualHost).Select(c => new ApacheServer(c))];
        configuration.Balancers = [.. contexts.Where(c => c.Kind == ApacheContextKind.Proxy).Select(ReadBalancer).OfType<ApacheBalancer>()];
        var reader = new ApachePassReader(configuration);
        foreach (var context in contexts)
        {
            foreach (var entry in context.Entries.Where(e => e.IsCertain))
                reader.ReadEntry(context, entry);
        }
        configuration.Passes = reader._passes;
    }

    private static ApacheBalancer? ReadBalancer(ApacheContext context)
    {
        if (context.Tag?.Argument(0) is not { } url || ApacheProxyUrl.TryParse(url) is not { IsBalancer: true } parsed)
            return null;
        var balancer = new ApacheBalancer(parsed.Host, context);
        foreach (var member in context.Own("BalancerMember").Where(e => e.IsCertain))
        {
            if (member.Argument(0) is { } memberUrl)
                balancer.Add(new ApacheWorker(memberUrl, member, 0));
        }
        return balancer;
    }

    private void ReadEntry(ApacheContext context, ApacheEntry entry)
    {
        switch (entry.Name.ToUpperInvariant())
        {
            case "PROXYPASS" or "PROXYPASSMATCH":
                var inLocation = context.Kind is ApacheContextKind.Location or ApacheContextKind.LocationMatch;
                var urlIndex = entry.Count > 1 && !inLocation ? 1 : entry.Count > 0 && inLocation ? UrlIndexInLocation(entry) : -1;
                if (urlIndex >= 0 && entry.Argument(urlIndex) is { } url && url != "!")
                    Add(context, entry, inLocation ? context.Tag?.Argument(0) ?? "" : entry.Argument(0) ?? "", url, urlIndex);
                break;
            case "SETHANDLER" when entry.Argument(0) is { } handler && handler.StartsWith("proxy:", StringComparison.OrdinalIgnoreCase):
                Add(context, entry, context.Tag?.Argument(0) ?? "", handler["proxy:".Length..], 0);
                break;
            case "REWRITERULE" when entry.Count >= 3 && HasProxyFlag(entry.Argument(2)) && entry.Argument(1) is { } target:
                Add(context, entry, entry.Argument(0) ?? "", target, 1);
                break;
        }
    }

    // Inside <Location> there is no path, but an old form that repeats it is refused, so the URL is the first word.
    private static int UrlIndexInLocation(ApacheEntry entry) => entry.Argument(0)?.Contains("://", StringComparison.Ordinal) == true || entry.Argument(0)?.StartsWith("unix:", StringComparison.OrdinalIgnoreCase) == true ? 0 : -1;

    private void Add(ApacheContext context, ApacheEntry entry, string source, string url, int urlIndex)
    {
        var worker = new ApacheWorker(url, entry, urlIndex);
        if (worker.Url is null)
            return;
        AddSettings(context, worker);
        var balancer = worker.Url.IsBalancer
            ? _configuration.Balancers.FirstOrDefault(b => b.Context.Server == context.Server && Same(b, worker)) ?? _configuration.Balancers.FirstOrDefault(b => b.Context.Server == _configuration.Root && Same(b, worker))
            : null;
        _passes.Add(new ApachePass(context, entry, source, worker, balancer));
    }

    private static bool Same(ApacheBalancer balancer, ApacheWorker worker) => balancer.BalancerName.Equals(worker.Url!.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>ProxySet lines for the same URL: <c>ProxySet url key=value</c> in the server, <c>ProxySet key=value</c> in &lt;Proxy url&gt;.</summary>
    private static void AddSettings(ApacheContext context, ApacheWorker worker)
    {
        foreach (var set in context.Server.Own("ProxySet").Where(e => e.IsCertain && e.Argument(0) == worker.UrlText))
            worker.Add(set, 1);
        foreach (var section in context.Server.Children.Where(c => c.Kind == ApacheContextKind.Proxy && c.Tag?.Argument(0) == worker.UrlText))
        {
            foreach (var set in section.Own("ProxySet").Where(e => e.IsCertain))
                worker.Add(set, 0);
        }
    }

    private static bool HasProxyFlag(string? flags) => flags is ['[', .., ']'] && flags[1..^1].Split(',').Any(f => f.Trim() is "P" or "p" || f.Trim().Equals("proxy", StringComparison.OrdinalIgnoreCase));
}
