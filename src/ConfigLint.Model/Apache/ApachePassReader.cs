using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>Finds the mappings of a configuration and joins them with their workers and balancers, in the order in which Apache defines them.</summary>
internal sealed class ApachePassReader
{
    private readonly ApacheConfiguration _configuration;
    private readonly List<ApachePass> _passes = [];
    private readonly List<ApacheBalancer> _balancers = [];
    private readonly Dictionary<(ApacheContext Server, string Name), ApacheBalancer> _balancersByName = [];
    private readonly Dictionary<ApacheContext, ApacheWorkerTable> _tables = [];

    private ApachePassReader(ApacheConfiguration configuration) => _configuration = configuration;

    public static void Read(ApacheConfiguration configuration)
    {
        var contexts = configuration.Root.DescendantsAndSelf().ToList();
        configuration.Servers = [.. contexts.Where(c => c.Kind is ApacheContextKind.Server or ApacheContextKind.VirtualHost).Select(c => new ApacheServer(c))];
        var reader = new ApachePassReader(configuration);
        foreach (var (context, entry) in contexts.SelectMany(c => c.Entries.Select(e => (c, e)).Concat(TagOf(c))).OrderBy(pair => pair.Item2.Order))
            reader.ReadEntry(context, entry);
        foreach (var pass in reader._passes)
            reader.Resolve(pass);
        configuration.Balancers = reader._balancers;
        configuration.Passes = reader._passes;
    }

    private static IEnumerable<(ApacheContext, ApacheEntry)> TagOf(ApacheContext context) =>
        context is { Kind: ApacheContextKind.Proxy, Tag: { } tag } && tag.Is("Proxy") ? [(context, tag)] : [];

    private void ReadEntry(ApacheContext context, ApacheEntry entry)
    {
        switch (entry.Name.ToUpperInvariant())
        {
            case "PROXYPASS" or "PROXYPASSMATCH" when context.Kind is ApacheContextKind.Location or ApacheContextKind.LocationMatch:
                ReadProxyPass(context, entry, SourceOf(context), 0);
                break;
            case "PROXYPASS" or "PROXYPASSMATCH" when IsServer(context):
                ReadProxyPass(context, entry, entry.Argument(0) ?? "", 1);
                break;
            case "PROXY":
                ReadProxySection(context, entry);
                break;
            case "PROXYSET" when IsServer(context):
                AddSettings(context, entry);
                break;
            case "BALANCERMEMBER" when IsServer(context) && entry.Argument(0) is { } name && ApacheProxyUrl.TryParse(name) is { IsBalancer: true } url:
                BalancerOf(context.Server, url.Host, entry).Add(entry, 1);
                break;
            case "SETHANDLER" when entry.Argument(0) is { } handler && handler.StartsWith("proxy:", StringComparison.OrdinalIgnoreCase):
                AddPass(context, entry, IsServer(context) ? "" : SourceOf(context), handler["proxy:".Length..], 0);
                break;
            case "REWRITERULE" when entry.Count >= 3 && HasProxyFlag(entry.Argument(2)) && entry.Argument(1) is { } target:
                AddPass(context, entry, entry.Argument(0) ?? "", target, 1);
                break;
        }
    }

    private static bool IsServer(ApacheContext context) => context.Kind is ApacheContextKind.Server or ApacheContextKind.VirtualHost;

    private static string SourceOf(ApacheContext context) => (context.Tag?.Argument(0) == "~" ? context.Tag.Argument(1) : context.Tag?.Argument(0)) ?? "";

    private void ReadProxyPass(ApacheContext context, ApacheEntry entry, string source, int urlIndex)
    {
        if (entry.Argument(urlIndex) is not { } url || AddPass(context, entry, source, url, urlIndex) is not { } pass || pass.Url.IsBalancer)
            return;
        pass.Written.Add(entry, urlIndex + 1);
        if (url.Contains('$'))
            return;
        var table = TableOf(context.Server);
        if (table.Find(pass.Url) is not { } shared)
        {
            table.Define(pass.Written);
        }
        else
        {
            pass.Worker = shared;
            pass.IgnoredParameters = [.. pass.Written.Parameters.Where(p => !p.Is("mapping"))];
        }
    }

