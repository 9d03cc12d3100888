using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Containers;

/// <summary>A container of a compose file, a pod or an ECS task: what its definition says around the program in it.</summary>
public abstract class Container : ModelElement
{
    protected Container(string name, Location at)
        : base(name, at)
    {
    }

    /// <summary>The image as written; null when the container is built here or a variable names it.</summary>
    public abstract string? Image { get; }

    /// <summary>In bytes; 0: no limit.</summary>
    public abstract Setting<long> MemoryLimit { get; }

    /// <summary>In CPUs; 0: no limit.</summary>
    public abstract Setting<double> CpuLimit { get; }

    public abstract Setting<int> Replicas { get; }

    /// <summary>From the stop signal to the kill: stop_grace_period, terminationGracePeriodSeconds, stopTimeout.</summary>
    public abstract Setting<TimeSpan> StopGrace { get; }

    /// <summary>What asks its program to stop, as written; null when nothing is, which stands for SIGTERM.</summary>
    public virtual string? StopSignal => null;

    /// <summary>Names by which other containers of the stack reach it: a compose service and its aliases. Empty for pods, which Services select.</summary>
    public virtual IReadOnlyList<string> HostNames => [];

    /// <summary>What stands for its network namespace: the container itself, or what it shares one with.</summary>
    public virtual ModelElement Network => this;

    /// <summary>Where in the container a file of the workspace lies; empty when nothing brings it in.</summary>
    public virtual IReadOnlyList<string> PathsOf(SourceFile file) => [];
}
