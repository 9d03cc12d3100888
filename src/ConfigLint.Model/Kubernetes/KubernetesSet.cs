using ConfigLint.Model.Istio;

namespace ConfigLint.Model.Kubernetes;

/// <summary>
/// The objects of one stack, and which of them belong together. A file goes before its folder, the folder before its neighbours; names and
/// labels that more than one place offers join nothing.
/// </summary>
internal sealed class KubernetesSet
{
    // More objects of one label or name have nothing to do with one another, and joining them would cost the square of their number.
    private const int MostCandidates = 100;

    private readonly List<KubernetesObject> _objects = [];
    private readonly KustomizePatches _patches;
    private Dictionary<(Type Type, string Name), List<KubernetesObject>>? _byName;
    private Dictionary<(string Label, string Value), List<Workload>>? _byLabel;
    private HashSet<Service>? _routed;
    private List<ConfigMap>? _controllerMaps;
    private ILookup<Workload, Service>? _services;
    private ILookup<string?, string?>? _webhooks;
    private ILookup<BackendConfig, Service>? _configured;
    private ILookup<(string? Namespace, string? Host), DestinationRule>? _rules;
    private ILookup<(string? Namespace, string? Kind, string? Name), HorizontalPodAutoscaler>? _autoscalers;

    public KubernetesSet(KustomizePatches patches) => _patches = patches;

    public IReadOnlyList<KubernetesObject> Objects => _objects;

    public void Add(KubernetesObject added) => _objects.Add(added);

    public bool IsPatched(KubernetesObject subject) => _patches.Touch(subject.File, subject.Kind, subject.ObjectName);

    /// <summary>The object of that type and name in the namespace of another; null when there is none or there are several.</summary>
    public T? Find<T>(KubernetesObject from, string name)
        where T : KubernetesObject =>
        Nearest(from, Named<T>(from, name)) is [var only] ? only : null;

    /// <summary>Every object of that type and name, wherever it stands.</summary>
    public List<T> Named<T>(KubernetesObject from, string name)
        where T : KubernetesObject
    {
        _byName ??= _objects.Where(o => o.ObjectName is not null).GroupBy(o => (o.GetType(), o.ObjectName!)).ToDictionary(g => g.Key, g => g.ToList());
        return _byName.TryGetValue((typeof(T), name), out var found) && found.Count <= MostCandidates ? [.. found.OfType<T>().Where(o => o.Namespace == from.Namespace)] : [];
    }

    /// <summary>Every workload whose pods have these labels, wherever it stands.</summary>
    public List<Workload> Labelled(KubernetesObject from, IReadOnlyDictionary<string, string> selector)
    {
        if (selector.Count == 0)
            return [];
        _byLabel ??= IndexLabels();
        var fewest = selector.Select(pair => _byLabel.GetValueOrDefault((pair.Key, pair.Value)) ?? []).MinBy(list => list.Count)!;
        return fewest.Count > MostCandidates
            ? []
            : [.. fewest.Where(w => w.Namespace == from.Namespace && selector.All(pair => w.PodLabels.GetValueOrDefault(pair.Key) == pair.Value))];
    }

    public IEnumerable<Service> ServicesOf(Workload workload) =>
        (_services ??= _objects.OfType<Service>().SelectMany(s => s.Workloads.Select(w => (Workload: w, Service: s))).ToLookup(pair => pair.Workload, pair => pair.Service))[workload];

    public IEnumerable<Service> ServicesOf(BackendConfig config) =>
        (_configured ??= _objects.OfType<Service>().Where(s => s.BackendConfig is not null).ToLookup(s => s.BackendConfig!))[config];

    /// <summary>An Ingress or an HTTPRoute names it.</summary>
    public bool IsRouted(Service service) =>
        (_routed ??= [.. _objects.OfType<Ingress>().SelectMany(KubernetesEdges.ServicesOf), .. _objects.OfType<HttpRoute>().SelectMany(r => r.Rules).SelectMany(r => r.Services)]).Contains(service);

    /// <summary>The API server asks it about objects; a namespace that only one of the two names may be the same.</summary>
    public bool IsWebhook(Service service) => (_webhooks ??= _objects.OfType<WebhookConfiguration>().SelectMany(w => w.Services).ToLookup(s => s.Name, s => s.Namespace))[service.ObjectName]
        .Any(n => n is null || service.Namespace is null || n == service.Namespace);

    public HorizontalPodAutoscaler? AutoscalerOf(Workload workload) =>
        (_autoscalers ??= _objects.OfType<HorizontalPodAutoscaler>().ToLookup(h => (h.Namespace, h.TargetKind, h.TargetName)))[(workload.Namespace, workload.Kind, workload.ObjectName)].FirstOrDefault();

    public IEnumerable<DestinationRule> RulesOf(string? inNamespace, string host) => (_rules ??= _objects.OfType<DestinationRule>().ToLookup(r => (r.Namespace, r.Host)))[(inNamespace, host)];

    /// <summary>The ConfigMap of ingress-nginx; null when none or several were read.</summary>
    public ConfigMap? IngressNginxMap => (_controllerMaps ??= [.. _objects.OfType<ConfigMap>().Where(m => m.IsIngressNginx)]) is [var only] ? only : null;

    /// <summary>Those that stand together with an object.</summary>
    public static List<T> Nearest<T>(KubernetesObject from, List<T> candidates)
        where T : KubernetesObject
    {
        var near = candidates.FindAll(c => c.File == from.File);
        if (near.Count == 0)
            near = candidates.FindAll(c => c.Folder == from.Folder);
        if (near.Count == 0)
        {
            var folders = candidates.Where(c => AreNeighbours(c.Folder, from.Folder)).GroupBy(c => c.Folder).ToList();
            near = folders is [var only] ? [.. only] : [];
        }
        // Two of one name are two versions of it, of which one is used.
        return near.DistinctBy(o => (o.Kind, o.ObjectName)).Count() == near.Count ? near : [];
    }

    private Dictionary<(string Label, string Value), List<Workload>> IndexLabels()
    {
        var index = new Dictionary<(string Label, string Value), List<Workload>>();
        foreach (var workload in _objects.OfType<Workload>())
        {
            foreach (var (label, value) in workload.PodLabels)
            {
                if (!index.TryGetValue((label, value), out var list))
                    index.Add((label, value), list = []);
                list.Add(workload);
            }
        }
        return index;
    }

    private static bool AreNeighbours(string one, string other) => FilePaths.FolderOf(one) == FilePaths.FolderOf(other) || FilePaths.FolderOf(one) == other || FilePaths.FolderOf(other) == one;
}
