using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>What the configuration and the command line say about which files count and what they are.</summary>
internal sealed class DiscoveryOptions
{
    private readonly List<(string LastSegment, PathGlobs Glob, ConfigFormat Format)> _formats = [];

    public IReadOnlyList<PathGlobs> Exclude { get; init; } = [];

    /// <param name="path">Absolute.</param>
    public bool IsExcluded(string path)
    {
        foreach (var globs in Exclude)
        {
            if (globs.Matches(path))
                return true;
        }
        return false;
    }

    /// <summary>Adds an entry of <c>files:</c>; the first that matches a file wins.</summary>
    public void DeclareFormat(string folder, string pattern, ConfigFormat format) =>
        _formats.Add((pattern[(pattern.TrimEnd('/').LastIndexOf('/') + 1)..], new PathGlobs(folder, [pattern]), format));

    /// <summary>A quick look at the name alone.</summary>
    public bool MayDeclareFormat(ReadOnlySpan<char> name)
    {
        foreach (var (lastSegment, _, _) in _formats)
        {
            if (WildcardPattern.Matches(lastSegment, name))
                return true;
        }
        return false;
    }

    /// <param name="path">Absolute.</param>
    public ConfigFormat? FormatOf(string path)
    {
        foreach (var (_, glob, format) in _formats)
        {
            if (glob.Matches(path))
                return format;
        }
        return null;
    }
}
