using ConfigLint.Model;

namespace ConfigLint.Tests.RulePages;

/// <summary>A rule's page as the tests see it; the format is described in rules/README.md.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Prose">Everything outside fences and cases, where options and evidence are looked for.</param>
/// <param name="Problems">What is wrong with the page itself, with line numbers.</param>
sealed record RulePage(string Path, string Heading, string Prose, IReadOnlyList<PageCase> Cases, IReadOnlyList<string> Problems)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string RuleId => Name.Split('_')[0];
}

enum CaseKind
{
    Bad,
    Good,
    NearMiss,
}

/// <summary>One `## Bad`, `## Good` or `## Near miss`: a workspace and what is found in it.</summary>
/// <param name="Line">Of the heading in the page.</param>
/// <param name="Listed">Expectations of an `expect` fence; those in comments are read from the files.</param>
/// <param name="Fixed">Null when the case has no `### Fixed`.</param>
sealed record PageCase(
    CaseKind Kind,
    string Title,
    int Line,
    IReadOnlyList<PageFile> Files,
    IReadOnlyList<Expectation> Listed,
    IReadOnlyList<PageFile>? Fixed)
{
    public IEnumerable<Expectation> Expected => Files.SelectMany(file => ExpectationReader.Read(file)).Concat(Listed);
}

/// <param name="Path">Below the workspace's folder.</param>
sealed record PageFile(string Path, ConfigFormat Format, string Text)
{
    public bool IsConfiguration => Path == ".configlint.yml";
}

/// <summary>A finding that a page announces.</summary>
/// <param name="First">Column of the first character, from 1.</param>
/// <param name="Last">Column of the last character; equal to <paramref name="First"/> also for an empty span.</param>
/// <param name="Severity">Null: the descriptor's.</param>
/// <param name="Message">The whole one, or its beginning when it ends in "…".</param>
sealed record Expectation(string File, int Line, int First, int Last, string RuleId, string? Severity, int Count, string Message)
{
    public override string ToString() =>
        $"{File}:{Line}:{First}-{Last} {RuleId}{(Severity is null ? "" : " " + Severity)}{(Count == 1 ? "" : $" x{Count}")}: {Message}";
}
