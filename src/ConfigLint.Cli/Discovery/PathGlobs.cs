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
    public PathGlobs(string folder, IEnumerable<string> patterns)
    {
        _folder = folder.EndsWith('/') ? folder : folder + "/";
        foreach (var pattern in patterns)
            Add(pattern);
    }

    /// <summary>What <see cref="Fault"/> takes, as far as one expression can say it.</summary>
    public const string SchemaPattern = @"^(?!!)(?!(.*/)?\.\.(/|$))[^\\?{}\[\]]*[^\\?{}\[\]/.][^\\?{}\[\]]*$";

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Why a pattern could never match, and what to write instead; null when it can.</summary>
    public static string? Fault(string pattern)
    {
        if (pattern.Trim('/', '.').Length == 0)
            return pattern.Length == 0 ? "a pattern is empty" : $"the pattern {pattern} names no file: write ** for all files";
        if (pattern.Contains('\\'))
            return $"the pattern {pattern} has a backslash: write /";
        if (pattern[0] == '!')
            return $"the pattern {pattern} begins with !: patterns cannot take files back";
        if (pattern.AsSpan().IndexOfAny("?{}[]") is >= 0 and var at)
            return $"the pattern {pattern} has {pattern[at]}: only * and ** have a meaning; write one pattern for each case";
        return pattern.Split('/').Contains("..") ? $"the pattern {pattern} leaves its folder" : null;
    }

    /// <param name="path">Absolute.</param>
    public bool Matches(string path) =>
        !IsEmpty
        && path.StartsWith(_folder, StringComparison.Ordinal)
        && _matcher.Match(path[_folder.Length..]).HasMatches;

    private void Add(string pattern)
    {
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
