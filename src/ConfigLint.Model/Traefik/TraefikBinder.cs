using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Links;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Traefik;

/// <summary>Reads Traefik's static and dynamic YAML files, and the labels of compose services.</summary>
internal sealed class TraefikBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace)
    {
        var documents = workspace.Files.Where(f => f.Format == ConfigFormat.Yaml)
            .SelectMany(file => (file.Tree.Root as YamlFile)?.Documents.Where(d => d.Root is YamlMapping).Select(d => new TraefikDocument(file, d)) ?? [])
            .Where(d => d.IsStatic || d.IsDynamic)
            .ToList();
        var partition = new StackPartition(workspace);
        var bound = new List<BoundConfiguration>();
        foreach (var stack in documents.GroupBy(d => partition.KeyOf(d.File.Path)))
        {
            // Two static files are two Traefiks: which one reads a dynamic file is not known then.
            var statics = stack.Where(d => d.IsStatic).ToList();
            var transport = statics is [{ Document.IsComplete: true } only] ? TraefikTransport.Of(only.Document.Get("serversTransport")) : TraefikTransport.Unread;
            bound.AddRange(stack.Select(d => new BoundConfiguration(d.File, [.. EntryPoints(d), .. d.IsDynamic ? Services(d, transport) : []])));
        }
        foreach (var project in workspace.ComposeProjects)
        {
            var labels = project.Services.SelectMany(TraefikLabels.Read).ToList();
            if (labels.Count > 0)
                bound.Add(new BoundConfiguration(project.Main, labels));
        }
        return bound;
    }

    private static IEnumerable<ModelElement> EntryPoints(TraefikDocument document) =>
        TraefikDocument.Named(document.Document.Root, "entryPoints").Select(e => new TraefikEntryPoint(e.Entry, e.Node, document.Document.IsComplete));

    private static IEnumerable<ModelElement> Services(TraefikDocument document, TraefikTransport outer)
    {
        var http = document.Http!;
        var routers = TraefikDocument.Named(http, "routers").Select(r => r.Node).ToLookup(r => r.GetString("service"));
        foreach (var (entry, node) in TraefikDocument.Named(http, "services"))
        {
            if (TraefikDocument.Entry(node, "loadBalancer")?.Value.Resolve() is not YamlMapping balancer)
                continue;
            var own = routers[entry.Name].Concat(routers[entry.Name + "@file"]).ToList();
            var servers = (balancer.GetSequence("servers")?.Values() ?? []).ToList();
            var health = TraefikDocument.Entry(balancer, "healthCheck");
            yield return new TraefikService(entry.Name!, entry.Key.Location, Transport(http, balancer, outer))
            {
                Rules = [.. own.Select(r => r.GetString("rule")).OfType<string>()],
                MayRetry = own.SelectMany(r => r.GetSequence("middlewares")?.Values() ?? []).Any(name => IsRetry(http, name.GetString())),
                ServerCount = servers.Count,
                ServerAddresses = [.. servers.Select(s => AddressOf(s.GetString("url"))).OfType<Address>()],
                HasHealthCheck = (health ?? TraefikDocument.Entry(balancer, "passiveHealthCheck")) is not null,
            };
            if (health?.Value.Resolve() is YamlMapping check)
                yield return HealthCheck(entry.Name!, health, check, servers, document.Document.IsComplete);
        }
    }

    private static HealthCheck HealthCheck(string service, YamlEntry entry, YamlMapping node, List<YamlNode> servers, bool isComplete)
    {
        var settings = new YamlSettings(isComplete, "Traefik's default");
        var ports = servers.Select(s => AddressOf(s.GetString("url"))?.Port).Distinct().ToList();
        return TraefikHealthChecks.Create(
            service,
            entry.Key.Location,
            settings.Text(node, "path", null),
            settings.Text(node, "port", ports is [{ } only] ? $"{only}" : null),
            YamlDurations.Read(YamlSettings.Entry(node, "interval"), "interval", YamlDurations.Go, settings.Otherwise<TimeSpan>("interval", TimeSpan.FromSeconds(30))),
            YamlDurations.Read(YamlSettings.Entry(node, "timeout"), "timeout", YamlDurations.Go, settings.Otherwise<TimeSpan>("timeout", TimeSpan.FromSeconds(5))));
    }

    private static TraefikTransport Transport(YamlMapping http, YamlMapping balancer, TraefikTransport outer)
    {
        if (TraefikDocument.Entry(balancer, "serversTransport") is not { } entry)
            return outer;
        var name = YamlSettings.TextOf(entry) ?? "";
        var plain = name.EndsWith("@file", StringComparison.Ordinal) ? name[..^"@file".Length] : name;
        return http.GetMapping("serversTransports", plain) is { } transport ? TraefikTransport.Of(transport) : TraefikTransport.Unread;
    }

    /// <summary>What was not read may be one.</summary>
    private static bool IsRetry(YamlMapping http, string? name) =>
        name is null || http.GetMapping("middlewares", name.Split('@')[0]) is not { } middleware || middleware.GetEntry("retry") is not null || middleware.GetEntry("chain") is not null;

    private static Address? AddressOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.Port > 0 ? Address.Tcp(uri.Host, uri.Port) : null;
}
