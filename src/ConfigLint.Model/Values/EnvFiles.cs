using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Values;

/// <summary>Files of environment variables.</summary>
internal static class EnvFiles
{
    /// <returns>Null when the file is not there or cannot be read.</returns>
    /// <param name="outer">What variables in values may stand for besides those of the file.</param>
    public static Dictionary<string, EnvironmentValue>? ReadEnvFile(this Workspace workspace, string path, IProcessEnvironment outer)
    {
        if (workspace.OpenIfThere(path, ConfigFormat.EnvFile) is not { Tree.Root: EnvFile file } source)
            return null;
        var values = new Dictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        foreach (var entry in file.Entries)
        {
            values[entry.Name] = entry.HasValue
                ? WordExpander.Evaluate(entry.Content, _ => new Location(source.Source, entry.Span), new LayeredEnvironment(values, outer))
                : outer.Find(entry.Name);
        }
        return values;
    }
}
