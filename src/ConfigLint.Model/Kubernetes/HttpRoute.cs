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

/// <summary>Durations of the Gateway API: <c>^([0-9]{1,5}(h|m|s|ms)){1,4}$</c>.</summary>
public static class GatewayDuration
{
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var at = 0;
        for (var parts = 0; parts < 4 && at < text.Length; parts++)
        {
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at - digits is 0 or > 5)
                return false;
            var number = int.Parse(text.AsSpan(digits, at - digits), System.Globalization.CultureInfo.InvariantCulture);
            var rest = text.AsSpan(at);
            var (unit, length) = rest.StartsWith("ms") ? (1, 2) : rest.StartsWith("s") ? (1000, 1) : rest.StartsWith("m") ? (60_000, 1) : rest.StartsWith("h") ? (3_600_000, 1) : (0, 0);
            if (length == 0)
                return false;
            time += TimeSpan.FromMilliseconds((long)number * unit);
            at += length;
        }
        return at == text.Length && at > 0;
    }
}
