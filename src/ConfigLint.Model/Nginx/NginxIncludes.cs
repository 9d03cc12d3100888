namespace ConfigLint.Model.Nginx;

/// <summary>Where an include points to, seen from the folder of the main file (ngx_conf_include: conf prefix, glob(3) only with * ? or [).</summary>
internal sealed class NginxIncludes
{
    // Folders in which packages and images put nginx.conf.
    private static readonly string[] Prefixes =
        ["/etc/nginx", "/usr/local/nginx/conf", "/usr/local/openresty/nginx/conf", "/usr/local/etc/nginx", "/opt/bitnami/nginx/conf", "/opt/nginx/conf"];

    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly string? _hostRoot;

    // One file may be included by thousands of servers.
    private readonly Dictionary<string, IReadOnlyList<string>?> _resolved = new(StringComparer.Ordinal);

    public NginxIncludes(IFileSystem files, string mainPath)
    {
        _files = files;
        _folder = mainPath[..Math.Max(0, mainPath.LastIndexOf('/'))];
        var prefix = Array.Find(Prefixes, p => _folder == p || _folder.EndsWith(p, StringComparison.Ordinal));
        _hostRoot = prefix is null ? null : _folder[..^prefix.Length];
    }

    /// <summary>The folder looks like a whole installed conf prefix: a plain relative include that is not in it is really missing.</summary>
    public bool IsInstalledFolder => _hostRoot is not null || _files.FileExists(_folder + "/mime.types");

    /// <summary>The files of an include in nginx's order; null when the place it names is not part of the tree.</summary>
    public IReadOnlyList<string>? Resolve(string pattern)
    {
        if (!_resolved.TryGetValue(pattern, out var paths))
            _resolved.Add(pattern, paths = Find(pattern));
        return paths;
    }

    private IReadOnlyList<string>? Find(string pattern)
    {
        var isGlob = Glob.IsPattern(pattern);
        foreach (var candidate in Candidates(pattern))
        {
            if (isGlob)
            {
                var folder = candidate[..candidate.AsSpan(0, Glob.IndexOfWildcard(candidate)).LastIndexOf('/')];
                if (_files.DirectoryExists(folder))
                    return Glob.Expand(_files, candidate);
            }
            else if (_files.FileExists(candidate) || _files.DirectoryExists(candidate))
            {
                return [candidate];
            }
        }
        return null;
    }

    /// <summary>What an include means below the conf prefix, wherever that is.</summary>
    public static string BelowPrefix(string pattern) =>
        Array.Find(Prefixes, prefix => pattern.StartsWith(prefix + "/", StringComparison.Ordinal)) is { } prefix ? pattern[(prefix.Length + 1)..] : pattern.TrimStart('/');

    private IEnumerable<string> Candidates(string pattern)
    {
        if (!pattern.StartsWith('/'))
        {
            yield return $"{_folder}/{pattern}";
        }
        else if (_hostRoot is not null)
        {
            // A host's tree copied below some folder: /etc/nginx means that folder's.
            yield return _hostRoot + pattern;
        }
        else
        {
            // A main file kept elsewhere, to be installed: its folder stands for the conf prefix.
            foreach (var prefix in Prefixes)
            {
                if (pattern.StartsWith(prefix + "/", StringComparison.Ordinal))
                    yield return _folder + pattern[prefix.Length..];
            }
        }
    }
}
