using ConfigLint.Analysis;
using ConfigLint.Rules;

namespace ConfigLint.Tests.RulePages;

public sealed class RulesReadmeTests
{
    [Fact]
    public void The_table_of_the_rules_is_up_to_date() =>
        RulesReadme.Part.Check(RulesReadme.Table(RuleCatalog.All.Select(rule => rule.Descriptor).Concat(RunRules.All), RulePageReader.All));

    [Fact]
    public void A_row_says_what_a_user_chooses_by()
    {
        var rule = new DiagnosticDescriptor("CL1999", "made-up", "Made up", RuleCategory.Dns, DiagnosticSeverity.Note, "{0}")
        {
            IsEnabledByDefault = false,
            Fixability = Fixability.Safe,
        };
        var page = RulePageReader.Read("rules/Dns/CL1999_MadeUp.md", "# CL1999: Made up\n\nEvidence: [S] this test; [L] proven live by MadeUpProofTests\n");
        Assert.EndsWith(
            "| CL1999 | [made-up](Dns/CL1999_MadeUp.md) | note, off | Dns | nginx | safe | LS | MadeUpProofTests |\n",
            RulesReadme.Table([rule], [page]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_marks_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => RulesReadme.Part.Update("# Rules\n", ""));
}
