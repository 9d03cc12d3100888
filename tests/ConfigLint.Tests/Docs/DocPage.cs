namespace ConfigLint.Tests.Docs;

/// <summary>A fence of a page.</summary>
/// <param name="Info">The words after the opening ticks; the first is the language.</param>
/// <param name="Text">What stands in it, each line ended.</param>
/// <param name="Begin">Of <paramref name="Text"/> in the page.</param>
/// <param name="Section">Its fences belong together: the heading above it, counted.</param>
sealed record DocFence(string[] Info, string Text, int Begin, int Line, int Section)
{
    public string Language => Info is [var language, ..] ? language : "";

    /// <summary>The file that the reader of the page saves the fence as.</summary>
    public string? File => Array.Find(Info, word => word.StartsWith("file=", StringComparison.Ordinal))?["file=".Length..];

    /// <summary>Something is left out: a line "…" stands for any lines.</summary>
    public bool HasGaps => Text.Split('\n').Any(line => line.Trim() == "…");
}

/// <summary>README.md or a page of docs/: its fences in order.</summary>
sealed record DocPage(string Path, string Text, IReadOnlyList<DocFence> Fences)
{
    public static IEnumerable<string> Paths => [.. Repository.Files("*.md", "docs"), "README.md", "src/README.md", "rules/README.md"];

    public static DocPage Read(string path)
    {
        var text = File.ReadAllText(Repository.At(path));
        var fences = new List<DocFence>();
        var (at, line, section) = (0, 0, 0);
        (string Ticks, string[] Info, int Begin, int Line)? open = null;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var content = text[at..end];
            line++;
            if (open is { } fence)
            {
                if (content.StartsWith(fence.Ticks, StringComparison.Ordinal) && content.TrimEnd().All(c => c == '`'))
                {
                    fences.Add(new DocFence(fence.Info, text[fence.Begin..at], fence.Begin, fence.Line, section));
                    open = null;
                }
            }
            else if (content.StartsWith("```", StringComparison.Ordinal))
            {
                var ticks = new string('`', content.TakeWhile(c => c == '`').Count());
                open = (ticks, content[ticks.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries), end + 1, line);
            }
            else if (content.StartsWith('#'))
            {
                section++;
            }
            at = end + 1;
        }
        Assert.True(open is null, $"{path}:{open?.Line}: the fence is never closed");
        return new DocPage(path, text, fences);
    }
}
