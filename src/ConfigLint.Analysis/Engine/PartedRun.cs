using ConfigLint.Model;

namespace ConfigLint.Analysis;

/// <summary>Reads the parts of a workspace one by one, keeps their findings and forgets the rest.</summary>
internal sealed class PartedRun
{
    private readonly HostParts _parts;
    private readonly Func<Workspace, bool, AnalysisResult> _analyze;
    private readonly Outcome?[] _outcomes;
    private readonly HashSet<int> _entangled = [];

    /// <param name="analyze">Is told whether the workspace has the first part: what concerns the run as a whole is told with it.</param>
    public PartedRun(HostParts parts, Func<Workspace, bool, AnalysisResult> analyze)
    {
        _parts = parts;
        _analyze = analyze;
        _outcomes = new Outcome?[parts.Count];
    }

    /// <summary>May be called for several parts at once.</summary>
    public void Read(int part)
    {
        var opened = _parts.Open(part);
        var result = _analyze(opened, part == 0);
        var others = _parts.OthersReadBy(part, opened).ToList();
        if (others.Count == 0)
        {
            _outcomes[part] = Outcome.Of(opened, result);
            return;
        }
        lock (_entangled)
            _entangled.UnionWith([part, .. others]);
    }

    /// <summary>The findings of all parts. Parts that have read each other's files are read again as one.</summary>
    public AnalysisResult Finish(Workspace whole)
    {
        if (_entangled.Count > 0)
        {
            var opened = _parts.Open(_entangled.Order());
            var result = _analyze(opened, _entangled.Contains(0));
            foreach (var part in _entangled)
                _outcomes[part] = null;
            _outcomes[_entangled.Min()] = Outcome.Of(opened, result);
        }
        var outcomes = _outcomes.OfType<Outcome>().ToList();
        foreach (var outcome in outcomes)
        {
            whole.TakeOver(outcome.Files);
            whole.Trace.AddRange(outcome.Trace);
        }
        return new AnalysisResult(AnalysisResult.Sort(outcomes.SelectMany(o => o.Findings)));
    }

    /// <summary>What is kept of a part: no trees and no models.</summary>
    private sealed record Outcome(IReadOnlyList<Finding> Findings, IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Trace)
    {
        public static Outcome Of(Workspace opened, AnalysisResult result) => new(result.Findings, [.. opened.Files.Where(f => f.Source.Host is null).Select(f => f.Unread())], opened.Trace);
    }
}
