using System.Text;
using ConfigLint.Analysis;

namespace ConfigLint.Tests.RulePages;

/// <summary>rules/README.md: the text around two marks is written by hand, the table between them from the descriptors and pages.</summary>
static class RulesReadme
{
    public const string Path = "rules/README.md";

    const string Begin = "<!-- rules: written by the tests with UPDATE_GOLDEN=1 -->\n";
    const string End = "<!-- end of rules -->\n";

    /// <summary>The file with the table brought up to date.</summary>
    /// <exception cref="InvalidOperationException">A mark is missing.</exception>
    public static string Update(string readme, IEnumerable<DiagnosticDescriptor> rules, IEnumerable<RulePage> pages)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{Path} has lost its marks {Begin.Trim()} and {End.Trim()}");
        return readme[..(begin + Begin.Length)] + Table(rules, pages) + readme[end..];
    }

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
