using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>One line of a file as the terminal shows it: tabs as blanks, control characters escaped, a long line cut around the place that matters.</summary>
internal readonly record struct SourceLine(string Text, int MarkColumn, int MarkWidth)
{
    private const int TabWidth = 4;

    /// <summary>Of a line as it is shown where no terminal has a width.</summary>
    public const int UsualWidth = 160;

    private const int NarrowestWidth = 16;

    /// <param name="line">The line without its line break.</param>
    /// <param name="mark">The place to underline; what lies on later lines is cut off.</param>
    /// <param name="width">How many characters of a long line are shown.</param>
    public static SourceLine Of(SourceText source, TextSpan line, TextSpan mark, int width = UsualWidth)
    {
        width = Math.Max(width, NarrowestWidth);
        var focus = Math.Clamp(mark.Start, line.Start, line.End);
        var start = line.Length <= width ? line.Start : Math.Clamp(focus - Lead(mark.Length, width), line.Start, line.End - width);
        var end = Math.Min(line.End, start + width);
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
            var length = text.Length;
            var cells = Append(text, source.Text[at], column);
            // Tabs and escapes take more room than was reckoned with.
            if (column + cells > width + 1 && at > focus)
            {
                text.Length = length;
                end = at;
                break;
            }
            column += cells;
        }
        markColumn = markColumn < 0 ? column : markColumn;
        markEnd = markEnd < 0 ? column : markEnd;
        if (end < line.End)
            text.Append('…');
        return new SourceLine(text.ToString(), markColumn, Math.Max(1, markEnd - markColumn));
    }

    /// <summary>How much is shown before the mark: less when the mark itself is long.</summary>
    private static int Lead(int mark, int width) => Math.Clamp(width - mark, 0, width * 3 / 8);

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
