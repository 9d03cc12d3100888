namespace ConfigLint.Cli.Discovery;

/// <summary>
/// The patterns of one <c>.gitignore</c>, with those of the folders above it. Patterns are matched segment by segment,
/// without regular expressions: they come from strangers. Checked against <c>git check-ignore</c> by a test.
/// </summary>
internal sealed class IgnoreRules
{
    /// <summary>Each path is asked of each pattern; real files have some hundred.</summary>
    private const int MostPatterns = 5000;

    private readonly List<Pattern> _patterns = [];
    private readonly IgnoreRules? _outer;
    private readonly string _folder;

    /// <param name="outer">The rules of the folders above.</param>
    /// <param name="folder">The folder of the file, absolute.</param>
    public IgnoreRules(IgnoreRules? outer, string folder, string text)
    {
        _outer = outer;
        _folder = folder.EndsWith('/') ? folder : folder + "/";
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            if (_patterns.Count < MostPatterns && Pattern.Parse(line) is { } pattern)
                _patterns.Add(pattern);
        }
    }

    /// <summary>The last matching pattern of the innermost file that has one decides. The path's own folders are the caller's business.</summary>
    public static bool IsIgnored(IgnoreRules? rules, string path, bool isDirectory)
    {
        for (var scope = rules; scope is not null; scope = scope._outer)
        {
            if (!path.StartsWith(scope._folder, StringComparison.Ordinal))
                continue;
            var relative = path.AsSpan(scope._folder.Length);
            for (var i = scope._patterns.Count - 1; i >= 0; i--)
            {
                if (scope._patterns[i].Matches(relative, isDirectory))
                    return !scope._patterns[i].IsNegated;
            }
        }
        return false;
    }

    private sealed class Pattern
    {
        private readonly string[] _segments;
        private readonly bool _isAnchored;
        private readonly bool _directoriesOnly;

        private Pattern(string[] segments, bool isAnchored, bool directoriesOnly, bool isNegated)
        {
            _segments = segments;
            _isAnchored = isAnchored;
            _directoriesOnly = directoriesOnly;
            IsNegated = isNegated;
        }

        public bool IsNegated { get; }

        public static Pattern? Parse(ReadOnlySpan<char> line)
        {
            if (line.EndsWith('\r'))
                line = line[..^1];
            if (line.StartsWith('#'))
                return null;
            line = TrimTrailingSpaces(line);
            var isNegated = line.StartsWith('!');
            if (isNegated)
                line = line[1..];
            var directoriesOnly = line.EndsWith('/');
            if (directoriesOnly)
                line = line[..^1];
            if (line.IsEmpty)
                return null;
            var isAnchored = line.Contains('/');
            if (line[0] == '/')
                line = line[1..];
            return new Pattern(line.ToString().Split('/'), isAnchored, directoriesOnly, isNegated);
        }

        public bool Matches(ReadOnlySpan<char> path, bool isDirectory)
        {
            if (_directoriesOnly && !isDirectory)
                return false;
            return _isAnchored
                ? MatchesPath(path)
                : WildcardPattern.Matches(_segments[0], path[(path.LastIndexOf('/') + 1)..]);
        }

        /// <summary>A <c>**</c> segment stands for any number of segments; at the end for at least one.</summary>
        private bool MatchesPath(ReadOnlySpan<char> path)
        {
            int segment = 0, at = 0, starSegment = -1, starAt = 0;
            while (at <= path.Length)
            {
                if (segment < _segments.Length && IsAnyDepth(_segments[segment]))
                {
                    if (segment == _segments.Length - 1)
                        return true;
                    starSegment = ++segment;
                    starAt = at;
                    continue;
                }
                var length = path[at..].IndexOf('/');
                var name = length < 0 ? path[at..] : path.Slice(at, length);
                if (segment < _segments.Length && WildcardPattern.Matches(_segments[segment], name))
                {
                    segment++;
                    at += name.Length + 1;
                    continue;
                }
                if (starSegment < 0)
                    return false;
                segment = starSegment;
                var skipped = path[starAt..].IndexOf('/');
                if (skipped < 0)
                    return false;
                at = starAt += skipped + 1;
            }
            return segment == _segments.Length;
        }

        private static bool IsAnyDepth(string segment) => segment.Length > 1 && !segment.AsSpan().ContainsAnyExcept('*');

        /// <summary>A trailing blank counts only behind a backslash.</summary>
        private static ReadOnlySpan<char> TrimTrailingSpaces(ReadOnlySpan<char> line)
        {
            var end = line.Length;
            while (end > 0 && line[end - 1] == ' ')
                end--;
            var backslashes = 0;
            while (backslashes < end && line[end - 1 - backslashes] == '\\')
                backslashes++;
            return end < line.Length && backslashes % 2 == 1 ? line[..(end + 1)] : line[..end];
        }
    }
}
