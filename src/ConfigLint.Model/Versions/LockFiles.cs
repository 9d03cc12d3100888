namespace ConfigLint.Model;

/// <summary>The version of a package as the lock files beside a configuration, or exact pins in lists of requirements, tell it.</summary>
internal sealed class LockFiles
{
    private const string RequirementsFolder = "requirements";
    private const string Project = "pyproject.toml";

    private static readonly Dictionary<string, Func<string, string, IEnumerable<string?>>> Locks = new(StringComparer.Ordinal)
    {
        ["Gemfile.lock"] = PackagePins.InGemfileLock,
        ["poetry.lock"] = PackagePins.InTomlLock,
        ["uv.lock"] = PackagePins.InTomlLock,
        ["pdm.lock"] = PackagePins.InTomlLock,
        ["Pipfile.lock"] = PackagePins.InPipfileLock,
    };

    private readonly Workspace _workspace;
    private readonly IFileSystem _files;
    private readonly Dictionary<(string Folder, string Package), List<Version?>> _pins = [];

    public LockFiles(Workspace workspace)
    {
        _workspace = workspace;
        _files = workspace.FileSystem;
    }

    /// <summary>Null when nothing near the file names the package, or the nearest folder that does pins no version, or two.</summary>
    /// <param name="path">Absolute path of a configuration.</param>
    /// <param name="package">As its registry spells it: "gunicorn", "puma".</param>
    public Version? Find(string path, string package)
    {
        foreach (var folder in NearFiles.FoldersAbove(_workspace, path))
        {
            var pins = PinsIn(folder, package);
            if (pins.Count > 0)
                return pins is [var only] ? only : null;
        }
        return null;
    }

    /// <summary>True for what is looked at in a folder.</summary>
    public static bool MayTell(string name) => Locks.ContainsKey(name) || IsRequirements(name) || name is RequirementsFolder or Project;

    /// <summary>Each version once; null for a mention without one.</summary>
    private List<Version?> PinsIn(string folder, string package)
    {
        if (!_pins.TryGetValue((folder, package), out var pins))
            _pins.Add((folder, package), pins = [.. Read(folder, package).Select(VersionOf).Distinct()]);
        return pins;
    }

    // What a lock file says is installed, whatever the lists that it was made from allow.
    private List<string?> Read(string folder, string package)
    {
        var names = _workspace.VersionFileNames.In(folder);
        var locked = names.Where(Locks.ContainsKey).SelectMany(name => In($"{folder}/{name}", package, Locks[name])).ToList();
        if (locked.Count > 0)
            return locked;
        var listed = names.Where(IsRequirements).SelectMany(name => In($"{folder}/{name}", package, PackagePins.InRequirements));
        if (names.Contains(RequirementsFolder))
            listed = listed.Concat(_files.List($"{folder}/{RequirementsFolder}").Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).SelectMany(name => In($"{folder}/{RequirementsFolder}/{name}", package, PackagePins.InRequirements)));
        if (names.Contains(Project))
            listed = listed.Concat(In($"{folder}/{Project}", package, PackagePins.InPyproject));
        return [.. listed];
    }

    private IEnumerable<string?> In(string path, string package, Func<string, string, IEnumerable<string?>> read) =>
        _files.TryRead(path) is { } source ? read(source.Text, package) : [];

    private static bool IsRequirements(string name) =>
        name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal);

    /// <summary>"23" and "23.0.0" → the version; "23.*", "8.0.0.beta1" and nothing → null.</summary>
    private static Version? VersionOf(string? text) =>
        Version.TryParse(text is not null && !text.Contains('.', StringComparison.Ordinal) ? text + ".0" : text, out var version) ? version : null;
}
