using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// What Apache makes of a word (ap_getword_conf and substring_conf in server/util.c): continuations cut, quotes cut, and
/// <c>\\</c> - inside quotes also a backslash before that quote - loses its backslash. Nothing else is an escape.
/// </summary>
internal static class ApacheText
{
    /// <summary>Blanks as apr_isspace knows them; a no-break space is an ordinary character.</summary>
    public static bool IsSpace(char c) => c == ' ' || (c >= '\t' && c <= '\r');

    public static string Decode(SourceText source, SyntaxToken word)
    {
        var raw = source.AsSpan(word.Span);
        if (raw.Contains('\n'))
            raw = Join(source, word.Span).Text;
        return word.Kind == SyntaxKind.Quoted ? Unquote(raw) : Unescape(raw, '\0');
    }

    /// <summary>The text without its continuations.</summary>
    public static JoinedText Join(SourceText source, TextSpan span)
    {
        var text = source.AsSpan(span);
        if (!text.Contains('\n'))
            return new JoinedText(text.ToString(), span.Start, null);
        var joined = new LineJoiner(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                joined.TryContinue();
            else
                joined.Add(text[i], span.Start + i);
        }
        return new JoinedText(new string(joined.Text), span.Start, joined.Positions.ToArray());
    }

    /// <summary>True for a gap that Apache does not see: backslashes and line breaks that join lines, and nothing else.</summary>
    public static bool IsContinuation(SourceText source, int start, int end) => Join(source, TextSpan.FromBounds(start, end)).Text.Length == 0;

    private static string Unquote(ReadOnlySpan<char> raw)
    {
        var quote = raw[0];
        var end = 1;
        while (end < raw.Length && raw[end] != quote)
            end += IsEscape(raw, end, quote) ? 2 : 1;
        return Unescape(raw[1..Math.Min(end, raw.Length)], quote);
    }

    private static string Unescape(ReadOnlySpan<char> raw, char quote)
    {
        if (!raw.Contains('\\'))
            return raw.ToString();
        var value = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (IsEscape(raw, i, quote))
                i++;
            value.Append(raw[i]);
        }
        return value.ToString();
    }

    /// <param name="quote">NUL outside quotes.</param>
    public static bool IsEscape(ReadOnlySpan<char> text, int at, char quote) =>
        text[at] == '\\' && at + 1 < text.Length && (text[at + 1] == '\\' || (quote != '\0' && text[at + 1] == quote));
}

/// <summary>Text as Apache sees it, with the place in the file of each of its characters.</summary>
internal readonly record struct JoinedText(string Text, int Start, int[]? Positions)
{
    public int PositionOf(int index) => Positions is null ? Start + index : Positions[index];

    /// <summary>The stretch of the file behind the characters from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public TextSpan SpanOf(int start, int end) => TextSpan.FromBounds(PositionOf(start), PositionOf(end - 1) + 1);
}
