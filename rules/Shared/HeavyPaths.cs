namespace ConfigLint.Rules;

/// <summary>Paths whose names say that an application does real work for them.</summary>
internal static class HeavyPaths
{
    /// <summary>Names of the last segment, extensions left out.</summary>
    private static readonly string[] Pages = ["login", "wp-login", "home", "checkout", "cart"];

    /// <summary>Beginnings of the first segment.</summary>
    private static readonly string[] Areas = ["admin", "wp-admin", "search", "dashboard"];

    /// <summary>Parameters that only keep caches away.</summary>
    private static readonly string[] CacheBusters = ["_", "t", "ts", "time", "timestamp", "cb", "cache", "nocache", "no-cache", "no_cache", "v", "rand", "random", "r", "z"];

    /// <summary>The page that is there when nothing else is asked for: <c>/</c>, <c>/index.html</c>.</summary>
    public static bool IsStart(string path) => path == "/" || path.StartsWith("/index.", StringComparison.OrdinalIgnoreCase);

    /// <param name="path">With its query.</param>
    public static bool IsPage(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? path : path[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (query >= 0 && path[(query + 1)..].Split('&').Any(p => p.Length > 0 && !CacheBusters.Contains(p.Split('=')[0], StringComparer.OrdinalIgnoreCase)))
            return true;
        if (segments.Length == 0)
            return false;
        var first = segments[0].Split('.')[0];
        return segments[^1].Equals("index.php", StringComparison.OrdinalIgnoreCase)
            || Pages.Contains(segments[^1].Split('.')[0], StringComparer.OrdinalIgnoreCase)
            || Array.Exists(Areas, a => first.StartsWith(a, StringComparison.OrdinalIgnoreCase))
            || first.Equals("report", StringComparison.OrdinalIgnoreCase) || first.Equals("reports", StringComparison.OrdinalIgnoreCase);
    }
}
