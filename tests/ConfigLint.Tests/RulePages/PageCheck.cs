using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>Compares what a case announces with what is found; the answers are texts to read in a failed test.</summary>
static class PageCheck
{
    /// <summary>Null when the case is as announced.</summary>
    public static string? Case(RulePage page, PageCase section, IReadOnlyList<DiagnosticAnalyzer> rules)
    {
        var run = PageRun.Lint(section.Files, page.RuleId, rules);
        var faults = new List<string>(Unequal(section, run.Findings));
        var own = run.Findings.Where(finding => finding.Diagnostic.Descriptor.Id == page.RuleId).ToList();
        if (section.Kind == CaseKind.Bad && own.Count == 0)
            faults.Add($"a bad case needs a finding of {page.RuleId}");
        if (section.Kind != CaseKind.Bad && section.Expected.Any())
            faults.Add("a good case and a near miss announce nothing");
        var hasFix = own.Exists(finding => finding.Diagnostic.Fix is not null);
        if (hasFix && section.Fixed is null)
            faults.Add("the finding has a fix: show the files after it under \"### Fixed\"" + Show(run.Fix(section.Files, out _), section.Files));
        if (!hasFix && section.Fixed is not null)
            faults.Add($"there is a \"### Fixed\", and no finding of {page.RuleId} has a fix");
        if (hasFix && section.Fixed is not null)
            faults.AddRange(UnequalFixes(page, section, run, rules));
        return faults.Count == 0 ? null : $"{page.Path}:{section.Line}: {section.Title}\n{string.Join("\n", faults)}";
    }

    /// <summary>A finding as it would be announced: the comment below its line, or, where that cannot be, the line of an `expect` fence.</summary>
    /// <param name="files">The case's, for the way in which each writes a comment.</param>
    public static string Announce(Finding finding, IReadOnlyList<PageFile> files)
    {
        var diagnostic = finding.Diagnostic;
        var (line, first, last) = Place(diagnostic.Location);
        var more = (finding.Severity == diagnostic.Descriptor.DefaultSeverity ? "" : $" {Name(finding.Severity)}")
            + (diagnostic.Count == 1 ? "" : $" x{diagnostic.Count}");
        var isPhp = files.Any(file => file.Path == diagnostic.Location.Path && file.Format is ConfigFormat.PhpFpm or ConfigFormat.PhpIni);
        var start = isPhp ? ';' : '#';
        var comment = first > 1
            ? $"{start}{new string(' ', first - 2)}{new string('^', last - first + 1)} {diagnostic.Descriptor.Id}{more}: {diagnostic.Message}"
            : $"{start}^ {diagnostic.Descriptor.Id}{more} at {first}-{last}: {diagnostic.Message}";
        return $"    {diagnostic.Location.Path}:{line}\n{comment}";
    }

    static IEnumerable<string> Unequal(PageCase section, IReadOnlyList<Finding> findings)
    {
        var unexpected = findings.ToList();
        foreach (var expectation in section.Expected)
        {
            var index = unexpected.FindIndex(finding => Meets(expectation, finding));
            if (index < 0)
                yield return $"  announced, not found:\n    {expectation}";
            else
                unexpected.RemoveAt(index);
        }
        foreach (var finding in unexpected)
            yield return $"  found, not announced (severity {Name(finding.Severity)}):\n{Announce(finding, section.Files)}";
    }

    static bool Meets(Expectation expectation, Finding finding)
    {
        var diagnostic = finding.Diagnostic;
        var severity = expectation.Severity ?? Name(diagnostic.Descriptor.DefaultSeverity);
        return expectation.RuleId == diagnostic.Descriptor.Id
            && expectation.File == diagnostic.Location.Path
            && (expectation.Line, expectation.First, expectation.Last) == Place(diagnostic.Location)
            && severity == Name(finding.Severity)
            && expectation.Count == diagnostic.Count
            && (expectation.Message.EndsWith('…')
                ? diagnostic.Message.StartsWith(expectation.Message[..^1], StringComparison.Ordinal)
                : diagnostic.Message == expectation.Message);
    }

    static IEnumerable<string> UnequalFixes(RulePage page, PageCase section, PageRun run, IReadOnlyList<DiagnosticAnalyzer> rules)
    {
        var after = run.Fix(section.Files, out var refused);
        foreach (var refusal in refused)
            yield return $"  not fixed: {refusal.Reason}:\n{Announce(refusal.Finding, section.Files)}";
        foreach (var stranger in section.Fixed!.Where(shown => section.Files.All(file => file.Path != shown.Path)))
            yield return $"  \"### Fixed\" shows {stranger.Path}, which the case does not have";
        foreach (var file in after)
        {
            var shown = section.Fixed!.FirstOrDefault(f => f.Path == file.Path) ?? section.Files.First(f => f.Path == file.Path);
            var (expected, actual) = (ExpectationReader.Strip(shown.Text), ExpectationReader.Strip(file.Text));
            if (expected != actual)
                yield return $"  {file.Path} after the fixes is not as shown but:\n{actual}";
        }
        foreach (var left in PageRun.Lint(after, page.RuleId, rules).Findings.Where(finding => finding.Diagnostic.Descriptor.Id == page.RuleId))
            yield return $"  still found after the fixes:\n{Announce(left, section.Files)}";
    }

    static string Show(IReadOnlyList<PageFile> after, IReadOnlyList<PageFile> before) =>
        string.Concat(after.Except(before).Select(file => $"\n  {file.Path}:\n{ExpectationReader.Strip(file.Text)}"));

    /// <summary>Line, first and last column, all from 1, of the part of a span on its first line; an empty one counts as one character.</summary>
    static (int Line, int First, int Last) Place(Location location)
    {
        var (line, first) = location.Start;
        var end = Math.Min(location.Span.End, location.Source.GetLineSpan(line).End);
        return (line, first, Math.Max(first, first + end - location.Span.Start - 1));
    }

    static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
