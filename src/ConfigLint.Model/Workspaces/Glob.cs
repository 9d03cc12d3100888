namespace ConfigLint.Model;

/// <summary>glob(3) as the servers call it: * ? [ ] in any part, no match across a slash, a leading dot only by name, results in byte order.</summary>
public static class Glob
{
    public static bool IsPattern(ReadOnlySpan<char> path) => IndexOfWildcard(path) >= 0;

    /// <summary>-1 when there is none.</summary>
    public static int IndexOfWildcard(ReadOnlySpan<char> path) => path.IndexOfAny('*', '?', '[');

    /// <summary>The folder above the first part with a wildcard, which must be there for anything to match.</summary>
    /// <param name="pattern">With a wildcard behind a slash.</param>
    public static string FixedFolder(string pattern) => FilePaths.FolderOf(pattern[..IndexOfWildcard(pattern)]);

    public static IReadOnlyList<string> Expand(IFileSystem files, string pattern)
    {
        var found = new List<string> { "" };
        foreach (var part in pattern.Split('/').Skip(1))
        {
            var next = new List<string>();
            foreach (var folder in found)
            {
                if (!IsPattern(part))
                    next.Add($"{folder}/{part}");
                else
                    next.AddRange(files.List(folder.Length == 0 ? "/" : folder).Where(name => Matches(part, name)).Select(name => $"{folder}/{name}"));
            }
            found = next;
        }
        // What a listing named is there; a part without a wildcard behind one has still to be asked for.
        var isListed = IsPattern(pattern.AsSpan(pattern.LastIndexOf('/') + 1));
        var result = isListed ? found : found.FindAll(path => files.FileExists(path) || files.DirectoryExists(path));
        result.Sort(StringComparer.Ordinal);
        return result;
    }

    /// <summary>Matches one path part. Linear in practice: only the last star is tried again.</summary>
    public static bool Matches(string pattern, string name)
    {
        if (name.StartsWith('.') && !pattern.StartsWith('.'))
            return false;
        int p = 0, n = 0, starP = -1, starN = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starP = p++;
                starN = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out var next))
            {
                p = next;
                n++;
            }
            else if (starP >= 0)
            {
                p = starP + 1;
                n = ++starN;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var close:
                next = close + 1;
                return InSet(pattern[(at + 1)..close], c);
            case '\\' when at + 1 < pattern.Length:
                next = at + 2;
                return pattern[at + 1] == c;
            default:
                return pattern[at] == c;
        }
    }

    private static bool InSet(string set, char c)
    {
        var negated = set.StartsWith('!') || set.StartsWith('^');
        var found = false;
        for (var i = negated ? 1 : 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= c >= set[i] && c <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= set[i] == c;
            }
        }
        return found != negated;
    }
}
