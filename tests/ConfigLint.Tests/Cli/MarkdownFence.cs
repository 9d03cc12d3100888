namespace ConfigLint.Tests.Cli;

/// <summary>What a page shows between fences.</summary>
static class MarkdownFence
{
    /// <summary>The first fence of a language after a heading.</summary>
    public static string After(string page, string heading, string language)
    {
        var opening = $"```{language}\n";
        var start = page.IndexOf(opening, page.IndexOf(heading, StringComparison.Ordinal), StringComparison.Ordinal) + opening.Length;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)] + "\n";
    }
}
