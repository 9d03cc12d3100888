using System.Text.RegularExpressions;
using ConfigLint.Analysis;

namespace ConfigLint.Tests.RulePages;

/// <summary>What a page as a whole must have, apart from what its cases find.</summary>
static partial class PageFaults
{
    /// <summary>The texts of all faults; empty for a good page.</summary>
    /// <param name="options">The rule's options.</param>
    /// <param name="proseOnly">The rule cannot be shown by a case.</param>
    public static IEnumerable<string> Of(RulePage page, DiagnosticDescriptor rule, IReadOnlyList<RuleOption> options, bool proseOnly = false)
    {
        foreach (var problem in page.Problems)
            yield return problem;
        if (page.Heading != $"{rule.Id}: {rule.Title}")
            yield return $"the heading must be \"# {rule.Id}: {rule.Title}\" and is \"# {page.Heading}\"";
        if (!page.Name.Equals($"{rule.Id}_{rule.Name.Replace("-", "", StringComparison.Ordinal)}", StringComparison.OrdinalIgnoreCase))
            yield return $"the file is not named after the rule {rule.Id} {rule.Name}";
        if (!page.Path.StartsWith($"rules/{rule.Category}/", StringComparison.Ordinal))
            yield return $"the page belongs into rules/{rule.Category}";
        foreach (var fault in EvidenceFaults(page))
            yield return fault;
        foreach (var option in options.Where(option => !OptionsOf(page).Contains($"`{option.Name}`", StringComparison.Ordinal)))
            yield return $"the option `{option.Name}` is not explained under \"## Options\"";
        foreach (var kind in proseOnly ? [] : Enum.GetValues<CaseKind>())
        {
            if (page.Cases.All(section => section.Kind != kind))
                yield return $"there is no case \"## {(kind == CaseKind.NearMiss ? "Near miss" : kind)}\"";
        }
    }

    /// <summary>Null when the descriptor's fixability is what the bad cases show.</summary>
    public static string? OfFixes(DiagnosticDescriptor rule, IReadOnlyList<Fix> fixes) => rule.Fixability switch
    {
        Fixability.None when fixes.Count > 0 => "the descriptor says that there is no fix, and a bad case has one",
        Fixability.Safe when !fixes.Any(fix => fix.IsSafe) => "the descriptor says that there are safe fixes, and no bad case has one",
        Fixability.Unsafe when fixes.Count == 0 => "the descriptor says that there are fixes, and no bad case has one",
        Fixability.Unsafe when fixes.Any(fix => fix.IsSafe) => "the descriptor says that no fix is safe, and a bad case has a safe one",
        _ => null,
    };

    /// <summary>The marks of the one Evidence line, such as [L] and [S].</summary>
    public static IReadOnlyList<string> Marks(RulePage page) =>
        [.. EvidenceLines(page).SelectMany(line => Mark().Matches(line).Select(match => match.Value)).Distinct().Order(StringComparer.Ordinal)];

    static IEnumerable<string> EvidenceFaults(RulePage page)
    {
        var lines = EvidenceLines(page).ToList();
        if (lines.Count != 1)
            yield return $"there must be one line \"Evidence: [L] …; [S] …\" and there are {lines.Count}";
        foreach (var line in lines.Where(line => !Evidence().IsMatch(line)))
            yield return $"marks are [L], [S] or [D], each followed by what it rests on, with semicolons between them: {line}";
    }

    static IEnumerable<string> EvidenceLines(RulePage page) =>
        page.Prose.Split('\n').Where(line => line.StartsWith("Evidence:", StringComparison.Ordinal));

    /// <summary>From "## Options" to the next heading, or the paragraph that begins with "Options".</summary>
    static string OptionsOf(RulePage page)
    {
        var start = page.Prose.IndexOf("## Options", StringComparison.Ordinal);
        var end = "\n## ";
        if (start < 0)
            (start, end) = (page.Prose.IndexOf("\nOptions", StringComparison.Ordinal), "\n\n");
        if (start < 0)
            return "";
        var stop = page.Prose.IndexOf(end, start + 1, StringComparison.Ordinal);
        return stop < 0 ? page.Prose[start..] : page.Prose[start..stop];
    }

    [GeneratedRegex(@"^Evidence:( \[[LSD]\] [^;\[]+(;|$))+$")]
    private static partial Regex Evidence();

    [GeneratedRegex(@"\[[LSD]\]")]
    private static partial Regex Mark();
}
