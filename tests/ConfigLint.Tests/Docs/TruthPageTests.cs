using ConfigLint.Analysis;
using ConfigLint.Rules;
using ConfigLint.Tests.Analysis;
using ConfigLint.Tests.RulePages;
using ConfigLint.Tests.Stacks;

namespace ConfigLint.Tests.Docs;

public sealed class TruthPageTests
{
    static readonly IReadOnlyList<DiagnosticDescriptor> Rules = [.. RuleCatalog.All.Select(rule => rule.Descriptor), .. RunRules.All];

    [Fact]
    public void The_precision_of_the_rules_is_that_of_the_verdicts() => TruthPage.Precision.Check(TruthPage.PrecisionTable(CorpusVerdict.All));

    [Fact]
    public void The_rules_that_found_nothing_are_listed_with_their_evidence() =>
        TruthPage.Silent.Check(TruthPage.SilentTable(Rules, RulePageReader.All, CorpusVerdict.All, SeededFault.All));

    [Fact]
    public void A_row_counts_the_verdicts_of_its_rule()
    {
        CorpusVerdict Judged(string rule, string value) => new(rule, "note", "nginx/a.conf", "1", value, "made up for this test");
        Assert.EndsWith(
            "| CL1001 | 3 | 2 | 0 | 1 | 66.7 % |\n| CL1002 | 1 | 0 | 1 | 0 | 0 % |\n| all | 4 | 2 | 1 | 1 | 50 % |\n",
            TruthPage.PrecisionTable([Judged("CL1002", "false"), Judged("CL1001", "true"), Judged("CL1001", "unclear"), Judged("CL1001", "true")]),
            StringComparison.Ordinal);
    }
}
