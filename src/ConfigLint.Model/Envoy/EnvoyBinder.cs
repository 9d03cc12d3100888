using ConfigLint.Model.Links;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Envoy;

/// <summary>Reads Envoy's bootstrap files and the files of resources that its file-based discovery watches.</summary>
internal sealed class EnvoyBinder : IServerBinder
{
    private const string ClusterType = ".config.cluster.v3.Cluster";
    private const string ListenerType = ".config.listener.v3.Listener";
    private const string RouteType = ".config.route.v3.RouteConfiguration";

    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var sources = workspace.Files.Where(f => f.Format == ConfigFormat.Yaml)
            .SelectMany(file => (file.Tree.Root as YamlFile)?.Documents.Where(d => d.Root is YamlMapping).Select(d => new Source(file, d)) ?? [])
            .Where(s => s.IsEnvoy)
            .ToList();
        if (sources.Count == 0)
            return [];
        var partition = new StackPartition(workspace);
        return [.. sources.GroupBy(s => partition.KeyOf(s.File.Path)).SelectMany(stack => BindStack(workspace, [.. stack]))];
    }

    private static IEnumerable<BoundConfiguration> BindStack(Workspace workspace, IReadOnlyList<Source> sources)
    {
        var clusters = sources.Select(s => (Source: s, Clusters: (IReadOnlyList<EnvoyCluster>)[.. s.Clusters.Select(c => Cluster(c, s)).OfType<EnvoyCluster>()])).ToList();
        var byName = clusters.SelectMany(c => c.Clusters).ToLookup(c => c.Cluster, StringComparer.Ordinal);
        foreach (var (source, own) in clusters)
        {
            var ownByName = own.DistinctBy(c => c.Cluster).ToDictionary(c => c.Cluster, StringComparer.Ordinal);
            // A file is a whole bootstrap, or it gets its clusters from the files beside it.
            EnvoyCluster? Find(string name) => ownByName.GetValueOrDefault(name) ?? (byName[name].Take(2).ToList() is [var only] ? only : null);
            var routes = source.Configurations.SelectMany(c => Routes(c.Node, c.Upgrades, source, Find)).ToList();
            workspace.Trace.Add($"{source.File}: Envoy, {own.Count} clusters, {routes.Count} routes");
            yield return new BoundConfiguration(source.File, [.. own, .. routes, .. own.SelectMany(c => c.HealthChecks())]);
        }
    }

    private static EnvoyCluster? Cluster(YamlNode node, Source source) => node is YamlMapping mapping && EnvoyNode.Entry(mapping, "name") is { } name && YamlSettings.TextOf(name) is { } text
        ? new EnvoyCluster(mapping, text, YamlSettings.PlaceOf(name), source.IsComplete)
        : null;

    private static IEnumerable<EnvoyRoute> Routes(YamlNode configuration, bool upgrades, Source source, Func<string, EnvoyCluster?> find)
    {
        foreach (var host in EnvoyNode.List(configuration, "virtual_hosts"))
        {
            var scope = new EnvoyRouteScope(source.IsComplete, EnvoyNode.Entry(host, "retry_policy") is not null, upgrades);
            foreach (var route in EnvoyNode.List(host, "routes").OfType<YamlMapping>())
            {
                if (EnvoyNode.Entry(route, "route") is not { } entry || entry.Value.Resolve() is not YamlMapping action)
                    continue;
                var single = EnvoyNode.Text(action, "cluster");
                var weighted = EnvoyNode.List(EnvoyNode.Get(action, "weighted_clusters"), "clusters").Select(c => EnvoyNode.Text(c, "name"));
                foreach (var name in weighted.Prepend(single).OfType<string>())
                    yield return new EnvoyRoute(route, action, find(name), name, PlaceOf(action, entry), scope);
            }
        }
    }

    private static Location PlaceOf(YamlMapping action, YamlEntry entry) => EnvoyNode.Entry(action, "cluster") is { } cluster ? YamlSettings.PlaceOf(cluster) : entry.Key.Location;

    /// <summary>A document of Envoy's.</summary>
    private sealed record Source(SourceFile File, YamlDocument Document)
    {
        private readonly YamlNode? _resources = EnvoyNode.Get(Document.Root, "static_resources");

        public bool IsEnvoy => _resources is not null || Discovered(ClusterType).Concat(Discovered(ListenerType)).Concat(Discovered(RouteType)).Any();

        public bool IsComplete => Document.IsComplete;

        public IEnumerable<YamlNode> Clusters => EnvoyNode.List(_resources, "clusters").Concat(Discovered(ClusterType));

        /// <summary>Route configurations, in connection managers or by themselves.</summary>
        public IEnumerable<(YamlNode Node, bool Upgrades)> Configurations => EnvoyNode.List(_resources, "listeners").Concat(Discovered(ListenerType))
            .SelectMany(l => EnvoyNode.List(l, "filter_chains").Append(EnvoyNode.Get(l, "default_filter_chain")))
            .SelectMany(chain => EnvoyNode.List(chain, "filters"))
            .Select(filter => EnvoyNode.Get(filter, "typed_config"))
            .Select(manager => (Node: EnvoyNode.Get(manager, "route_config"), Upgrades: EnvoyNode.Entry(manager, "upgrade_configs") is not null))
            .Where(c => c.Node is not null)
            .Select(c => (c.Node!, c.Upgrades))
            .Concat(Discovered(RouteType).Concat(EnvoyNode.List(_resources, "route_configs")).Select(r => (r, false)));

        private IEnumerable<YamlNode> Discovered(string type) =>
            (Document.Root?.GetSequence("resources")?.Values() ?? []).Where(r => r.GetString("@type")?.EndsWith(type, StringComparison.Ordinal) == true);
    }
}