    private ApachePass? AddPass(ApacheContext context, ApacheEntry entry, string source, string url, int urlIndex)
    {
        var written = new ApacheWorker(url, entry, urlIndex);
        if (written.Url is null)
            return null;
        var pass = new ApachePass(context, entry, source, written);
        _passes.Add(pass);
        return pass;
    }

    /// <summary>The lines of the section come first, then its own words (proxysection in mod_proxy.c).</summary>
    private void ReadProxySection(ApacheContext context, ApacheEntry tag)
    {
        if (tag.Argument(0) is not { } text || ApacheProxyUrl.TryParse(text) is not { } url || text.AsSpan().IndexOfAny('*', '?') >= 0)
            return;
        var settings = context.Own("ProxySet");
        if (url.IsBalancer)
        {
            var balancer = BalancerOf(context.Server, url.Host, tag);
            foreach (var member in context.Own("BalancerMember"))
                balancer.Add(member, 0);
            foreach (var set in settings)
                balancer.AddSettings(set, 0);
            balancer.AddSettings(tag, 1);
            if (context.HasUnread)
                balancer.MarkIncomplete();
        }
        else if (settings.Count > 0 || tag.Count > 1)
        {
            var table = TableOf(context.Server);
            if (table.Find(url) is not { } worker)
                table.Define(worker = new ApacheWorker(text, tag, 0));
            foreach (var set in settings)
                worker.Add(set, 0);
            worker.Add(tag, 1);
        }
    }

    private void AddSettings(ApacheContext context, ApacheEntry set)
    {
        if (set.Argument(0) is not { } text || ApacheProxyUrl.TryParse(text) is not { } url)
            return;
        if (url.IsBalancer)
            BalancerOf(context.Server, url.Host, set).AddSettings(set, 1);
        else
            TableOf(context.Server).Find(url)?.Add(set, 1);
    }

    private void Resolve(ApachePass pass)
    {
        var server = pass.Context.Server;
        if (pass.Url.IsBalancer)
        {
            pass.Balancer = Named(server, pass) ?? Named(_configuration.Root, pass);
            if (pass.Entry.Is("ProxyPass") || pass.Entry.Is("ProxyPassMatch"))
                pass.Balancer?.AddSettings(pass.Entry, IsServer(pass.Context) ? 2 : 1);
        }
        else if (pass.Entry.Is("SetHandler") || pass.Entry.Is("RewriteRule"))
        {
            pass.Worker = TableOf(server).FindAtRunTime(pass.Url) ?? TableOf(_configuration.Root).FindAtRunTime(pass.Url) ?? pass.Written;
        }
    }

    private ApacheBalancer? Named(ApacheContext server, ApachePass pass) =>
        _balancersByName.GetValueOrDefault((server, pass.Url.Host.ToLowerInvariant())) is { Members.Count: > 0 } balancer ? balancer : null;

    private ApacheBalancer BalancerOf(ApacheContext server, string name, ApacheEntry entry)
    {
        var key = (server, name.ToLowerInvariant());
        if (!_balancersByName.TryGetValue(key, out var balancer))
        {
            balancer = new ApacheBalancer(name, server, entry);
            _balancersByName.Add(key, balancer);
            _balancers.Add(balancer);
        }
        return balancer;
    }

    private ApacheWorkerTable TableOf(ApacheContext server)
    {
        if (!_tables.TryGetValue(server, out var table))
            _tables.Add(server, table = new ApacheWorkerTable());
        return table;
    }

    private static bool HasProxyFlag(string? flags) => flags is ['[', .., ']'] && flags[1..^1].Split(',').Any(f => f.Trim() is "P" or "p" || f.Trim().Equals("proxy", StringComparison.OrdinalIgnoreCase));
}
