using System.Text;
using ConfigLint.Analysis;

namespace ConfigLint.Tests.RulePages;

/// <summary>rules/README.md: the table comes from the descriptors and pages.</summary>
static class RulesReadme
{
    public static MarkedPart Part { get; } = new("rules/README.md", "rules");

    public static string Table(IEnumerable<DiagnosticDescriptor> rules, IEnumerable<RulePage> pages)
    {
        var byId = pages.ToDictionary(page => page.RuleId);
        var table = new StringBuilder("| ID | name | default | category | format | fix | evidence | live proof |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var page = byId.GetValueOrDefault(rule.Id);
            var link = page is null ? rule.Name : $"[{rule.Name}]({page.Path["rules/".Length..]})";
            var severity = rule.DefaultSeverity.ToString().ToLowerInvariant() + (rule.IsEnabledByDefault ? "" : ", off");
            var fix = rule.Fixability switch { Fixability.Safe => "safe", Fixability.Unsafe => "unsafe", _ => "" };
            var marks = page is null ? "" : string.Concat(PageFaults.Marks(page).Select(mark => mark.Trim('[', ']')));
            table.Append($"| {rule.Id} | {link} | {severity} | {rule.Category} | {FormatOf(rule.Id)} | {fix} | {marks} | {(page is null ? "" : string.Join(", ", LiveProofPagesTests.ProvenBy(page)))} |\n");
        }
        return table.ToString();
    }

    static string FormatOf(string ruleId) => ruleId[2] switch
    {
        '0' => "any",
        '1' => "nginx",
        '2' => "Apache",
        '3' => "PHP-FPM, PHP",
        '4' => "app servers",
        '5' => "balancers, Kubernetes",
        _ => "across hops",
    };
}
