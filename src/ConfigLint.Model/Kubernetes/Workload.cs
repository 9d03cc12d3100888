using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>What runs pods: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Pod, Job, CronJob.</summary>
public sealed class Workload : KubernetesObject
{
    private const string GraceKey = "terminationGracePeriodSeconds";

    private readonly YamlMapping? _template;

    internal Workload(KubernetesManifest manifest, KubernetesSet set)
        : base(manifest, set)
    {
        IsWhole = !IsPartOnly(manifest);
        _template = TemplateOf(manifest);
        PodSpec = _template?.GetMapping("spec");
        PodLabels = TextsOf(_template?.Get("metadata", "labels"));
        Containers = ReadContainers("containers", PodContainerRole.Main);
        InitContainers = ReadContainers("initContainers", PodContainerRole.Init);
    }

    /// <summary>The object can be applied as it stands: selector, containers and images are there.</summary>
    public bool IsWhole { get; }

    public override bool IsComplete => base.IsComplete && IsWhole;

    /// <summary>Its pods serve until they are replaced; those of Jobs end by themselves.</summary>
    public bool RunsForEver => Kind is not ("Job" or "CronJob");

    public YamlMapping? PodSpec { get; }

    public IReadOnlyDictionary<string, string> PodLabels { get; }

    public IReadOnlyList<PodContainer> Containers { get; }

    /// <summary>With the sidecars: init containers whose restartPolicy is Always run beside the others.</summary>
    public IReadOnlyList<PodContainer> InitContainers { get; }

    public IEnumerable<PodContainer> AllContainers => Containers.Concat(InitContainers);

    /// <summary>The time from the decision to stop a pod to the kill; preStop hooks run within it.</summary>
    public Setting<TimeSpan> TerminationGrace => Settings.Seconds(PodSpec, GraceKey, 30);

    /// <summary>Unknown when an autoscaler changes it.</summary>
    public Setting<int> Replicas => Autoscaler is not null
        ? Setting<int>.Unknown("replicas", "a HorizontalPodAutoscaler changes it")
        : Settings.Integer(Spec, "replicas", Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController" or "Pod" ? 1 : null);

    /// <summary>Of a Deployment: RollingUpdate or Recreate.</summary>
    public Setting<string> Strategy => Settings.Text(Spec?.Get("strategy"), "type", Kind == "Deployment" ? "RollingUpdate" : null);

    public HorizontalPodAutoscaler? Autoscaler => Set.AutoscalerOf(this);

    /// <summary>The Services that send requests to its pods.</summary>
    public IReadOnlyList<Service> Services => field ??= [.. Set.ServicesOf(this)];

    /// <summary>The manifest lacks what the API server demands: it is a patch of another, or the rest is made elsewhere.</summary>
    internal static bool IsPartOnly(KubernetesManifest manifest)
    {
        if (!IsKind(manifest))
            return false;
        var hasSelector = manifest.Kind is "Pod" or "Job" or "CronJob" or "ReplicationController" || manifest.Root.Get("spec", "selector") is YamlMapping;
        var containers = TemplateOf(manifest)?.GetSequence("spec", "containers")?.Values().ToList() ?? [];
        return !hasSelector || containers.Count == 0 || containers.Exists(c => c.GetScalar("image") is null);
    }

    internal static bool IsKind(KubernetesManifest manifest) => manifest switch
    {
        { Group: "apps" or "extensions", Kind: "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" } => true,
        { Group: "", Kind: "Pod" or "ReplicationController" } => true,
        { Group: "batch", Kind: "Job" or "CronJob" } => true,
        _ => false,
    };

    private static YamlMapping? TemplateOf(KubernetesManifest manifest) => manifest.Kind switch
    {
        "Pod" => manifest.Root,
        "CronJob" => manifest.Root.GetMapping("spec", "jobTemplate", "spec", "template"),
        _ => manifest.Root.GetMapping("spec", "template"),
    };

    private PodContainer[] ReadContainers(string key, PodContainerRole role) =>
        [.. (PodSpec?.GetSequence(key)?.Values() ?? []).OfType<YamlMapping>().Select(node => new PodContainer(this, node, role))];
}
