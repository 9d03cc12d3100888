using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>HTTPRoute of the Gateway API.</summary>
public sealed class HttpRoute : KubernetesObject
{
    internal HttpRoute(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) =>
        Rules = [.. (Spec?.GetSequence("rules")?.Values() ?? []).OfType<YamlMapping>().Select(rule => new HttpRouteRule(this, rule))];

    public IReadOnlyList<HttpRouteRule> Rules { get; }
}

/// <summary>One rule: matches, time-outs, backends.</summary>
public sealed class HttpRouteRule
{
    internal HttpRouteRule(HttpRoute route, YamlMapping node)
    {
        Route = route;
        Node = node;
        Paths = [.. node.Select("matches", "*", "path", "value").OfType<YamlScalar>().Select(p => p.Value)];
        ServiceNames = [.. (node.GetSequence("backendRefs")?.Values() ?? []).Where(b => (b.GetString("kind") ?? "Service") == "Service").Select(b => b.GetString("name")).OfType<string>()];
    }

    public HttpRoute Route { get; }

    public YamlMapping Node { get; }

    public IReadOnlyList<string> Paths { get; }

    public IReadOnlyList<string> ServiceNames { get; }

    /// <summary>timeouts.request: from the client's request to the end of the response; 0 switches it off.</summary>
    public Setting<TimeSpan> Request => Timeout("request");

    /// <summary>timeouts.backendRequest: one attempt at a backend.</summary>
    public Setting<TimeSpan> BackendRequest => Timeout("backendRequest");

    public YamlEntry? TimeoutEntry(string key) => YamlSettings.Entry(Node.Get("timeouts"), key);

    public IEnumerable<Service> Services => ServiceNames.Select(name => Route.Set.Find<Service>(Route, name)).OfType<Service>();

    private Setting<TimeSpan> Timeout(string key)
    {
        if (TimeoutEntry(key) is not { } entry)
            return Setting<TimeSpan>.Unknown(key, "it is not written here");
        return YamlSettings.TextOf(entry) is { } text && GatewayDuration.TryParse(text, out var time)
            ? YamlSettings.Written(key, time, entry)
            : Setting<TimeSpan>.Unknown(key, "it is no duration of the Gateway API");
    }
}
