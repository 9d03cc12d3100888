using System.Globalization;
using System.Text;
using ConfigLint.Analysis;
using ConfigLint.Tests.Analysis;
using ConfigLint.Tests.RulePages;
using ConfigLint.Tests.Stacks;

namespace ConfigLint.Tests.Docs;

/// <summary>The two tables of docs/truth.md: what was judged, and what else speaks for the rules that found nothing.</summary>
static class TruthPage
{
    const string File = "docs/truth.md";

    public static MarkedPart Precision { get; } = new(File, "precision");

    public static MarkedPart Silent { get; } = new(File, "silent rules");

    public static string PrecisionTable(IReadOnlyCollection<CorpusVerdict> verdicts)
    {
        var table = new StringBuilder("| rule | findings | true | false | unclear | precision |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var rule in verdicts.GroupBy(verdict => verdict.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal))
            table.Append(Row(rule.Key, [.. rule]));
        return table.Append(Row("all", verdicts)).ToString();
    }

    public static string SilentTable(IEnumerable<DiagnosticDescriptor> rules, IEnumerable<RulePage> pages, IReadOnlyCollection<CorpusVerdict> verdicts, IReadOnlyCollection<SeededFault> faults)
    {
        var byId = pages.ToDictionary(page => page.RuleId);
        var table = new StringBuilder("| rule | bad cases | good cases | seeded faults | live proof |\n|---|---:|---:|---:|---|\n");
        foreach (var rule in rules.Where(rule => verdicts.All(verdict => verdict.Rule != rule.Id)).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var page = byId[rule.Id];
            var bad = page.Cases.Count(c => c.Kind == CaseKind.Bad);
            var seeded = faults.Count(fault => fault.Findings.Any(finding => finding.Rule == rule.Id));
            table.Append($"| [{rule.Id}](../{page.Path}) {rule.Name} | {bad} | {page.Cases.Count - bad} | {seeded} | {string.Join(", ", LiveProofPagesTests.ProvenBy(page))} |\n");
        }
        return table.ToString();
    }

    static string Row(string name, IReadOnlyCollection<CorpusVerdict> verdicts)
    {
        int Count(string value) => verdicts.Count(verdict => verdict.Value == value);
        var precision = (100.0 * Count("true") / verdicts.Count).ToString("0.#", CultureInfo.InvariantCulture);
        return $"| {name} | {verdicts.Count} | {Count("true")} | {Count("false")} | {Count("unclear")} | {precision} % |\n";
    }
}
