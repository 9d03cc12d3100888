using System.Text.RegularExpressions;
using ConfigLint.Analysis;
using ConfigLint.Rules;

namespace ConfigLint.Tests.RulePages;

/// <summary>The marks of a page's Evidence line are those of the facts behind the rule: nothing is claimed that was not seen, read or documented.</summary>
public sealed partial class FactMarkTests
{
    static readonly Dictionary<string, DiagnosticDescriptor> Rules = RuleCatalog.All.Select(rule => rule.Descriptor).Concat(RunRules.All).ToDictionary(rule => rule.Id);

    public static IEnumerable<TheoryDataRow<string>> Pages => RulePageReader.All.Select(page => new TheoryDataRow<string>(page.Path) { TestDisplayName = $"The facts of {page.RuleId}" });

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_claims_what_its_facts_say(string path)
    {
        var page = RulePageReader.All.First(p => p.Path == path);
        var items = Items(page);
        foreach (var (mark, text) in items)
        {
            foreach (var folder in Folder().Matches(text).Select(match => match.Value))
                Assert.True(Directory.Exists(Path.Combine(SharedCorpus.Shared, folder)), $"{folder} is not there");
            foreach (var row in Row().Matches(text).Select(match => match.Value))
                Assert.True(FactPages.Marks.ContainsKey(row), $"{row} is no row of the facts pages");
            Assert.True(IsGrounded(page.RuleId, mark, text), $"nothing bears out [{mark}] {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_nobody_verified_is_a_note(string path)
    {
        var page = RulePageReader.All.First(p => p.Path == path);
        var rows = FactPages.Sources[page.RuleId].ToList();
        // A page may have looked further than the facts page.
        var verified = rows.Count == 0 || rows.Exists(row => FactPages.Marks[row].Overlaps("LSD")) || Items(page).Any(item => HasOwnSource(item.Text));
        Assert.True(verified || Rules[page.RuleId].DefaultSeverity == DiagnosticSeverity.Note, $"{string.Join(", ", rows)} are not verified: {page.RuleId} must be a note");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_was_seen_live_is_said_and_proven_again(string path)
    {
        var page = RulePageReader.All.First(p => p.Path == path);
        var seen = Items(page).Any(item => item.Mark == 'L');
        if (FactPages.Sources[page.RuleId].Any(row => FactPages.Marks[row].Contains('L')))
            Assert.True(seen, "the facts have been seen live, and the page does not say so");
        var proven = Items(page).Any(item => item.Text.StartsWith("proven live by", StringComparison.Ordinal));
        Assert.True(proven || !seen, $"{page.RuleId} was seen live, and has no proof in ConfigLint.LiveTests");
    }

    static List<(char Mark, string Text)> Items(RulePage page) =>
        [.. page.Prose.Split('\n').Where(line => line.StartsWith("Evidence:", StringComparison.Ordinal)).SelectMany(line => Item().Matches(line)).Select(match => (match.Groups[1].Value[0], match.Groups[2].Value.Trim()))];

    /// <summary>An item that rests on rows of the facts pages alone has a mark that one of them has.</summary>
    static bool IsGrounded(string rule, char mark, string text)
    {
        var rows = Row().Matches(text).Select(match => match.Value).Concat(text.Contains("facts", StringComparison.Ordinal) ? FactPages.Sources[rule] : []).ToList();
        return HasOwnSource(text) || rows.Exists(row => FactPages.Marks.TryGetValue(row, out var marks) && marks.Contains(mark));
    }

    /// <summary>It names something besides rows of the facts pages: a file of a server's source, a page, a folder of repro, a test, a command.</summary>
    static bool HasOwnSource(string text) => Letters().IsMatch(FactReference().Replace(text, ""));

    [GeneratedRegex(@"\[([LSD])\] ([^;\[]+)")]
    private static partial Regex Item();

    [GeneratedRegex(@"repro/\w+/[a-z0-9-]*[a-z0-9]")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\b[WA]\d+\b")]
    private static partial Regex Row();

    [GeneratedRegex(@"\bfacts( [WA]\d+)?(, [WA]\d+)*( and [WA]\d+)?")]
    private static partial Regex FactReference();

    [GeneratedRegex(@"\p{L}{3}")]
    private static partial Regex Letters();
}
