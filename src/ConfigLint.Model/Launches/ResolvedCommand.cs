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
    /// <summary>Where the shell's command begins, wrappers included; null when that is no place of a file.</summary>
    public Location? Start { get; init; }

    public string Program => Wrappers.NameOf(Path);
}
