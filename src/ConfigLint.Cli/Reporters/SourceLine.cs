using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>One line of a file as the terminal shows it: tabs as blanks, control characters escaped, a long line cut around the place that matters.</summary>
internal readonly record struct SourceLine(string Text, int MarkColumn, int MarkWidth)
{
    private const int TabWidth = 4;
    private const int MostBefore = 60;
    private const int MostAfter = 100;

    /// <param name="line">The line without its line break.</param>
    /// <param name="mark">The place to underline; what lies on later lines is cut off.</param>
    public static SourceLine Of(SourceText source, TextSpan line, TextSpan mark)
    {
        var focus = Math.Clamp(mark.Start, line.Start, line.End);
        var start = focus - line.Start > MostBefore + MostAfter ? focus - MostBefore : line.Start;
        var end = line.End - focus > MostAfter + MostBefore ? focus + MostAfter : line.End;
        var text = new StringBuilder();
        var column = 0;
        if (start > line.Start)
            (text, column) = (text.Append('…'), 1);
        int markColumn = -1, markEnd = -1;
        for (var at = start; at < end; at++)
        {
            if (at == focus)
                markColumn = column;
            if (at == mark.End)
                markEnd = column;
            column += Append(text, source.Text[at], column);
        }
        markColumn = markColumn < 0 ? column : markColumn;
        markEnd = markEnd < 0 ? column : markEnd;
        if (end < line.End)
            text.Append('…');
        return new SourceLine(text.ToString(), markColumn, Math.Max(1, markEnd - markColumn));
    }

    private static int Append(StringBuilder text, char c, int column)
    {
        if (c == '\t')
        {
            var width = TabWidth - (column % TabWidth);
            text.Append(' ', width);
            return width;
        }
        if (Printable.NeedsEscape(c))
        {
            var before = text.Length;
            Printable.AppendEscape(text, c);
            return text.Length - before;
        }
        text.Append(c);
        return Printable.Width(c);
    }
}
