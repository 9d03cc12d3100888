using ConfigLint.Analysis;
using ConfigLint.Tests.Fuzz;
using ConfigLint.Tests.RulePages;
using Lint = ConfigLint.Tests.Analysis.Lint;

namespace ConfigLint.Tests.Fixes;

/// <summary>Every fix, safe or not, wherever one is offered: it can be made, its finding is gone, nothing else is found, and all together come to an end.</summary>
public sealed class FixSafetyTests(ITestOutputHelper output)
{
    static readonly Dictionary<string, int> Fewest = new() { ["pages"] = 60, ["faults"] = 20, ["files"] = 25, ["folders"] = 5 };

    public static TheoryData<string> Kinds => [.. FixedWorkspaces.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fix_cures_its_finding_and_brings_no_other(string kind)
    {
        var faults = new List<string>();
        var tried = new Dictionary<string, int>();
        foreach (var (name, files) in FixedWorkspaces.Of(kind))
        {
            var run = LintCheck.Run(files);
            foreach (var finding in run.Findings.Where(finding => finding.Diagnostic.Fix is not null))
            {
                var rule = finding.Diagnostic.Descriptor.Id;
                tried[rule] = tried.GetValueOrDefault(rule) + 1;
                faults.AddRange(FaultsOf(finding, files, run).Select(fault => $"{name}: {Lint.Show(finding)}\n  {finding.Diagnostic.Fix!.Title}: {fault}"));
            }
            if (Record.Exception(() => LintCheck.AssertFixable(files, run)) is { } failure)
                faults.Add($"{name}: {failure.Message}");
        }
        output.WriteLine($"{tried.Values.Sum()} fixes of {kind}: {string.Join(", ", tried.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {t.Value}"))}");
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults)}");
        Assert.True(tried.Values.Sum() >= Fewest[kind], $"only {tried.Values.Sum()} fixes were tried");
    }

    static IEnumerable<string> FaultsOf(Finding finding, IReadOnlyList<PageFile> files, PageRun run)
    {
        var result = new FixApplier(run.Workspace).Apply([finding], FixMode.All);
        if (result.Refused.Count > 0)
        {
            yield return $"refused: {result.Refused[0].Reason}";
            yield break;
        }
        var after = LintCheck.Run(PageRun.After(files, result));
        var (before, now) = (ByRule(run), ByRule(after));
        var rule = finding.Diagnostic.Descriptor.Id;
        if (now.GetValueOrDefault(rule) >= before[rule])
            yield return "the finding is still there";
        foreach (var other in now.Where(entry => entry.Key != rule && entry.Value > before.GetValueOrDefault(entry.Key)))
        {
            var found = after.Findings.Where(f => f.Diagnostic.Descriptor.Id == other.Key && f.Severity > DiagnosticSeverity.Note).Select(Lint.Show).Except(Lint.Show(run.Findings));
            if (found.Any())
                yield return $"new: {string.Join("; ", found)}";
        }
    }

    /// <summary>How many places each rule has something to say about.</summary>
    static Dictionary<string, int> ByRule(PageRun run) =>
        run.Findings.GroupBy(finding => finding.Diagnostic.Descriptor.Id).ToDictionary(group => group.Key, group => group.Sum(finding => finding.Diagnostic.Count));
}
