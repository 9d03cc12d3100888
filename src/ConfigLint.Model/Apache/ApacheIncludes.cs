namespace ConfigLint.Model.Apache;

/// <summary>Where Include points to: relative to ServerRoot, globs in any part, folders with all they hold (server/config.c, ap_process_fnmatch_configs).</summary>
internal sealed class ApacheIncludes
{
    // ServerRoot as the packages and images have it.
    private static readonly string[] Roots = ["/etc/apache2", "/etc/httpd", "/usr/local/apache2", "/opt/bitnami/apache", "/opt/bitnami/apache2", "/usr/local/etc/apache24"];

    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly string? _hostRoot;
    private readonly string? _installedRoot;

    public ApacheIncludes(IFileSystem files, string mainPath)
    {
        _files = files;
        _folder = mainPath[..Math.Max(0, mainPath.LastIndexOf('/'))];
        foreach (var root in Roots)
        {
            var at = (_folder + "/").LastIndexOf(root + "/", StringComparison.Ordinal);
            if (at >= 0)
            {
                _hostRoot = _folder[..at];
                _installedRoot = root;
                break;
            }
        }
    }

    /// <summary>As written by ServerRoot; null before it was read.</summary>
    public string? ServerRoot { get; set; }

    /// <summary>The folder looks like a whole installed configuration: what a plain Include names and is not there is really missing.</summary>
    public bool IsInstalledFolder => _hostRoot is not null;

    /// <summary>The files of an include in Apache's order; null when the place is not part of the tree; empty when a glob matches nothing.</summary>
    public IReadOnlyList<string>? Resolve(string pattern)
    {
        foreach (var candidate in Candidates(pattern.TrimEnd('/')))
        {
            var wild = Glob.IndexOfWildcard(candidate);
            if (wild >= 0)
            {
                if (_files.DirectoryExists(candidate[..candidate.AsSpan(0, wild).LastIndexOf('/')]))
                    return [.. Glob.Expand(_files, candidate).SelectMany(FilesOf)];
            }
            else if (_files.FileExists(candidate))
            {
                return [candidate];
            }
            else if (_files.DirectoryExists(candidate))
            {
                return [.. FilesOf(candidate)];
            }
        }
        return null;
    }

    /// <summary>The folder that a plain file or a glob in the last part would stand in is part of the tree.</summary>
    public bool HasFolderOf(string pattern)
    {
        foreach (var candidate in Candidates(pattern.TrimEnd('/')))
        {
            var folder = candidate[..Math.Max(0, candidate.LastIndexOf('/'))];
            if (!Glob.IsPattern(folder) && _files.DirectoryExists(folder))
                return true;
        }
        return false;
    }

    /// <summary>What an Include means below ServerRoot, wherever that is.</summary>
    public static string BelowRoot(string pattern) =>
        Array.Find(Roots, root => pattern.StartsWith(root + "/", StringComparison.Ordinal)) is { } root ? pattern[(root.Length + 1)..] : pattern.TrimStart('/');

    private IEnumerable<string> Candidates(string pattern)
    {
        var root = ServerRoot ?? _installedRoot;
        if (_hostRoot is not null)
        {
            yield return pattern.StartsWith('/') ? _hostRoot + pattern : $"{_hostRoot}{root}/{pattern}";
            yield break;
        }
        // A main file kept elsewhere, to be installed: its folder stands for ServerRoot, or for the conf folder in it.
        var relative = pattern;
        if (pattern.StartsWith('/'))
        {
            var prefix = Roots.Prepend(root ?? "").FirstOrDefault(r => r.Length > 0 && pattern.StartsWith(r + "/", StringComparison.Ordinal));
            if (prefix is null)
                yield break;
            relative = pattern[(prefix.Length + 1)..];
        }
        yield return $"{_folder}/{relative}";
        if (relative.StartsWith("conf/", StringComparison.Ordinal))
            yield return $"{_folder}/{relative["conf/".Length..]}";
    }

    private IEnumerable<string> FilesOf(string path)
    {
        var open = new Stack<(string Path, int Depth)>();
        open.Push((path, 0));
        while (open.TryPop(out var next))
        {
            if (!_files.DirectoryExists(next.Path))
            {
                yield return next.Path;
                continue;
            }
            // AP_MAX_INCLUDE_DIR_DEPTH is 20.
            foreach (var name in next.Depth >= 20 ? [] : _files.List(next.Path).Reverse())
                open.Push(($"{next.Path}/{name}", next.Depth + 1));
        }
    }
}
