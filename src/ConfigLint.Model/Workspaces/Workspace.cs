using System.Collections.Concurrent;
using ConfigLint.Model.Aws;
using ConfigLint.Model.Containers;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>
/// All files of one run. Discovery adds what it found; binders ask for further files that an include names,
/// each of which is read once, whatever links lead to it.
/// </summary>
public sealed class Workspace
{
    // Less is done before a second thread has started.
    private const int FilesWorthThreads = 32;
    private const int TextWorthThreads = 256 * 1024;

    private readonly Dictionary<string, SourceFile> _byRealPath = new(StringComparer.Ordinal);

    // Every path under which a file was asked for: resolving links costs a system call for each folder in it.
    private readonly Dictionary<string, SourceFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceText, SourceFile> _bySource = [];
    private readonly Func<string, string> _displayPath;
    private readonly List<ModelProblem> _problems = [];
    private readonly HashSet<ModelProblem> _knownProblems = [];

    // Of a part: the workspace that it is a part of, and which names that one's files mention.
    private readonly Workspace? _whole;
    private readonly ConcurrentDictionary<string, bool> _mentions = new(StringComparer.Ordinal);

    /// <param name="displayPath">Turns an absolute path into the one shown to the user.</param>
    public Workspace(IFileSystem fileSystem, WorkspaceOptions options, Func<string, string>? displayPath = null)
    {
        FileSystem = fileSystem;
        Options = options;
        _displayPath = displayPath ?? (path => path);
        VersionFileNames = new VersionFileNames(fileSystem);
    }

    private Workspace(Workspace whole)
    {
        _whole = whole;
        _displayPath = whole._displayPath;
        FileSystem = whole.FileSystem;
        Options = whole.Options;
        Roots = whole.Roots;
        VersionFileNames = whole.VersionFileNames;
    }

    public IFileSystem FileSystem { get; }

    public WorkspaceOptions Options { get; }

    /// <summary>Absolute paths beyond which nothing is looked for, except by an include; none: no bound.</summary>
    public IReadOnlyList<string> Roots { get; set; } = [];

    /// <summary>Files that may tell versions, by folder.</summary>
    internal VersionFileNames VersionFileNames { get; }

    /// <summary>Image tags beside the configurations.</summary>
    internal ImageVersions Images => field ??= new ImageVersions(this);

    /// <summary>Versions that package managers have pinned.</summary>
    internal LockFiles LockFiles => field ??= new LockFiles(this);

    /// <summary>What the files of the workspace start. Ask when all files are in.</summary>
    internal IReadOnlyList<Launch> Launches => field ??= LaunchReader.Read(this);

    /// <summary>Images that no compose file is known to run with their own command.</summary>
    internal IReadOnlyList<ImageContainer> LooseImages => field ??= ContainerLaunches.ReadLooseImages(this);

    /// <summary>The objects of the manifests.</summary>
    internal IReadOnlyList<BoundConfiguration> Kubernetes => field ??= KubernetesBinder.Read(this);

    /// <summary>The resources of its CloudFormation templates, read once: their containers are launches too.</summary>
    internal IReadOnlyList<BoundConfiguration> CloudFormation => field ??= CloudFormationBinder.Read(this);

    internal IReadOnlyList<ComposeProject> ComposeProjects => field ??= ComposeProject.ReadAll(this);

    /// <summary>Every file in the order in which it came in.</summary>
    public List<SourceFile> Files { get; } = [];

    /// <summary>What went wrong while files were read and joined.</summary>
    public IReadOnlyList<ModelProblem> Problems => _problems;

