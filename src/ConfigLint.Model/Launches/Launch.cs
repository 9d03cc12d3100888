using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>What starts a process.</summary>
public enum LaunchKind
{
    /// <summary>ENTRYPOINT and CMD of an image that no container of the stack is known to replace.</summary>
    Image,
    ComposeService,
    Kubernetes,
    Ecs,
    SystemdUnit,
    Procfile,
    Supervisor,
}

/// <summary>A word of a command line as the program gets it.</summary>
/// <param name="Text">Null when it is not known.</param>
/// <param name="At">Where the word is written.</param>
/// <param name="Reads">The variables in it.</param>
public sealed record LaunchWord(string? Text, Location At, IReadOnlyList<EnvironmentRead> Reads)
{
    /// <summary>What of the text is known from its start on: <c>--bind=0.0.0.0:</c> of <c>--bind=0.0.0.0:$PORT</c>; all of it when it is known.</summary>
    public string KnownPrefix { get; init; } = Text ?? "";
}

/// <summary>A program that a unit, Procfile, image, compose file or manifest starts, wrappers such as <c>exec</c> and <c>poetry run</c> taken off.</summary>
public sealed class Launch : ModelElement
{
    internal Launch(LaunchKind kind, string name, Location at, string program, IReadOnlyList<LaunchWord> arguments)
        : base(name, at)
    {
        Kind = kind;
        Program = program;
        Arguments = arguments;
    }

    public LaunchKind Kind { get; }

    /// <summary>The unit, Procfile, Dockerfile, compose file or manifest.</summary>
    public SourceFile? File { get; init; }

    /// <summary>The last part of the program's path, or the module behind <c>python -m</c>: "gunicorn", "puma", "php-fpm".</summary>
    public string Program { get; }

    /// <summary>What follows the program. A word that a shell would split into an unknown number of words ends the list and clears <see cref="IsComplete"/>.</summary>
    public IReadOnlyList<LaunchWord> Arguments { get; }

    /// <summary>All arguments are in <see cref="Arguments"/>: what is not among them is not given.</summary>
    public bool IsComplete { get; init; } = true;

    public required IProcessEnvironment Environment { get; init; }

    /// <summary>The name of the image that the process runs in, as far as it is known: that of the last FROM which no stage of the Dockerfile builds, or the container's own.</summary>
    public string? BaseImage { get; init; }

    /// <summary>The container that it runs in; null on a plain host.</summary>
    public Containers.Container? Container { get; init; }

    /// <summary>How long the unit waits from the stop signal to the kill; a container says that itself.</summary>
    public Setting<TimeSpan> StopGrace { get; init; } = Setting<TimeSpan>.Unknown("stop grace", "nothing says it");

    /// <summary>
    /// Process 1 is a plain <c>sh</c> that waits for this program and passes no signal on: <c>CMD gunicorn …</c>, <c>sh -c "gunicorn …"</c> without exec,
    /// as the last command of the line. That dash behaves so, and bash and busybox do not, was tested (facts A33).
    /// </summary>
    public bool KeepsShell { get; init; }

    /// <summary><see cref="KeepsShell"/>, or such a shell stands behind an entry point of which nobody knows what it passes on.</summary>
    public bool MayKeepShell { get; init; }

    /// <summary>Where the command begins that <c>exec</c> would have to stand before; null when that is no place of a file.</summary>
    public Location? CommandStart { get; init; }

    /// <summary>The files that the process finds at its paths.</summary>
    public required ILaunchFiles Files { get; init; }
}

/// <summary>The files of a process: its working directory, what an image copies, what a volume brings in.</summary>
public interface ILaunchFiles
{
    /// <param name="path">As the process names it, relative to its working directory or absolute.</param>
    LaunchFile Find(string path);
}

public abstract record LaunchFile
{
    private LaunchFile()
    {
    }

    /// <param name="Path">Absolute, in the workspace's file system.</param>
    public sealed record Found(string Path) : LaunchFile;

    /// <summary>The folder that would hold it is at hand, and it is not there.</summary>
    public sealed record Absent : LaunchFile;

    public sealed record Unknown(string Reason) : LaunchFile;
}
