using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Fixing;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Commands;

/// <summary>The roots that one configuration governs: loaded into one workspace, analysed, fixed.</summary>
internal sealed class Lint
{
    private const int MostPasses = 10;

    private readonly CheckSettings _settings;
    private readonly Settings _configuration;
    private readonly RuleIndex _rules;
    private readonly AnalysisConfiguration _analysis;
    private readonly IReadOnlyList<string> _roots;
    private readonly Targets _targets;
    private readonly (string Path, byte[] Bytes)? _text;
    private readonly Action<int> _progress;
    private readonly Dictionary<string, SourceText> _fixed = new(StringComparer.Ordinal);

    private Lint(CheckSettings settings, Settings configuration, RuleIndex rules, RuleChoice choice, IReadOnlyList<string> roots, Targets targets, (string Path, byte[] Bytes)? text, Action<int> progress)
    {
        _settings = settings;
        _configuration = configuration;
        _rules = rules;
        _roots = roots;
        _targets = targets;
        _text = text;
        _progress = progress;
        _analysis = choice.Over(configuration, targets.Absolute);
        (Workspace, Stacks, Findings) = Analyze();
    }

    public Workspace Workspace { get; private set; }

    /// <summary>Empty unless <see cref="CheckSettings.KeepsStacks"/>.</summary>
    public IReadOnlyList<Stack> Stacks { get; private set; }

    /// <summary>What the user asked about; suppressed ones too.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; }

    /// <summary>Named files in which no server's format is recognised.</summary>
    public IReadOnlyList<string> Unrecognised { get; private set; } = [];

    /// <summary>How many fixes were applied.</summary>
    public int FixedCount { get; private set; }

    public HashSet<string> FixedFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>In words, why fixes were not applied.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>One for each configuration that governs a part of the targets.</summary>
    /// <param name="text">A text that stands for a file.</param>
    /// <param name="progress">Is told how many configs have been read.</param>
    /// <exception cref="RunException">A configuration file is wrong, or the text is in no known format.</exception>
    public static List<Lint> Each(CheckSettings settings, RuleIndex rules, RuleChoice choice, Targets targets, (string Path, byte[] Bytes)? text, Action<int> progress) =>
        [.. RootGroups.Of(targets, rules, settings.ConfigPath, settings.NoConfig).Select(group => new Lint(settings, group.Configuration, rules, choice, group.Roots, targets, text, progress))];

    public static void WriteUnrecognised(IEnumerable<Lint> lints, TextWriter error)
    {
        foreach (var file in lints.SelectMany(lint => lint.Unrecognised))
            error.Write($"configlint: {Printable.Escape(file)}: not a config that configlint knows; skipped\n");
    }

    /// <summary>
    /// Fixes in memory and lints again until nothing more can be fixed, so that what is shown and what is written are the same.
    /// </summary>
    /// <returns>The files that change, with their first and last texts.</returns>
    public IReadOnlyList<FixedFile> Fix()
    {
        var originals = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var result = ApplyFixes();
            Refused.Clear();
            Refused.AddRange(result.Refused.Select(r => $"{r.Finding.Diagnostic.Location}: not fixed: {r.Reason}"));
            if (result.Files.Count == 0)
                break;
            foreach (var file in result.Files)
            {
                originals.TryAdd(file.File.Path, file.File);
                _fixed[file.File.Path] = file.After;
            }
            FixedCount += result.Applied.Count;
            (Workspace, Stacks, Findings) = Analyze();
        }
        var files = originals.Values.Where(file => file.Source.Text != _fixed[file.Path].Text).OrderBy(file => file.Source.Path, StringComparer.Ordinal).Select(file => new FixedFile(file, _fixed[file.Path])).ToList();
        FixedFiles.UnionWith(files.Select(file => file.File.Source.Path));
        return files;
    }

    public void WriteFixes() => FixWriter.Write(Fix());

    private FixResult ApplyFixes()
    {
        var mode = _settings.UnsafeFixes ? FixMode.All : FixMode.SafeOnly;
        return new FixApplier(Workspace, CanWrite).Apply([.. Findings.Where(f => f.Suppression is null)], mode);
    }

    /// <summary>Real paths are compared: a link that leads out of the roots is not followed for writing.</summary>
    private bool CanWrite(SourceFile file) =>
        _roots.Any(root => FilePaths.IsInside(file.Path, root)) && _targets.IsReported(file.Path);

    private (Workspace Workspace, IReadOnlyList<Stack> Stacks, IReadOnlyList<Finding> Findings) Analyze()
    {
        var discovery = _configuration.ToDiscovery(_settings.Exclude, _targets.CurrentDirectory);
        var loader = new WorkspaceLoader(discovery, _configuration.Workspace, _targets.Display, _progress, new OverlayFileSystem(_fixed));
        if (_text is var (path, bytes) && !loader.AddText(path, bytes))
            throw new RunException($"{_targets.Display(path)}: the format is not recognised; declare it under files: in .configlint.yml");
        foreach (var file in _targets.Files.Where(f => _roots.Any(root => FilePaths.IsInside(f, root)) && f != _text?.Path))
            loader.AddNamed(file);
        Unrecognised = loader.Unrecognised;
        loader.AddTrees(_roots, _settings.Jobs);
        loader.ReportTemplates(_targets.IsReported);
        var workspace = loader.Workspace;
        var engine = new AnalysisEngine(_rules.Analyzers, _analysis);
        var (stacks, result) = _settings.KeepsStacks ? AnalyzeWhole(engine, workspace) : ([], engine.AnalyzeAll(workspace, _settings.Jobs));
        return (workspace, stacks, _targets.Files.Count == 0 ? result.Findings : [.. result.Findings.Where(Touches)]);
    }

    private (IReadOnlyList<Stack> Stacks, AnalysisResult Result) AnalyzeWhole(AnalysisEngine engine, Workspace workspace)
    {
        workspace.ParseAll(_settings.Jobs);
        var stacks = StackBuilder.Build(workspace);
        return (stacks, engine.Analyze(workspace, stacks, _settings.Jobs));
    }

    /// <summary>The finding itself or one of the places that it involves is in a file that the user named.</summary>
    private bool Touches(Finding finding) =>
        _targets.IsReported(finding.Diagnostic.Location.Path) || finding.Diagnostic.Related.Any(related => _targets.IsReported(related.Location.Path));
}
