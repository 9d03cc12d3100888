using ConfigLint.Model.Containers;
using ConfigLint.Model.Values;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>A container of an ECS task definition.</summary>
public sealed class EcsContainer : Container, IProcessEnvironment
{
    private readonly CloudFormationResource _task;
    private readonly bool _isOnly;

    internal EcsContainer(CloudFormationResource task, YamlMapping node, EcsService? service, bool isOnly)
        : base($"container \"{node.GetString("Name") ?? task.LogicalId}\"", node.GetEntry("Name") is { } name ? YamlSettings.PlaceOf(name) : task.At)
    {
        _task = task;
        _isOnly = isOnly;
        Node = node;
        Service = service;
        ContainerName = node.GetString("Name");
        Ports = [.. (node.GetSequence("PortMappings")?.Values() ?? []).Select(p => task.Integer(p, "ContainerPort")).Where(p => p.IsKnown).Select(p => p.Value)];
    }

    public YamlMapping Node { get; }

    public string? ContainerName { get; }

    /// <summary>The one ECS service of the template that runs the task; null when there is none or there are several.</summary>
    public EcsService? Service { get; }

    public IReadOnlyList<int> Ports { get; }

    public override string? Image => YamlSettings.Entry(Node, "Image") is { } image ? YamlSettings.TextOf(image) : null;

    /// <summary>The command's words; null when it is not written. A null word is computed.</summary>
    public IReadOnlyList<string?>? Command => Node.GetSequence("Command") is { HasCustomTag: false } command ? [.. command.Values().Select(w => w.GetString())] : null;

    /// <summary>The hard limit, in MiB in the template; of the only container of a task also the task's own.</summary>
    public override Setting<long> MemoryLimit
    {
        get
        {
            var own = _task.Integer(Node, "Memory");
            var limit = own.IsKnown || YamlSettings.Entry(Node, "Memory") is not null || !_isOnly ? own : _task.Integer("Memory");
            return limit.Select(mib => mib * 1024L * 1024);
        }
    }

    /// <summary>The task's: of the only container. A container's own is a share, and no limit.</summary>
    public override Setting<double> CpuLimit => _isOnly ? _task.Integer("Cpu").Select(units => units / 1024.0) : Setting<double>.Unknown("Cpu", "several containers share it");

    public override Setting<int> Replicas => Service?.DesiredCount ?? Setting<int>.Unknown("DesiredCount", "the service was not read");

    /// <summary>Unknown when it is not written: the agent's configuration may set it.</summary>
    public override Setting<TimeSpan> StopGrace => _task.Integer(Node, "StopTimeout").Select(s => TimeSpan.FromSeconds(s));

    public EnvironmentValue Find(string name)
    {
        var list = Node.GetSequence("Environment");
        if ((list?.Values() ?? []).LastOrDefault(e => e.GetString("Name") == name) is { } found)
        {
            return YamlSettings.Entry(found, "Value") is { } value && YamlSettings.TextOf(value) is { } text
                ? new EnvironmentValue.Set(text, YamlSettings.PlaceOf(value))
                : new EnvironmentValue.Unknown("a function computes it");
        }
        return Node.Get("Secrets") is null && Node.Get("EnvironmentFiles") is null && list is not { HasCustomTag: true } && (list is not null || Node.Get("Environment") is null)
            ? new EnvironmentValue.Unset()
            : new EnvironmentValue.Unknown("a secret or a file may set it");
    }

    /// <param name="services">Those of the task.</param>
    internal static IEnumerable<EcsContainer> ReadAll(CloudFormationResource task, IEnumerable<EcsService> services)
    {
        var nodes = (task.Properties?.GetSequence("ContainerDefinitions") is { HasCustomTag: false } list ? list.Values() : []).OfType<YamlMapping>().ToList();
        var service = services.Take(2).ToList() is [var only] ? only : null;
        return nodes.Select(node => new EcsContainer(task, node, service, nodes.Count == 1));
    }
}

/// <summary>An ECS service: how many tasks run, and behind which target groups.</summary>
public sealed class EcsService : ModelElement
{
    internal EcsService(CloudFormationResource resource)
        : base($"ECS service \"{resource.LogicalId}\"", resource.At)
    {
        Task = CloudFormationResource.ReferenceOf(resource.Properties?.Get("TaskDefinition"));
        Targets = [.. (resource.Properties?.GetSequence("LoadBalancers")?.Values() ?? [])
            .Select(b => new EcsTarget(CloudFormationResource.ReferenceOf(b.Get("TargetGroupArn")), b.GetString("ContainerName"), resource.Integer(b, "ContainerPort")))];
        DesiredCount = resource.Integer("DesiredCount");
        HealthCheckGrace = resource.Seconds("HealthCheckGracePeriodSeconds", 0);
    }

    /// <summary>The logical ID of the task definition; null when it is elsewhere.</summary>
    public string? Task { get; }

    /// <summary>What it registers in target groups.</summary>
    public IReadOnlyList<EcsTarget> Targets { get; }

    /// <summary>Logical IDs.</summary>
    public IEnumerable<string> TargetGroups => Targets.Select(t => t.Group).OfType<string>();

    public Setting<int> DesiredCount { get; }

    /// <summary>How long the balancer's verdict on a new task is ignored: 0 by default.</summary>
    public Setting<TimeSpan> HealthCheckGrace { get; }
}

/// <summary>A container's port that an ECS service registers in a target group.</summary>
/// <param name="Group">Logical ID; null when the group is elsewhere.</param>
public sealed record EcsTarget(string? Group, string? Container, Setting<int> Port);
