using System.Buffers;

namespace ConfigLint.Syntax.Templates;

/// <summary>
/// YAML text that may be a template, so that no parser gets through it: cut line by line into plain text (hard) and quoted text or
/// block scalars, with comments left out. A quote ends with its line.
/// </summary>
internal static class YamlStretches
{
    private static readonly SearchValues<char> HeaderMarks = SearchValues.Create("+-123456789");

    public static IEnumerable<(int Start, int End, bool IsHard)> Of(string text)
    {
        var blockIndent = -1;
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : at + length;
            var first = at;
            while (first < end && text[first] == ' ')
                first++;
            if (first < end)
            {
                if (blockIndent >= 0 && first - at > blockIndent)
                {
                    yield return (first, end, false);
                }
                else
                {
                    foreach (var stretch in OfLine(text, first, end))
                        yield return stretch;
                    blockIndent = BlockIndent(text, at, first, end);
                }
            }
            at = end + 1;
        }
    }

    private static IEnumerable<(int Start, int End, bool IsHard)> OfLine(string text, int start, int end)
    {
        // docker's own --format takes Go templates.
        var isHard = !text.AsSpan(start, end - start).Contains("--format", StringComparison.Ordinal);
        var from = start;
        for (var at = start; at < end; at++)
        {
            var c = text[at];
            if (c == '#' && (at == start || text[at - 1] is ' ' or '\t'))
            {
                yield return (from, at, isHard);
                yield break;
            }
            // In "{{ … }}" quotes are the template's.
            if (c == '{' && at + 1 < end && text[at + 1] is '{' or '%' && text.AsSpan(at, Math.Min(TemplateMarkers.LongestTag, end - at)).IndexOf('}') is var close and > 0)
            {
                at += close;
            }
            else if (c is '"' or '\'' && (at == start || text[at - 1] is ' ' or '\t' or '[' or '{' or ',' or ':'))
            {
                yield return (from, at, isHard);
                var quoteEnd = QuoteEnd(text, at, end);
                yield return (at, quoteEnd, false);
                from = quoteEnd;
                at = quoteEnd - 1;
            }
        }
        yield return (from, end, isHard);
    }

    /// <summary>Behind the closing quote, or the end of the line.</summary>
    private static int QuoteEnd(string text, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (text[at] == '\\' && text[start] == '"')
                at++;
            else if (text[at] == text[start])
                return at + 1;
        }
        return end;
    }

    /// <summary>The column (from 0) beyond which lines belong to the block scalar that this line opens; -1 when it opens none.</summary>
    private static int BlockIndent(string text, int lineStart, int first, int end)
    {
        var line = text.AsSpan(first, end - first);
        var comment = line.IndexOf(" #");
        line = (comment < 0 ? line : line[..comment]).TrimEnd();
        var header = line.LastIndexOfAny('|', '>');
        if (header < 0 || line[(header + 1)..].IndexOfAnyExcept(HeaderMarks) >= 0 || (header > 0 && line[header - 1] is not (' ' or '\t')))
            return -1;
        var dash = first - lineStart;
        var column = dash;
        for (var at = 0; at + 1 < line.Length && line[at] == '-' && line[at + 1] == ' '; at++)
        {
            dash = column;
            while (at + 1 < line.Length && line[at + 1] == ' ')
            {
                at++;
                column++;
            }
            column++;
        }
        return column - (first - lineStart) == header ? dash : column;
    }
}
