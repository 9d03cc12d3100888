using ConfigLint.Cli.Reporters;
using Microsoft.Extensions.FileSystemGlobbing;

namespace ConfigLint.Cli.Discovery;

/// <summary>
/// The glob patterns of <c>--exclude</c> and <c>.configlint.yml</c>, matched in memory against paths relative to one folder.
/// A pattern without a slash holds at any depth; one that names a folder holds for all below it.
/// </summary>
internal sealed class PathGlobs
{
    private readonly Matcher _matcher = new(StringComparison.Ordinal);
    private readonly string _folder;

    /// <param name="folder">Absolute; patterns are relative to it.</param>
    /// <exception cref="RunException">A pattern leads out of the folder.</exception>
    public PathGlobs(string folder, IEnumerable<string> patterns)
    {
        _folder = folder.EndsWith('/') ? folder : folder + "/";
        foreach (var pattern in patterns)
            Add(pattern);
    }

    public bool IsEmpty { get; private set; } = true;

    /// <param name="path">Absolute.</param>
    public bool Matches(string path) =>
        !IsEmpty
        && path.StartsWith(_folder, StringComparison.Ordinal)
        && _matcher.Match(path[_folder.Length..]).HasMatches;

    /// <summary>With <c>..</c> in it a pattern names nothing below its folder, and the matcher refuses it.</summary>
    public static bool LeadsOut(string pattern) => pattern.Split('/').Contains("..");

    public static string LeadsOutMessage(string pattern) => $"{Printable.Escape(pattern)}: a pattern cannot have \"..\" in it";

    private void Add(string pattern)
    {
        if (LeadsOut(pattern))
            throw new RunException(LeadsOutMessage(pattern));
        IsEmpty = false;
        var anchored = pattern.TrimEnd('/').Contains('/');
        var plain = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern.TrimStart('/');
        plain = plain.TrimEnd('/');
        if (!anchored)
            plain = "**/" + plain;
        _matcher.AddInclude(plain);
        if (!plain.EndsWith("/**", StringComparison.Ordinal))
            _matcher.AddInclude(plain + "/**");
    }
}