    /// <summary>What <c>--verbose</c> shows: which file was read as what, which hop was joined to which, and why.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>The file at a path, read now if it was not yet; null, with a problem noted at <paramref name="askedAt"/>, when it cannot be read.</summary>
    public SourceFile? Open(string path, ConfigFormat format, Location? askedAt = null)
    {
        if (Find(path) is { } known)
            return known;
        var real = FileSystem.RealPath(path);
        try
        {
            return Add(path, SourceText.FromBytes(FileSystem.ReadAllBytes(real), _displayPath(path)), format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var at = askedAt ?? new Location(SourceText.From("", _displayPath(path)), default);
            Report(new ModelProblem("CL0007", at, $"{_displayPath(path)} cannot be read: {e.Message}"));
            return null;
        }
    }

    /// <summary>The file at a path within the roots; null, and no problem, when there is none.</summary>
    public SourceFile? OpenIfThere(string path, ConfigFormat format) =>
        Find(path) ?? (IsInRoots(path) && FileSystem.FileExists(path) ? Open(path, format) : null);

    /// <summary>The text of a file that is read for what it tells, such as a script, and not linted; null when it cannot be read.</summary>
    internal SourceText? ReadText(string path) => IsInRoots(path) ? FileSystem.TryRead(path, _displayPath(path)) : null;

    /// <summary>Adds a file whose text is at hand; a file already known by its real path is returned as it is.</summary>
    public SourceFile Add(string path, SourceText source, ConfigFormat format)
    {
        var file = AddReal(FileSystem.RealPath(path), source, format);
        _byPath[path] = file;
        return file;
    }

    /// <summary>As <see cref="Add(string, SourceText, ConfigFormat)"/>, for a path that is known to lead through no link.</summary>
    public SourceFile AddReal(string path, SourceText source, ConfigFormat format) =>
        _byRealPath.TryGetValue(path, out var known) ? known : Add(new SourceFile(path, source, format, Parsers.For(format)));

    /// <summary>Some of the files as a workspace of their own, whose trees and models are not kept by this one.</summary>
    internal Workspace Part(IEnumerable<SourceFile> files)
    {
        var part = new Workspace(this);
        foreach (var file in files)
            part.Add(file.Unread());
        return part;
    }

    /// <summary>Adds the files that a part has come upon; call when no part is being read any more.</summary>
    public void TakeOver(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => !_byRealPath.ContainsKey(file.Path)))
            Add(file);
    }

    private SourceFile Add(SourceFile file)
    {
        _byRealPath.Add(file.Path, file);
        _bySource.TryAdd(file.Source, file);
        Files.Add(file);
        return file;
    }

    /// <summary>There is enough to do for more than one thread.</summary>
    public bool IsWorthThreads => Files.Count >= FilesWorthThreads || Files.Sum(file => (long)file.Source.Length) >= TextWorthThreads;

    /// <summary>Parses the files that are there on several threads; binders then find the trees done.</summary>
    public void ParseAll(int jobs)
    {
        if (jobs > 1 && IsWorthThreads)
            Parallel.ForEach(Files, new ParallelOptions { MaxDegreeOfParallelism = jobs }, file => _ = file.Tree);
    }

    /// <summary>Some file of the run, of this part or another, that is no Apache configuration has this word.</summary>
    internal bool IsMentionedOutsideApache(string word) => _whole is null ? Search(word) : _whole._mentions.GetOrAdd(word, _whole.Search);

    private bool Search(string word) => Files.Exists(file => file.Format != ConfigFormat.Apache && file.Source.Text.Contains(word, StringComparison.Ordinal));

    /// <summary>Notes a problem once, however many configurations include the place.</summary>
    public void Report(ModelProblem problem)
    {
        if (_knownProblems.Add(problem))
            _problems.Add(problem);
    }

    /// <summary>True for a root and everything below one.</summary>
    public bool IsInRoots(string path) => Roots.Count == 0
        || Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || root.EndsWith('/') || path[root.Length] == '/'));

    /// <summary>The file that a text is of, such as that of a location; null for a text that is no file of the workspace.</summary>
    public SourceFile? FileOf(SourceText source) => _bySource.GetValueOrDefault(source);

    /// <summary>A path without links is that of a file of the workspace.</summary>
    public bool HasReal(string path) => _byRealPath.ContainsKey(path);

    /// <summary>
    /// A file of the workspace has this relative path, seen from some folder above another file: an include that is relative to a folder
    /// nobody knows may mean it.
    /// </summary>
    public bool HasBelowAncestor(SourceFile file, string relative)
    {
        for (var slash = file.Path.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : file.Path.LastIndexOf('/', slash - 1))
        {
            if (HasReal($"{file.Path.AsSpan(0, slash)}/{relative}"))
                return true;
        }
        return false;
    }

    /// <summary>The file if it is part of the workspace already.</summary>
    public SourceFile? Find(string path)
    {
        if (_byPath.TryGetValue(path, out var known) || _byRealPath.TryGetValue(path, out known))
            return known;
        if (_byRealPath.TryGetValue(FileSystem.RealPath(path), out known))
            _byPath.Add(path, known);
        return known;
    }
}
