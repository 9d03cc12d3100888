using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>A Service: a name and address before the pods that its selector chooses.</summary>
public sealed class Service : KubernetesObject
{
    private const string ConfigKey = "cloud.google.com/backend-config";

    internal Service(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
        Selector = TextsOf(Spec?.Get("selector"));
        Ports = [.. (Spec?.GetSequence("ports")?.Values() ?? []).OfType<YamlMapping>().Select(ServicePort.Read)];
    }

    public bool IsExternalName => Spec?.GetString("type") == "ExternalName";

    /// <summary>No address of its own: names resolve to the pods.</summary>
    public bool IsHeadless => Spec?.GetString("clusterIP") == "None";

    /// <summary>Empty: somebody else writes the endpoints.</summary>
    public IReadOnlyDictionary<string, string> Selector { get; }

    public IReadOnlyList<ServicePort> Ports { get; }

    /// <summary>The workloads of the same place whose pods it selects.</summary>
    public IReadOnlyList<Workload> Workloads => field ??= KubernetesSet.Nearest(this, Set.Labelled(this, Selector));

    /// <summary>Requests from outside reach it: a balancer of its own, an Ingress or an HTTPRoute.</summary>
    public bool IsExposed => Spec?.GetString("type") == "LoadBalancer" || Set.IsRouted(this);

    /// <summary>The API server asks it before it takes objects; it is no Service for clients.</summary>
    public bool IsWebhook => Set.IsWebhook(this);

    /// <summary>An annotation names a BackendConfig.</summary>
    public bool HasBackendConfig => Annotations.ContainsKey(ConfigKey) || Annotations.ContainsKey("beta." + ConfigKey);

    /// <summary>The one BackendConfig that its annotation names for all ports; null when it was not read.</summary>
    public BackendConfig? BackendConfig => field ??= FindConfig();

    /// <summary>Every workload of the stack whose pods it would select, in whatever folder.</summary>
    public IReadOnlyList<Workload> Candidates => Set.Labelled(this, Selector);

    // The annotation's value is JSON, which YAML's reader reads.
    private BackendConfig? FindConfig()
    {
        if ((GetAnnotation(ConfigKey) ?? GetAnnotation("beta." + ConfigKey)) is not { } text || ((YamlFile)YamlParser.ParseText(SourceText.From(text)).Root).Documents is not [var document])
            return null;
        var names = document.GetString("default") is { } all ? [all] : (document.Get("ports")?.Values() ?? []).OfType<YamlScalar>().Select(n => n.Value).Distinct().ToList();
        return names is [var only] ? Set.Find<BackendConfig>(this, only) : null;
    }
}

/// <summary>An entry of a Service's ports.</summary>
/// <param name="Number">0 when it is not known.</param>
/// <param name="TargetName">The container port's name; null when the target is a number, or unknown.</param>
/// <param name="TargetNumber">0 when it is a name, or unknown.</param>
/// <param name="At">targetPort, or the entry itself.</param>
public sealed record ServicePort(string? Name, int Number, string? TargetName, int TargetNumber, Location At)
{
    internal static ServicePort Read(YamlMapping node)
    {
        var number = YamlSettings.Entry(node, "port") is { } port && YamlSettings.TryGetInteger(port, out var value) ? value : 0;
        var target = YamlSettings.Entry(node, "targetPort");
        var at = target is not null ? YamlSettings.PlaceOf(target) : node.Entries.Count > 0 ? node.Entries[0].Location : node.Location;
        if (target is null)
            return new ServicePort(node.GetString("name"), number, null, number, at);
        return YamlSettings.TryGetInteger(target, out var targetNumber)
            ? new ServicePort(node.GetString("name"), number, null, targetNumber, at)
            : new ServicePort(node.GetString("name"), number, YamlSettings.TextOf(target) is { } name && PortNames.IsName(name) ? name : null, 0, at);
    }
}
