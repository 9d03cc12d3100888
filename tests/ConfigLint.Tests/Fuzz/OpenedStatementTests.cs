using ConfigLint.Model;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Each statement of nginx in turn ends in a brace instead of its semicolon: by the indentation such a block is never closed, so what a fix puts below the statement stands in it.</summary>
public sealed class OpenedStatementTests
{
    public static IEnumerable<TheoryDataRow<string>> Pages => RulePageReader.All
        .Where(page => page.Cases.Any(section => section.Fixed is not null && section.Files.Any(IsNginx)))
        .Select(page => new TheoryDataRow<string>(page.Path) { TestDisplayName = $"Opened statements of {page.RuleId}" });

    [Theory]
    [MemberData(nameof(Pages))]
    public void Fixes_come_to_an_end(string path)
    {
        var page = RulePageReader.All.First(p => p.Path == path);
        foreach (var section in page.Cases.Where(section => section.Kind == CaseKind.Bad))
        {
            foreach (var file in section.Files.Where(IsNginx))
            {
                for (var at = file.Text.IndexOf(';', StringComparison.Ordinal); at >= 0; at = file.Text.IndexOf(';', at + 1))
                {
                    var opened = file with { Text = $"{file.Text[..at]} {{{file.Text[(at + 1)..]}" };
                    PageFile[] files = [.. section.Files.Select(f => f == file ? opened : f)];
                    LintCheck.AssertFixable(files, LintCheck.Run(files));
                }
            }
        }
    }

    static bool IsNginx(PageFile file) => file.Format == ConfigFormat.Nginx;
}
