namespace ConfigLint.Cli.Reporters;

/// <summary>Reads a rule's page, which is Markdown.</summary>
internal static class RulePage
{
    /// <summary>The first paragraph after the heading, on one line; null when there is none.</summary>
    public static string? Summary(string page)
    {
        var lines = new List<string>();
        foreach (var line in page.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('#') || line.StartsWith('|') || line.Length == 0)
            {
                if (lines.Count > 0)
                    break;
                continue;
            }
            lines.Add(line);
        }
        return lines.Count == 0 ? null : string.Join(' ', lines);
    }

    /// <summary>The page with headings bold, code dim and the fences left out, for a terminal.</summary>
    public static string Highlight(string page)
    {
        var style = new Style(true);
        var text = new System.Text.StringBuilder(page.Length + 256);
        var inCode = false;
        foreach (var line in page.TrimEnd().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
                if (inCode && line.IndexOf("file=", StringComparison.Ordinal) is var file and > 0)
                    text.Append("    ").Append(style.Frame(line[(file + 5)..])).Append('\n');
                continue;
            }
            text.Append(inCode ? "    " + style.Dim(line) : line.StartsWith('#') ? style.Bold(line.TrimStart('#').Trim()) : line).Append('\n');
        }
        return text.ToString();
    }
}
