using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>
/// Runs rules over files and stacks. The findings do not depend on the number of threads. A rule that throws becomes a
/// CL0002 finding and is left out for that subject only; whatever the files hold, nothing is thrown.
/// </summary>
public sealed class AnalysisEngine
{
    private const int PartSize = 500;

    private readonly AnalysisConfiguration _configuration;
    private readonly Registrations _registrations = new();
    private readonly List<(string Rule, Exception Exception)> _notStarted = [];
    private readonly HashSet<string> _started = [];
    private readonly RuleNames _names;

    /// <summary>Initialises each analyzer that the configuration lets run.</summary>
    /// <param name="analyzers">All known rules, also those that are off: a suppression that names none of them is called useless.</param>
    public AnalysisEngine(IReadOnlyList<DiagnosticAnalyzer> analyzers, AnalysisConfiguration configuration)
    {
        _configuration = configuration;
        var known = new List<DiagnosticDescriptor>(RunRules.All);
        foreach (var analyzer in analyzers)
            Start(analyzer, known);
        _names = new RuleNames(known);
    }

    /// <param name="jobs">How many files or stacks may be worked on at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public AnalysisResult Analyze(Workspace workspace, IReadOnlyList<Stack> stacks, int jobs = 1, CancellationToken cancellationToken = default) =>
        Analyze(workspace, stacks, OfRun(workspace), jobs, cancellationToken);

    /// <summary>
    /// Parses, builds the stacks and analyses. A workspace of many hosts is read in parts, each on one thread and forgotten when it is done; the
    /// findings are those of the whole.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public AnalysisResult AnalyzeAll(Workspace workspace, int jobs = 1, CancellationToken cancellationToken = default)
    {
        if (HostParts.Split(workspace) is not { } parts)
        {
            workspace.ParseAll(jobs);
            return Analyze(workspace, StackBuilder.Build(workspace), jobs, cancellationToken);
        }
        var run = new PartedRun(parts, (part, isFirst) =>
        {
            var stacks = StackBuilder.Build(part);
            return Analyze(part, stacks, [.. isFirst ? OfRun(workspace) : [], .. part.Problems.Select(RunDiagnostics.Of)], 1, cancellationToken);
        });
        ForEach(parts.Count, run.Read, jobs, cancellationToken);
        return run.Finish(workspace);
    }

    /// <summary>What is wrong with the run, whatever its stacks are.</summary>
    private IEnumerable<Diagnostic> OfRun(Workspace workspace)
    {
        var start = StartOf(workspace);
        return [.. workspace.Problems.Select(RunDiagnostics.Of), .. _notStarted.Select(entry => RunDiagnostics.NotStarted(entry.Rule, entry.Exception, start))];
    }

    private static Location StartOf(Workspace workspace) => RunDiagnostics.StartOf(workspace.Files.Count > 0 ? workspace.Files[0].Source : SourceText.From(""));

    private AnalysisResult Analyze(Workspace workspace, IReadOnlyList<Stack> stacks, IEnumerable<Diagnostic> ofRun, int jobs, CancellationToken cancellationToken)
    {
        var files = workspace.Files;
        var start = StartOf(workspace);
        var stackOf = new StackMap(workspace, stacks);
        var suppressions = new FileSuppressions?[files.Count];
        var parts = stacks.SelectMany(PartsOf).ToList();
        var sinks = new Sink[files.Count + parts.Count];

        void Work(int i)
        {
            if (i < files.Count)
            {
                sinks[i] = new Sink(RunDiagnostics.StartOf(files[i].Source));
                suppressions[i] = AnalyzeFile(files[i], stackOf, sinks[i]);
            }
            else
            {
                sinks[i] = new Sink(start);
                AnalyzePart(parts[i - files.Count], sinks[i]);
            }
        }

        ForEach(sinks.Length, Work, workspace.IsWorthThreads ? jobs : 1, cancellationToken);

        var failures = sinks.SelectMany(sink => sink.Failures).ToList();
        var diagnostics = DiagnosticMerger.Merge(
            sinks.SelectMany(sink => sink.Diagnostics)
                .Concat(RunDiagnostics.Of(failures))
                .Concat(ofRun));
        var applied = new SuppressionPass(_configuration, _names, _started, failures);
        return new AnalysisResult(EmbeddedTexts.ToFiles(applied.Apply(diagnostics, suppressions.OfType<FileSuppressions>().ToList())));
    }

    private void Start(DiagnosticAnalyzer analyzer, List<DiagnosticDescriptor> known)
    {
        var name = analyzer.GetType().Name;
        try
        {
            var rule = analyzer.Descriptor;
            name = RunDiagnostics.Name(rule);
            known.Add(rule);
            if (!_configuration.MayRun(rule))
                return;
            _registrations.Add(analyzer, rule, _configuration.OptionsOf(rule.Id));
            _started.Add(rule.Id);
        }
        catch (Exception e)
        {
            _notStarted.Add((name, e));
        }
    }

    private FileSuppressions? AnalyzeFile(SourceFile file, StackMap stackOf, Sink sink)
    {
        if (!RunDiagnostics.TryAddSyntaxErrors(file, sink.Diagnostics))
            return null;
        if (!_registrations.Nodes.IsEmpty && _registrations.WantsNodesOf(file.Tree.Root))
        {
            var stack = stackOf.Of(file);
            foreach (var node in file.Tree.Root.DescendantsAndSelf())
                sink.Run(_registrations.Nodes.For(node.GetType()), node, stack);
        }
        return FileSuppressions.Read(file, _names);
    }

    /// <summary>A stack in pieces of equal size, so that one that fills a whole run is worked on by all threads.</summary>
    private static IEnumerable<StackPart> PartsOf(Stack stack)
    {
        for (var start = 0; start == 0 || start < stack.Elements.Count; start += PartSize)
            yield return new StackPart(stack, start, Math.Min(PartSize, stack.Elements.Count - start));
    }

    private void AnalyzePart(StackPart part, Sink sink)
    {
        var stack = part.Stack;
        for (var i = part.Start; i < part.Start + part.Count; i++)
            sink.Run(_registrations.Elements.For(stack.Elements[i].GetType()), stack.Elements[i], stack);
        if (part.Start > 0)
            return;
        foreach (var link in stack.Links)
            sink.Run(_registrations.Links.For(typeof(Link)), link, stack);
        foreach (var route in stack.Routes)
            sink.Run(_registrations.Routes.For(typeof(Route)), route, stack);
        sink.Run(_registrations.Stacks.For(typeof(Stack)), stack, stack);
    }

    private static void ForEach(int count, Action<int> work, int jobs, CancellationToken cancellationToken)
    {
        if (jobs > 1)
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken }, work);
            return;
        }
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            work(i);
        }
    }

    /// <summary>A run of a stack's elements; its links, routes and the stack itself belong to the first.</summary>
    private readonly record struct StackPart(Stack Stack, int Start, int Count);
}
