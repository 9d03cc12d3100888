using ConfigLint.Model.Containers;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>One program of a command line, with what the words before it say.</summary>
/// <param name="Path">The program as written.</param>
/// <param name="IsComplete">False when a variable may add arguments.</param>
/// <param name="Folder">Where a <c>cd</c> before it went; null when there was none.</param>
internal sealed record ResolvedCommand(
    string Path, IReadOnlyList<LaunchWord> Arguments, Location At, bool IsComplete, bool KeepsShell, IProcessEnvironment Environment, string? Folder)
{
    public bool MayKeepShell { get; init; }

    /// <summary>Where the shell's command begins, wrappers included; null when that is no place of a file.</summary>
    public Location? Start { get; init; }

    /// <param name="files">In the folder that <see cref="Folder"/> names, if it does.</param>
    public Launch ToLaunch(LaunchKind kind, SourceFile file, string name, ILaunchFiles files, Container? container = null, string? baseImage = null, Setting<TimeSpan>? stopGrace = null) =>
        new(kind, name, At, Program, Arguments)
        {
            File = file,
            IsComplete = IsComplete,
            Environment = Environment,
            Files = files,
            KeepsShell = KeepsShell,
            MayKeepShell = KeepsShell || MayKeepShell,
            CommandStart = Start,
            Container = container,
            BaseImage = baseImage,
            StopGrace = stopGrace ?? Setting<TimeSpan>.Unknown("stop grace", "nothing says it"),
        };

    public string Program => FilePaths.NameOf(Path);
}
