using System.Text.RegularExpressions;

namespace ConfigLint.Tests.RulePages;

/// <summary>The rows of the two facts pages (W1…, A1…) with their marks, and the rows that RULES.md gives as the source of a rule.</summary>
static partial class FactPages
{
    /// <summary>L, S, D and U as they stand in the row; a row of mere arithmetic has none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<char>> Marks { get; } =
        Rows("W", "nginx-and-apache.md", "--- A. across hops", "Messages for the rules", NginxRow()).Concat(Rows("A", "app-servers-and-edges.md", "### A PHP-FPM", "## 4.", AppRow())).ToDictionary();

    /// <summary>By a rule's ID; empty for a rule that RULES.md specifies itself.</summary>
    public static ILookup<string, string> Sources { get; } = File.ReadLines(Path.Combine(SharedCorpus.Shared, "RULES.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length > 4 && cells[1].StartsWith("CL", StringComparison.Ordinal))
        .SelectMany(cells => Number().Matches(cells[4]).Select(match => (Rule: cells[1], Row: match.Value)))
        .ToLookup(pair => pair.Rule, pair => pair.Row);

    static IEnumerable<KeyValuePair<string, IReadOnlySet<char>>> Rows(string series, string page, string begin, string end, Regex row)
    {
        var text = File.ReadAllText(Path.Combine(SharedCorpus.Shared, "facts", page));
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var rows = text[start..text.IndexOf(end, start, StringComparison.Ordinal)];
        var heads = row.Matches(rows);
        for (var i = 0; i < heads.Count; i++)
        {
            // Two rows of one line share what stands at its end.
            var until = heads.Skip(i + 1).FirstOrDefault(head => rows.LastIndexOf('\n', head.Index) >= heads[i].Index)?.Index ?? rows.Length;
            yield return new(series + heads[i].Groups[1].Value, Mark().Matches(rows[heads[i].Index..until]).Select(mark => mark.Groups[1].ValueSpan[0]).ToHashSet());
        }
    }

    // " 3 worker-killed-before-proxy-gives-up   warning" and what stands below it.
    [GeneratedRegex(@"^ ?(\d+) [a-z][a-z0-9-]+ ", RegexOptions.Multiline)]
    private static partial Regex NginxRow();

    [GeneratedRegex(@"(?:^|; )(\d+)\. `", RegexOptions.Multiline)]
    private static partial Regex AppRow();

    [GeneratedRegex(@"\[([LSDU])\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\b[WA]\d+\b")]
    private static partial Regex Number();
}
