using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>
/// What the paths of a command line mean: the folders to read, and the files to report on. A file that is named alone brings
/// its surroundings with it, so that includes resolve and rules across hops see both ends.
/// </summary>
internal sealed class Targets
{
    private readonly List<string> _folders = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private Targets(string currentDirectory) => CurrentDirectory = currentDirectory;

    /// <summary>Its real path.</summary>
    public string CurrentDirectory { get; }

    /// <summary>Real paths of the folders to walk, none inside another.</summary>
    public List<string> Roots { get; } = [];

    /// <summary>Real paths of the files named one by one.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <exception cref="RunException">A path does not exist.</exception>
    public static Targets Resolve(IReadOnlyList<string> paths, string currentDirectory)
    {
        var targets = new Targets(DiskFileSystem.Instance.RealPath(currentDirectory));
        foreach (var path in paths)
            targets.Add(path);
        targets.DropNestedRoots();
        return targets;
    }

    /// <summary>The target of a text that stands for a file, which need not exist.</summary>
    public static Targets ForText(string name, string currentDirectory)
    {
        var targets = new Targets(DiskFileSystem.Instance.RealPath(currentDirectory));
        targets.AddFile(targets.Absolute(name));
        return targets;
    }

    /// <summary>Relative to the current directory when below it, else absolute.</summary>
    public string Display(string path)
    {
        if (path == CurrentDirectory)
            return ".";
        return FilePaths.IsInside(path, CurrentDirectory) ? path[(CurrentDirectory.TrimEnd('/').Length + 1)..] : path;
    }

    public string Absolute(string path) => DiskFileSystem.Slashes(Path.GetFullPath(path, CurrentDirectory));

    /// <summary>Whether the user asked about this path. With a folder among the arguments, a file outside that an include reached counts too.</summary>
    /// <param name="display">A display path.</param>
    public bool IsReported(string display)
    {
        if (_files.Count == 0)
            return true;
        var path = Absolute(display);
        return _files.Contains(path) || _files.Contains(DiskFileSystem.Instance.RealPath(path)) || _folders.Any(folder => FilePaths.IsInside(path, folder));
    }

    private void Add(string path)
    {
        var absolute = Absolute(path);
        if (Directory.Exists(absolute))
        {
            var real = DiskFileSystem.Instance.RealPath(absolute);
            _folders.Add(real);
            Roots.Add(real);
        }
        else if (File.Exists(absolute))
            AddFile(absolute);
        else
            throw new RunException($"{path}: no such file or folder");
    }

    private void AddFile(string path)
    {
        var real = DiskFileSystem.Instance.RealPath(path);
        _files.Add(real);
        // A link belongs to where it was named, wherever the file is.
        var named = Surroundings(DiskFileSystem.Instance.RealPath(FolderOf(path)));
        Roots.Add(named);
        if (!FilePaths.IsInside(real, named))
            Roots.Add(Surroundings(FolderOf(real)));
    }

    /// <summary>The nearest folder from this one up that is a repository's top or has a <c>.configlint.yml</c>; else the current directory when it is above, else the folder itself.</summary>
    private string Surroundings(string own)
    {
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (IgnoreFiles.IsRepositoryTop(folder) || File.Exists($"{folder.TrimEnd('/')}/.configlint.yml"))
                return DiskFileSystem.Slashes(folder);
        }
        // Nobody who stands at the root of the file system means all of it.
        return CurrentDirectory.TrimEnd('/').Length > 0 && FilePaths.IsInside(own, CurrentDirectory) ? CurrentDirectory : own;
    }

    private static string FolderOf(string file) => DiskFileSystem.Slashes(Path.GetDirectoryName(file) ?? "/");

    private void DropNestedRoots()
    {
        var all = Roots.Distinct().ToList();
        Roots.Clear();
        Roots.AddRange(all.Where(root => !all.Any(other => other != root && FilePaths.IsInside(root, other))));
    }
}
