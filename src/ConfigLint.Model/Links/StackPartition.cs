using ConfigLint.Model.Containers.Compose;

namespace ConfigLint.Model.Links;

/// <summary>
/// Which host or environment a file belongs to. Files of different ones are never joined: 127.0.0.1:9000 of web1 is not that of web2.
/// The nearest folder with a compose file decides; else the folder that a host's <c>etc</c> lies in; then names such as staging.
/// </summary>
internal sealed class StackPartition
{
    private static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase)
    {
        "production", "prod", "staging", "stage", "preprod", "development", "dev", "test", "testing", "qa", "uat", "local", "sandbox",
    };

    private static readonly string[] ServerFolders = ["nginx", "apache2", "httpd", "php", "haproxy", "systemd", "supervisor", "gunicorn", "puma"];

    private readonly IFileSystem _files;
    private readonly HashSet<string> _hosts;
    private readonly Dictionary<string, string?> _composeFolders = new(StringComparer.Ordinal);

    /// <param name="workspace">Its files in some /etc tell where the trees of hosts begin.</param>
    public StackPartition(Workspace workspace)
    {
        _files = workspace.FileSystem;
        _hosts = [.. workspace.Files.Select(f => (f.Path, Host: HostTree(f.Path))).Where(p => p.Host >= 0).Select(p => p.Path[..p.Host])];
    }

    public string KeyOf(string path)
    {
        var folder = FilePaths.FolderOf(path);
        if (ComposeFolder(folder) is { } compose)
            return compose + EnvironmentOf(path[compose.Length..]);
        return HostOf(path) ?? EnvironmentOf(path);
    }

    /// <summary>What lies outside of a host's tree has no say in what a file of the tree belongs to.</summary>
    public bool KeepsTo(string host, string path)
    {
        // Compose files inside of the tree, which each folder would have to be asked for, make no difference.
        var above = FilePaths.FolderOf(host);
        return (ComposeFolder(above) is null ? HostOf(path) : KeyOf(path)) is { } key && key.StartsWith(host, StringComparison.Ordinal) && (key.Length == host.Length || key[host.Length] is '/' or '#');
    }

    /// <summary>The host whose /etc has the file, or whose tree it lies in; the only host there is takes what lies beside its tree.</summary>
    private string? HostOf(string path)
    {
        if (HostTree(path) is >= 0 and var own)
            return path[..own];
        if (TreeOf(path) is { } host)
            return host;
        return _hosts.Count == 1 && EnvironmentOf(path) == EnvironmentOf(_hosts.Single()) ? _hosts.Single() : null;
    }

    /// <summary>The nearest folder above a file that is a host's tree; null when there is none.</summary>
    public string? TreeOf(string path)
    {
        for (var folder = path; folder.LastIndexOf('/') is >= 0 and var slash;)
        {
            folder = folder[..slash];
            if (_hosts.Contains(folder))
                return folder;
        }
        return null;
    }

    private string? ComposeFolder(string folder)
    {
        if (folder.Length == 0)
            return null;
        if (!_composeFolders.TryGetValue(folder, out var found))
        {
            found = Array.Exists(ComposeFiles.Names, name => _files.FileExists($"{folder}/{name}")) ? folder : ComposeFolder(FilePaths.FolderOf(folder));
            _composeFolders.Add(folder, found);
        }
        return found;
    }

    private static string EnvironmentOf(string path)
    {
        var folders = path.Split('/');
        // The "local" of usr/local is no environment.
        var at = Enumerable.Range(0, folders.Length).Where(i => Environments.Contains(folders[i]) && !(folders[i] == "local" && i > 0 && folders[i - 1] == "usr")).FirstOrDefault(-1);
        return at < 0 ? "" : "#" + folders[at].ToLowerInvariant();
    }

    /// <summary>Where the tree of a host begins that has this file in its /etc; -1 when there is none.</summary>
    public static int HostTree(string path)
    {
        for (var at = path.IndexOf("/etc/", StringComparison.Ordinal); at >= 0; at = path.IndexOf("/etc/", at + 1, StringComparison.Ordinal))
        {
            var next = path[(at + "/etc/".Length)..].Split('/')[0];
            if (Array.Exists(ServerFolders, name => next.StartsWith(name, StringComparison.Ordinal)))
                return path.AsSpan(0, at).EndsWith("/usr/local") ? at - "/usr/local".Length : at;
        }
        return -1;
    }
}
