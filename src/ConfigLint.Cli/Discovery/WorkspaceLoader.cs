using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>Fills a workspace: what discovery finds below the roots, the files that were named, and standard input.</summary>
internal sealed class WorkspaceLoader
{
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
    public void AddTrees(IReadOnlyList<string> roots)
    {
        Workspace.Roots = roots;
        var tree = new FileTree(roots, _options);
        foreach (var root in roots)
        {
            foreach (var candidate in tree.Find(root))
                Load(candidate.Path, isReal: !candidate.IsLink, _ => candidate.Verdict);
        }
    }

    /// <summary>Adds a file that the user named, whatever it is called, unless it is excluded: hooks name all files that changed.</summary>
    public void AddNamed(string path)
    {
        if (!_options.IsExcluded(path) && !Load(path, isReal: false, head => _options.FormatOf(path) ?? FormatDetector.DetectNamed(path, head)))
            _unrecognised.Add(_displayPath(path));
    }

    /// <summary>Adds a text that stands for a file, such as an editor's unsaved buffer on standard input; false when its format is not recognised.</summary>
    public bool AddText(string path, byte[] bytes)
    {
        var format = _options.FormatOf(path) ?? FormatDetector.DetectNamed(path, bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
        return format != ConfigFormat.Unknown && Add(path, SourceText.FromBytes(bytes, _displayPath(path)), format, "standard input", isReal: false);
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

    private bool Load(string path, bool isReal, Func<byte[], FormatDetector.Verdict> verdictOf)
    {
        if (isReal ? Workspace.HasReal(path) : Workspace.Find(path) is not null)
            return true;
        var head = DiskFileSystem.ReadHead(path, _head);
        var isWhole = head.Length > 0 && head.Length < FormatDetector.HeadSize;
        var verdict = verdictOf(head.ToArray());
        var format = verdict.NeedsContent ? FormatDetector.Detect(path, head) : verdict.Format;
        if (format == ConfigFormat.Unknown)
            return false;
        if (isWhole)
            return Add(path, SourceText.FromBytes(head, _displayPath(path)), format, "found", isReal);
        return ReadWhole(path) is { } source ? Add(path, source, format, "found", isReal) : true;
    }

    private SourceText? ReadWhole(string path)
    {
        try
        {
            return SourceText.FromBytes(DiskFileSystem.Instance.ReadAllBytes(path), _displayPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var at = new Location(SourceText.From("", _displayPath(path)), default);
            Workspace.Report(new ModelProblem("CL0007", at, $"{_displayPath(path)} cannot be read: {e.Message}"));
            return null;
        }
    }

    private bool Add(string path, SourceText source, ConfigFormat format, string reason, bool isReal)
    {
        source = _files.Find(path) ?? source;
        if (Templates.FindMark(source, format) is { } mark)
        {
            _templates.Add(new Location(source, mark));
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
}
