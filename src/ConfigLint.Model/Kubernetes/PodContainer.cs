using ConfigLint.Model.Containers;
using ConfigLint.Model.Values;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

public enum PodContainerRole
{
    Main,

    /// <summary>Ends before the main containers start.</summary>
    Init,

    /// <summary>An init container that runs on.</summary>
    Sidecar,
}

/// <summary>A container of a pod.</summary>
public sealed class PodContainer : Container
{
    internal PodContainer(Workload workload, YamlMapping node, PodContainerRole role)
        : base($"container \"{node.GetString("name") ?? "?"}\"", PlaceOf(node))
    {
        Workload = workload;
        Node = node;
        Role = role == PodContainerRole.Init && node.GetString("restartPolicy") == "Always" ? PodContainerRole.Sidecar : role;
        Ports = [.. (node.GetSequence("ports")?.Values() ?? []).OfType<YamlMapping>().Select(ContainerPort.Read)];
        Liveness = Probe.Read(this, ProbePurpose.Liveness);
        Readiness = Probe.Read(this, ProbePurpose.Readiness);
        Startup = Probe.Read(this, ProbePurpose.Startup);
        PreStop = PreStopHook.Read(node);
    }

    public Workload Workload { get; }

    public YamlMapping Node { get; }

    public PodContainerRole Role { get; }

    public override string? Image => Node.GetString("image") is { } image && !YamlSettings.HasPlaceholder(image) ? image : null;

    /// <summary>Replaces the image's ENTRYPOINT; null when it is not written.</summary>
    public IReadOnlyList<YamlScalar>? Command => Words("command");

    /// <summary>Replaces the image's CMD; null when it is not written. A command without args also drops the image's CMD.</summary>
    public IReadOnlyList<YamlScalar>? Arguments => Words("args");

    public string? WorkingDirectory => Node.GetString("workingDir");

    public IProcessEnvironment Environment => field ??= new PodEnvironment(this);

    public IReadOnlyList<ContainerPort> Ports { get; }

    /// <summary>What brings files of ConfigMaps, or unknown ones, into the container.</summary>
    public IReadOnlyList<PodMount> Mounts => field ??= PodMount.Read(this);

    public Probe? Liveness { get; }

    public Probe? Readiness { get; }

    public Probe? Startup { get; }

    public IEnumerable<Probe> Probes => new[] { Liveness, Readiness, Startup }.OfType<Probe>();

    public PreStopHook? PreStop { get; }

    /// <summary>Unknown when it is not written: a LimitRange of the namespace may set one.</summary>
    public override Setting<long> MemoryLimit => Limit<long>("memory", Quantity.TryParseBytes);

    /// <summary>Unknown when it is not written: a LimitRange of the namespace may set one.</summary>
    public override Setting<double> CpuLimit => Limit<double>("cpu", TryParseCpus);

    /// <summary>The containers of a pod share one.</summary>
    public override ModelElement Network => Workload;

    public override Setting<int> Replicas => Workload.Replicas;

    public override Setting<TimeSpan> StopGrace => Workload.TerminationGrace;

    /// <summary>A file is the text of a ConfigMap here.</summary>
    public override IReadOnlyList<string> PathsOf(SourceFile file) =>
        [.. Mounts.SelectMany(m => m.Files ?? new Dictionary<string, ConfigMapEntry>()).Where(f => f.Value.Path == file.Path).Select(f => f.Key)];

    /// <summary>Defaults count: the workload is complete.</summary>
    public bool IsComplete => Workload.IsComplete;

    private delegate bool Parse<T>(string text, out T value);

    private static bool TryParseCpus(string text, out double cpus)
    {
        var known = Quantity.TryParse(text, out var value) && value >= 0;
        cpus = (double)value;
        return known;
    }

    private Setting<T> Limit<T>(string resource, Parse<T> parse)
    {
        if (YamlSettings.Entry(Node.Get("resources", "limits"), resource) is not { } entry)
            return Setting<T>.Unknown(resource, "no limit is written");
        return YamlSettings.TextOf(entry) is { } text && parse(text, out var value)
            ? YamlSettings.Written(resource, value, entry)
            : Setting<T>.Unknown(resource, "it is no plain amount");
    }

    private IReadOnlyList<YamlScalar>? Words(string key) => Node.GetSequence(key)?.Values().OfType<YamlScalar>().ToList();

    private static Location PlaceOf(YamlMapping node) =>
        node.GetEntry("name") is { } name ? YamlSettings.PlaceOf(name) : node.Entries.Count > 0 ? node.Entries[0].Key.Location : node.Location;
}

/// <summary>An entry of <c>ports</c>: information, except for its name.</summary>
/// <param name="Name">Null when it has none.</param>
/// <param name="Number">0 when it is not known.</param>
public sealed record ContainerPort(string? Name, int Number, string Protocol)
{
    internal static ContainerPort Read(YamlMapping node) => new(
        node.GetString("name"),
        YamlSettings.Entry(node, "containerPort") is { } port && YamlSettings.TryGetInteger(port, out var number) ? number : 0,
        node.GetString("protocol") ?? "TCP");
}
