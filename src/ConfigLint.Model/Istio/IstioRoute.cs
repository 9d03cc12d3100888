using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Istio;

/// <summary>One entry of <c>http</c> of a VirtualService.</summary>
public sealed class IstioRoute : Edge
{
    internal IstioRoute(VirtualService service, YamlMapping node, DestinationRule? rule)
        : base($"route of {service.Name}", node.Entries.Count > 0 ? YamlSettings.PlaceOf(node.Entries[0]) : service.At)
    {
        Node = node;
        Rule = rule;
        Paths = [.. (node.GetSequence("match")?.Values() ?? []).SelectMany(m => m.GetMapping("uri")?.Values() ?? []).OfType<YamlScalar>().Select(s => s.Value)];
    }

    public override string Server => "Istio";

    public YamlMapping Node { get; }

    /// <summary>The DestinationRule of its one destination, if it was read.</summary>
    public DestinationRule? Rule { get; }

    /// <summary>For the whole response, retries included. Unknown when there is no limit: it is not written, or 0.</summary>
    public override Setting<TimeSpan> ResponseTimeout => Read(Node, "timeout");

    public override Setting<TimeSpan> IdleTimeout => Rule?.IdleTimeout ?? Setting<TimeSpan>.Unknown("idleTimeout", "the DestinationRule was not read");

    /// <summary>For one try; like <see cref="ResponseTimeout"/> unless it is written.</summary>
    public Setting<TimeSpan> PerTryTimeout => Read(Node.Get("retries"), "perTryTimeout");

    public override IReadOnlyList<string> Paths { get; }

    public override bool MayStream => Paths.Any(StreamPaths.Contain);

    internal static Setting<TimeSpan> Read(YamlNode? parent, string key)
    {
        var read = YamlDurations.Read(YamlSettings.Entry(parent, key), key, YamlDurations.Go, Setting<TimeSpan>.Unknown(key, "it is not written here"));
        return read.Is(t => t == TimeSpan.Zero) ? Setting<TimeSpan>.NoLimit(key, "0 stands for no limit") : read;
    }
}

/// <summary>How Istio routes requests for some hosts.</summary>
public sealed class VirtualService : KubernetesObject
{
    internal VirtualService(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    /// <summary>Called when all objects are in the set.</summary>
    internal IEnumerable<IstioRoute> Routes() =>
        (Spec?.GetSequence("http")?.Values() ?? []).OfType<YamlMapping>().Select(node => new IstioRoute(this, node, RuleOf(node)));

    private DestinationRule? RuleOf(YamlMapping node)
    {
        var hosts = (node.GetSequence("route")?.Values() ?? []).Select(r => r.GetString("destination", "host")).Distinct().ToList();
        return hosts is [{ } only] ? Set.RulesOf(Namespace, only).Take(2).ToList() is [var rule] ? rule : null : null;
    }
}

/// <summary>How Istio talks to the endpoints of a host.</summary>
public sealed class DestinationRule : KubernetesObject
{
    internal DestinationRule(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
    }

    public string? Host => Spec?.GetString("host");

    /// <summary>10 s by default.</summary>
    public Setting<TimeSpan> ConnectTimeout => Pool("tcp", "connectTimeout", 10);

    /// <summary>How long an idle connection to an endpoint is kept: 1 h by default.</summary>
    public Setting<TimeSpan> IdleTimeout => Pool("http", "idleTimeout", 3600);

    public bool HasOutlierDetection => Spec?.Get("trafficPolicy", "outlierDetection") is not null;

    private Setting<TimeSpan> Pool(string part, string key, int seconds) => YamlDurations.Read(
        YamlSettings.Entry(Spec?.Get("trafficPolicy", "connectionPool", part), key),
        key,
        YamlDurations.Go,
        // Subsets and ports may have their own.
        new YamlSettings(IsComplete && Spec?.Get("subsets") is null && Spec?.Get("trafficPolicy", "portLevelSettings") is null, "Istio's default").Otherwise<TimeSpan>(key, TimeSpan.FromSeconds(seconds)));
}
