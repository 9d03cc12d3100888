using ConfigLint.Model.Istio;
using ConfigLint.Model.Links;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Reads the manifests of a workspace: the objects of one stack are one set.</summary>
internal sealed class KubernetesBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) => workspace.Kubernetes;

    /// <summary>Embedded configurations must be in the workspace already.</summary>
    public static IReadOnlyList<BoundConfiguration> Read(Workspace workspace)
    {
        var manifests = workspace.Files.Where(f => f.Format == ConfigFormat.Yaml).SelectMany(KubernetesManifest.Read).ToList();
        if (manifests.Count == 0)
            return [];
        var patches = KustomizePatches.Read(workspace, manifests);
        var partition = new StackPartition(workspace);
        var bound = new List<BoundConfiguration>();
        foreach (var stack in manifests.GroupBy(m => partition.KeyOf(m.File.Path)))
        {
            var set = new KubernetesSet(patches);
            foreach (var manifest in stack)
            {
                if (Create(manifest, set) is { } subject)
                    set.Add(subject);
            }
            // Only now can each find the others.
            bound.AddRange(set.Objects.GroupBy(o => o.File).Select(file => new BoundConfiguration(file.Key, [.. file.SelectMany(ElementsOf)])));
        }
        return bound;
    }

    private static KubernetesObject? Create(KubernetesManifest manifest, KubernetesSet set) => manifest switch
    {
        { Group: "", Kind: "Service" } => new Service(manifest, set),
        { Group: "", Kind: "ConfigMap" } => new ConfigMap(manifest, set),
        { Group: "networking.k8s.io" or "extensions", Kind: "Ingress" } => new Ingress(manifest, set),
        { Group: "autoscaling", Kind: "HorizontalPodAutoscaler" } => new HorizontalPodAutoscaler(manifest, set),
        { Group: "admissionregistration.k8s.io", Kind: "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" } => new WebhookConfiguration(manifest, set),
        { Group: "policy", Kind: "PodDisruptionBudget" } => new PodDisruptionBudget(manifest, set),
        { Group: "gateway.networking.k8s.io", Kind: "Gateway" } => new Gateway(manifest, set),
        { Group: "gateway.networking.k8s.io", Kind: "HTTPRoute" } => new HttpRoute(manifest, set),
        { Group: "cloud.google.com", Kind: "BackendConfig" } => new BackendConfig(manifest, set),
        { Group: "networking.gke.io", Kind: "HealthCheckPolicy" } => new HealthCheckPolicy(manifest, set),
        { Group: "networking.gke.io", Kind: "GCPBackendPolicy" } => new GcpBackendPolicy(manifest, set),
        { Group: "elbv2.k8s.aws", Kind: "TargetGroupBinding" } => new TargetGroupBinding(manifest, set),
        { Group: "networking.istio.io", Kind: "VirtualService" } => new VirtualService(manifest, set),
        { Group: "networking.istio.io", Kind: "DestinationRule" } => new DestinationRule(manifest, set),
        _ => Workload.IsKind(manifest) ? new Workload(manifest, set) : null,
    };

    private static IEnumerable<ModelElement> ElementsOf(KubernetesObject subject) =>
        [subject, .. PartsOf(subject), .. KubernetesEdges.Of(subject)];

    private static IEnumerable<ModelElement> PartsOf(KubernetesObject subject) => subject switch
    {
        Workload workload => workload.AllContainers.SelectMany(c => c.Probes.Prepend<ModelElement>(c)),
        Ingress ingress => Optional(AwsHealthChecks.Read(ingress)),
        Service service => AwsHealthChecks.Read(service),
        BackendConfig config => Optional(GoogleHealthChecks.Read(config)),
        VirtualService service => service.Routes(),
        HealthCheckPolicy policy => Optional(GoogleHealthChecks.Read(policy)),
        _ => [],
    };

    private static IEnumerable<ModelElement> Optional(ModelElement? element) => element is null ? [] : [element];
}
