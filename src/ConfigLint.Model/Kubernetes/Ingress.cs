using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Which software serves an Ingress.</summary>
public enum IngressController
{
    Unknown,

    /// <summary>kubernetes/ingress-nginx.</summary>
    IngressNginx,
    AwsLoadBalancer,
    GoogleCloud,

    /// <summary>Known to be none of the others: Traefik, HAProxy, Kong, F5's nginx, …</summary>
    Other,
}

/// <summary>Hosts and paths that a balancer sends to Services.</summary>
public sealed class Ingress : KubernetesObject
{
    public const string NginxPrefix = "nginx.ingress.kubernetes.io/";
    public const string AwsPrefix = "alb.ingress.kubernetes.io/";

    internal Ingress(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set) => Backends = [.. ReadBackends()];

    /// <summary>Null: the cluster's default class.</summary>
    public string? ClassName => Spec?.GetString("ingressClassName") ?? GetAnnotation("kubernetes.io/ingress.class");

    public IngressController Controller => ClassName switch
    {
        null => ByAnnotations(),
        "alb" => IngressController.AwsLoadBalancer,
        "gce" or "gce-internal" => IngressController.GoogleCloud,
        var name when name.StartsWith("nginx", StringComparison.Ordinal) || name.EndsWith("nginx", StringComparison.Ordinal) => ByAnnotations(IngressController.IngressNginx),
        var name when name is "traefik" or "haproxy" or "kong" or "istio" or "contour" or "caddy" or "cilium" or "azure-application-gateway" or "webapprouting" => IngressController.Other,
        // The name of a class is anybody's choice.
        _ => ByAnnotations(),
    };

    public IReadOnlyList<IngressBackend> Backends { get; }

    /// <summary>The Service of a backend in the same place; null when it was not read or is not certain.</summary>
    public Service? Resolve(IngressBackend backend) => Set.Find<Service>(this, backend.ServiceName);

    private IngressController ByAnnotations(IngressController otherwise = IngressController.Unknown)
    {
        var (nginx, aws, other) = (false, false, false);
        foreach (var name in Annotations.Keys)
        {
            nginx |= name.StartsWith(NginxPrefix, StringComparison.Ordinal);
            aws |= name.StartsWith(AwsPrefix, StringComparison.Ordinal);
            other |= name.StartsWith("nginx.org/", StringComparison.Ordinal) || name.StartsWith("traefik.ingress.kubernetes.io/", StringComparison.Ordinal);
        }
        return (nginx, aws, other) switch
        {
            (true, false, false) => IngressController.IngressNginx,
            (false, true, false) when otherwise == IngressController.Unknown => IngressController.AwsLoadBalancer,
            (false, false, true) => IngressController.Other,
            (false, false, false) => otherwise,
            _ => IngressController.Unknown,
        };
    }

    private IEnumerable<IngressBackend> ReadBackends()
    {
        if ((Spec?.Get("defaultBackend") ?? Spec?.Get("backend")) is YamlMapping fallback && IngressBackend.Read(fallback, "") is { } whole)
            yield return whole;
        foreach (var path in Spec?.Select("rules", "*", "http", "paths", "*") ?? [])
        {
            if (path.GetMapping("backend") is { } node && IngressBackend.Read(node, path.GetString("path") ?? "/") is { } backend)
                yield return backend;
        }
    }
}

/// <summary>A Service and a port of it.</summary>
/// <param name="Path">As written; empty for the default backend.</param>
/// <param name="PortName">Null when the port is a number, or unknown.</param>
/// <param name="PortNumber">0 when it is a name, or unknown.</param>
public sealed record IngressBackend(string ServiceName, string Path, string? PortName, int PortNumber, Location At)
{
    internal static IngressBackend? Read(YamlMapping node, string path)
    {
        // networking.k8s.io/v1, and v1beta1 before it.
        if (node.GetMapping("service") is { } service)
            return service.GetString("name") is { } name ? Create(name, path, service.Get("port"), "number", "name", service) : null;
        return node.GetString("serviceName") is { } old ? Create(old, path, node, "servicePort", "servicePort", node) : null;
    }

    private static IngressBackend Create(string service, string path, YamlNode? port, string numberKey, string nameKey, YamlMapping node)
    {
        if (YamlSettings.Entry(port, numberKey) is { } number && YamlSettings.TryGetInteger(number, out var value))
            return new IngressBackend(service, path, null, value, YamlSettings.PlaceOf(number));
        if (YamlSettings.Entry(port, nameKey) is { } name && YamlSettings.TextOf(name) is { } text && PortNames.IsName(text))
            return new IngressBackend(service, path, text, 0, YamlSettings.PlaceOf(name));
        return new IngressBackend(service, path, null, 0, node.Location);
    }
}
