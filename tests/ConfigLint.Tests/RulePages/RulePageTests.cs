using ConfigLint.Analysis;
using ConfigLint.Rules;

namespace ConfigLint.Tests.RulePages;

/// <summary>Each page of rules/ is a test: its cases are linted, and what is found is what the page says.</summary>
public sealed class RulePageTests
{
    /// <summary>Rules of the run that no workspace of a page can bring about, with the reason.</summary>
    static readonly Dictionary<string, string> ProseOnly = new()
    {
        ["CL0002"] = "it takes a rule with a fault",
        ["CL0003"] = "templates are recognised while files are discovered, before there is a workspace",
        ["CL0007"] = "it takes a file that cannot be read",
    };

    public static IEnumerable<TheoryDataRow<string, string>> Cases => RulePageReader.All.SelectMany(page => page.Cases.Select(section =>
        new TheoryDataRow<string, string>(page.Name, section.Title) { TestDisplayName = $"{page.Name} › {section.Title}" }));

    public static IEnumerable<TheoryDataRow<string>> Names => RulePageReader.All.Select(page =>
        new TheoryDataRow<string>(page.Name) { TestDisplayName = $"{page.Name} is complete" });

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_found_in_a_case_is_what_the_page_says(string name, string title)
    {
        var page = Page(name);
        if (PageCheck.Case(page, page.Cases.First(section => section.Title == title), RuleCatalog.All) is { } fault)
            Assert.Fail(fault);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_complete_and_agrees_with_its_descriptor(string name)
    {
        var page = Page(name);
        var analyzer = RuleCatalog.All.FirstOrDefault(rule => rule.Descriptor.Id == page.RuleId);
        var rule = analyzer?.Descriptor ?? RunRules.All.FirstOrDefault(rule => rule.Id == page.RuleId);
        if (rule is null)
        {
            Assert.Fail($"{page.Path}: there is no rule {page.RuleId}");
            return;
        }
        var faults = PageFaults.Of(page, rule, analyzer?.Options ?? [], ProseOnly.ContainsKey(rule.Id)).ToList();
        if (analyzer is not null && analyzer.GetType().Name != page.Name)
            faults.Add($"the page is {page.Name}.md and the class {analyzer.GetType().Name}");
        var fixes = page.Cases
            .Where(section => section.Kind == CaseKind.Bad)
            .SelectMany(section => PageRun.Lint(section.Files, rule.Id, RuleCatalog.All).Findings)
            .Where(finding => finding.Diagnostic.Descriptor.Id == rule.Id)
            .Select(finding => finding.Diagnostic.Fix)
            .OfType<Fix>()
            .ToList();
        if (PageFaults.OfFixes(rule, fixes) is { } fixFault)
            faults.Add(fixFault);
        if (faults.Count > 0)
            Assert.Fail($"{page.Path}:\n  {string.Join("\n  ", faults)}");
    }

    [Fact]
    public void Every_rule_has_a_page_in_the_catalog()
    {
        var rules = RuleCatalog.All.Select(rule => rule.Descriptor).Concat(RunRules.All).Select(rule => rule.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(rules, RulePageReader.All.Select(page => page.RuleId).Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.NotNull(RuleCatalog.Page(rule)));
    }

    [Fact]
    public void No_two_rules_share_an_ID_or_a_name()
    {
        var rules = RuleCatalog.All.Select(rule => rule.Descriptor).Concat(RunRules.All).ToList();
        Assert.Equal(rules.Count, rules.DistinctBy(rule => rule.Id).Count());
        Assert.Equal(rules.Count, rules.DistinctBy(rule => rule.Name).Count());
    }

    [Fact]
    public void A_page_without_cases_has_none() =>
        Assert.All(ProseOnly, rule => Assert.Empty(RulePageReader.All.Single(page => page.RuleId == rule.Key).Cases));

    static RulePage Page(string name) => RulePageReader.All.First(page => page.Name == name);
}
