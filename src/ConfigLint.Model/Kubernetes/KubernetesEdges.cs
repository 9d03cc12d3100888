using ConfigLint.Model.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Makes the edges of a stack's objects.</summary>
internal static class KubernetesEdges
{
    public static IEnumerable<KubernetesEdge> Of(KubernetesObject subject) => subject switch
    {
        Ingress { Controller: IngressController.IngressNginx } ingress => [IngressNginxEdge.Create(ingress)],
        Ingress { Controller: IngressController.AwsLoadBalancer } ingress => [AwsEdge(ingress)],
        Ingress { Controller: IngressController.GoogleCloud } ingress => GoogleEdges(ingress),
        BackendConfig { Timeout.IsKnown: true } config => [GoogleEdge(config, config.Timeout, [.. config.Set.ServicesOf(config)])],
        GcpBackendPolicy { Timeout.IsKnown: true } policy => [GoogleEdge(policy, policy.Timeout, ServicesOf(policy, policy.TargetName))],
        HttpRoute route => route.Rules.Where(r => r.Request.IsKnown || r.BackendRequest.IsKnown).Select(Route),
        _ => [],
    };

    private static KubernetesEdge AwsEdge(Ingress ingress)
    {
        const string Attribute = "idle_timeout.timeout_seconds";
        const string Name = Ingress.AwsPrefix + "load-balancer-attributes";
        var idle = Setting<TimeSpan>.Unknown(Attribute, "another Ingress of the group may set it");
        if (ingress.Annotations.TryGetValue(Name, out var entry))
        {
            var written = YamlSettings.TextOf(entry)?.Split(',').Select(a => a.Split('=', 2)).LastOrDefault(a => a[0].Trim() == Attribute);
            if (written is [_, var text])
                idle = YamlSettings.TryAtoi(text.Trim(), out var seconds) ? YamlSettings.Written(Attribute, TimeSpan.FromSeconds(seconds), entry) : Setting<TimeSpan>.Unknown(Attribute, "it is no number");
        }
        else if (!ingress.Annotations.ContainsKey(Ingress.AwsPrefix + "group.name"))
        {
            idle = new YamlSettings(ingress.IsComplete, "AWS's default, unless IngressClassParams set another").Otherwise<TimeSpan>(Attribute, TimeSpan.FromSeconds(60));
        }
        return new KubernetesEdge("the Application Load Balancer", $"Application Load Balancer of {ingress.Name}", ingress.At, idle, idle) { ServedPaths = PathsOf(ingress), Services = ServicesOf(ingress) };
    }

    private static IEnumerable<KubernetesEdge> GoogleEdges(Ingress ingress)
    {
        foreach (var service in ServicesOf(ingress).Where(s => !s.HasBackendConfig))
        {
            var timeout = new YamlSettings(ingress.IsComplete && service.IsComplete, "GKE's default").Otherwise<TimeSpan>("timeoutSec", TimeSpan.FromSeconds(30));
            yield return new KubernetesEdge("the Google load balancer", $"Google load balancer of {ingress.Name}", ingress.At, timeout, GoogleIdle()) { ServedPaths = PathsOf(ingress), Services = [service] };
        }
    }

    private static KubernetesEdge GoogleEdge(KubernetesObject subject, Setting<TimeSpan> timeout, IReadOnlyList<Service> services) =>
        new("the Google load balancer", $"Google load balancer of {subject.Name}", subject.At, timeout, GoogleIdle()) { Services = services };

    // Nothing changes it: the vendor's documentation names no setting.
    private static Setting<TimeSpan> GoogleIdle() => Setting<TimeSpan>.Known("backend keep-alive", TimeSpan.FromSeconds(600), new Origin.Default("fixed by Google"));

    private static KubernetesEdge Route(HttpRouteRule rule) => new(
        "the gateway",
        $"gateway of {rule.Route.Name}",
        rule.Route.At,
        // One attempt ends at the shorter of the two; 0 switches a time-out off.
        rule.BackendRequest.Is(t => t > TimeSpan.Zero) ? rule.BackendRequest : rule.Request,
        Setting<TimeSpan>.Unknown("idle timeout", "the gateway's class decides"))
    {
        ServedPaths = rule.Paths,
        Services = [.. rule.Services],
    };

    private static IReadOnlyList<Service> ServicesOf(KubernetesObject subject, string? name) => name is not null && subject.Set.Find<Service>(subject, name) is { } service ? [service] : [];

    internal static IReadOnlyList<Service> ServicesOf(Ingress ingress) => [.. ingress.Backends.Select(ingress.Resolve).OfType<Service>().Distinct()];

    internal static IReadOnlyList<string> PathsOf(Ingress ingress) => [.. ingress.Backends.Select(b => b.Path).Distinct()];
}
