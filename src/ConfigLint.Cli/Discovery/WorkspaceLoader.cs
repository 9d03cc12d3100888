using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>Fills a workspace: what discovery finds below the roots, the files that were named, and standard input.</summary>
internal sealed class WorkspaceLoader
{
    private const int FilesOfChunk = 1024;

    // Fewer are read before a second thread has started.
    private const int FilesWorthThreads = 64;

    private readonly byte[] _head = new byte[FormatDetector.HeadSize];
    private readonly List<Location> _templates = [];
    private readonly List<string> _unrecognised = [];
    private readonly DiscoveryOptions _options;
    private readonly Func<string, string> _displayPath;
    private readonly Action<int> _progress;
    private readonly OverlayFileSystem _files;

    /// <param name="progress">Is told how many configs have been read.</param>
    /// <param name="files">Texts that stand for those on the disk; a file's format is still told from the disk.</param>
    public WorkspaceLoader(DiscoveryOptions discovery, WorkspaceOptions options, Func<string, string> displayPath, Action<int> progress, OverlayFileSystem files)
    {
        _files = files;
        _options = discovery;
        _displayPath = displayPath;
        _progress = progress;
        Workspace = new Workspace(files, options, displayPath);
    }

    public Workspace Workspace { get; }

    /// <summary>Display paths of named files in which no server's format is recognised.</summary>
    public IReadOnlyList<string> Unrecognised => _unrecognised;

    /// <summary>Adds every config below the roots.</summary>
    /// <param name="roots">Real paths of folders.</param>
    /// <param name="jobs">How many files may be read at once.</param>
    public void AddTrees(IReadOnlyList<string> roots, int jobs)
    {
        Workspace.Roots = roots;
        var tree = new FileTree(roots, _options);
        foreach (var chunk in roots.SelectMany(tree.Find).Chunk(FilesOfChunk))
        {
            var readings = ReadAll(chunk, jobs);
            for (var i = 0; i < chunk.Length; i++)
            {
                var (path, verdict, isLink) = chunk[i];
                if (readings[i] is { } reading)
                    Add(path, reading, "found", isReal: true);
                else if (isLink && Workspace.Find(path) is null)
                    Add(path, Read(path, verdict, _head), "found", isReal: false);
            }
        }
    }

    /// <summary>Adds a file that the user named, whatever it is called, unless it is excluded: hooks name all files that changed.</summary>
    public void AddNamed(string path)
    {
        if (!_options.IsExcluded(path) && Workspace.Find(path) is null && !Add(path, Read(path, null, _head), "found", isReal: false))
            _unrecognised.Add(_displayPath(path));
    }

    /// <summary>Adds a text that stands for a file, such as an editor's unsaved buffer on standard input; false when its format is not recognised.</summary>
    public bool AddText(string path, byte[] bytes)
    {
        var format = FormatOfNamed(path, bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
        return Add(path, format == ConfigFormat.Unknown ? default : Reading.Of(SourceText.FromBytes(bytes, _displayPath(path)), format), "standard input", isReal: false);
    }

    /// <summary>Names all templates that were skipped in one problem (CL0003).</summary>
    /// <param name="isReported">Whether a path is one that the user asked about.</param>
    public void ReportTemplates(Func<string, bool> isReported)
    {
        var named = _templates.Where(t => isReported(t.Path)).ToList();
        if (named.Count == 0)
            return;
        const int MostNames = 5;
        var others = named.Count == 1 ? "" : $", and so are {string.Join(", ", named.Skip(1).Take(MostNames).Select(t => t.Path))}";
        var rest = named.Count > MostNames + 1 ? $" and {named.Count - MostNames - 1} more" : "";
        Workspace.Report(new ModelProblem("CL0003", named[0], $"this is a template, not yet a config, and was skipped{others}{rest}: check what it renders to", IsNote: true));
    }

    /// <returns>Null for links, which may lead to a file of the same chunk, and for files that the workspace has.</returns>
    private Reading?[] ReadAll(FileTree.Candidate[] candidates, int jobs)
    {
        var readings = new Reading?[candidates.Length];
        if (jobs > 1 && candidates.Length >= FilesWorthThreads)
        {
            Parallel.For(0, candidates.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, () => new byte[FormatDetector.HeadSize], (i, _, head) =>
            {
                readings[i] = ReadNew(candidates[i], head);
                return head;
            }, _ => { });
        }
        else
        {
            for (var i = 0; i < candidates.Length; i++)
                readings[i] = ReadNew(candidates[i], _head);
        }
        return readings;
    }

    private Reading? ReadNew(FileTree.Candidate candidate, byte[] head) =>
        candidate.IsLink || Workspace.HasReal(candidate.Path) ? null : Read(candidate.Path, candidate.Verdict, head);

    /// <summary>Does not touch the workspace: several files are read at once.</summary>
    /// <param name="known">What the name says; null for a file that was named, whatever its name says.</param>
    private Reading Read(string path, FormatDetector.Verdict? known, byte[] buffer)
    {
        var head = DiskFileSystem.ReadHead(path, buffer);
        var verdict = known ?? FormatOfNamed(path, head);
        var format = verdict.NeedsContent ? FormatDetector.Detect(path, head) : verdict.Format;
        if (format == ConfigFormat.Unknown)
            return default;
        var isWhole = head.Length > 0 && head.Length < FormatDetector.HeadSize && !DiskFileSystem.IsUtf16(head);
        try
        {
            return Reading.Of(_files.Find(path) ?? SourceText.FromBytes(isWhole ? head : DiskFileSystem.Instance.ReadAllBytes(path), _displayPath(path)), format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Reading(format, SourceText.From("", _displayPath(path)), null, $"{_displayPath(path)} cannot be read: {e.Message}");
        }
    }

    private ConfigFormat FormatOfNamed(string path, ReadOnlySpan<byte> head) => _options.FormatOf(path) ?? FormatDetector.DetectNamed(path, head);

    /// <returns>False when the format is not recognised.</returns>
    private bool Add(string path, Reading reading, string reason, bool isReal)
    {
        var (format, source, mark, problem) = reading;
        if (source is null)
            return false;
        if (problem is not null)
        {
            Workspace.Report(new ModelProblem("CL0007", new Location(source, default), problem));
            return true;
        }
        if (mark is { } template)
        {
            _templates.Add(new Location(source, template));
            Workspace.Trace.Add($"{source.Path}: skipped, a template of {format}");
            return true;
        }
        // A format without a parser is known, so that its files are not taken for something else, and not read yet.
        if (Parsers.Find(format) is null)
        {
            Workspace.Trace.Add($"{source.Path}: skipped, {format} is not read yet");
            return true;
        }
        _ = isReal ? Workspace.AddReal(path, source, format) : Workspace.Add(path, source, format);
        _progress(Workspace.Files.Count);
        Workspace.Trace.Add($"{source.Path}: {reason}, read as {format}");
        return true;
    }

    /// <param name="Source">Null when the format is not recognised.</param>
    /// <param name="Template">Where it shows that it is a template.</param>
    /// <param name="Problem">Why it could not be read.</param>
    private readonly record struct Reading(ConfigFormat Format, SourceText? Source, TextSpan? Template, string? Problem)
    {
        public static Reading Of(SourceText source, ConfigFormat format) => new(format, source, Templates.FindMark(source, format), null);
    }
}
