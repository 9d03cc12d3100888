namespace ConfigLint.Model.PhpFpm;

/// <summary>Where <c>include=</c> of php-fpm.conf points to: relative to FPM's prefix, a glob (fpm_conf_ini_parser_include).</summary>
internal sealed class FpmIncludes
{
    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly string? _hostRoot;

    public FpmIncludes(IFileSystem files, string mainPath)
    {
        _files = files;
        _folder = FilePaths.FolderOf(mainPath);
        var host = HostTree(_folder);
        _hostRoot = host < 0 ? null : _folder[..host];
    }

    /// <summary>True for the folders in which php-fpm.conf is installed.</summary>
    public static bool IsInstalled(string folder) => HostTree(folder) >= 0;

    /// <summary>The files in FPM's order; null when the place is not part of the tree.</summary>
    public IReadOnlyList<string>? Resolve(string pattern)
    {
        foreach (var candidate in Candidates(pattern))
        {
            var isGlob = Glob.IsPattern(candidate);
            if (!isGlob && _files.FileExists(candidate))
                return [candidate];
            if (isGlob && _files.DirectoryExists(Glob.FixedFolder(candidate)))
                return Glob.Expand(_files, candidate);
        }
        return null;
    }

    private IEnumerable<string> Candidates(string pattern)
    {
        if (_hostRoot is not null)
        {
            // "etc/php-fpm.d/*.conf" of PHP's own build and images is relative to the prefix, mostly /usr/local.
            if (pattern.StartsWith('/'))
                yield return _hostRoot + pattern;
            else
                yield return $"{_hostRoot}{(_folder.EndsWith("/usr/local/etc", StringComparison.Ordinal) ? "/usr/local" : "")}/{pattern}";
            yield break;
        }
        if (!pattern.StartsWith('/'))
            yield return $"{_folder}/{pattern}";
        // A main file kept elsewhere, to be installed: the folder of pools beside it is meant.
        var parts = pattern.Split('/');
        if (parts.Length >= 2)
            yield return $"{_folder}/{parts[^2]}/{parts[^1]}";
    }

    /// <summary>Where the tree of a host begins that has php-fpm.conf in one of its usual folders; -1 when it has not.</summary>
    private static int HostTree(string folder)
    {
        foreach (var installed in (string[])["/usr/local/etc", "/etc"])
        {
            if (folder.EndsWith(installed, StringComparison.Ordinal))
                return folder.Length - installed.Length;
        }
        // Debian's /etc/php/8.2/fpm, Alpine's /etc/php83.
        var php = folder.LastIndexOf("/etc/php", StringComparison.Ordinal);
        return php >= 0 && folder[(php + "/etc/php".Length)..].TrimStart('/').Replace("/fpm", "", StringComparison.Ordinal).All(c => char.IsAsciiDigit(c) || c == '.') ? php : -1;
    }
}
