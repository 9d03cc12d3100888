using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Edits that keep the line structure of a file. Line ends are written as \n; the <see cref="FixApplier"/> gives them the file's form.</summary>
public static class LineEdit
{
    /// <summary>Deletes a statement: with its whole lines when it stands alone on them, else with the blanks beside it.</summary>
    public static FileEdit Delete(Location statement)
    {
        var (source, span) = statement;
        var line = source.GetLineStart(span.Start);
        var lineEnd = source.GetLineSpanAt(span.End).End;
        var first = IsBlank(source, line, span.Start);
        if (first && IsBlank(source, span.End, lineEnd))
        {
            var next = source.GetLinePosition(lineEnd).Line + 1;
            return Replace(source, line, next <= source.LineCount ? source.GetLineSpan(next).Start : lineEnd, "");
        }
        var (start, end) = (span.Start, span.End);
        while (!first && start > line && source.Text[start - 1] is ' ' or '\t')
            start--;
        // The first of several on a line: the next one takes its place.
        while (first && end < lineEnd && source.Text[end] is ' ' or '\t')
            end++;
        return Replace(source, start, end, "");
    }

    /// <summary>A new line of the same indentation above a statement; on the statement's line when something else stands before it.</summary>
    public static FileEdit InsertBefore(Location statement, string text)
    {
        var (source, span) = statement;
        var line = source.GetLineStart(span.Start);
        return IsBlank(source, line, span.Start)
            ? FileEdit.Insert(source, span.Start, $"{text}\n{source.Text[line..span.Start]}")
            : FileEdit.Insert(source, span.Start, $"{text} ");
    }

    /// <summary>A new line of the same indentation below a statement; on the statement's line when something other than a comment follows it.</summary>
    public static FileEdit InsertAfter(Location statement, string text)
    {
        var (source, span) = statement;
        var line = source.GetLineSpanAt(span.End);
        var rest = source.Text.AsSpan(span.End, line.End - span.End).TrimStart();
        return rest.IsEmpty || rest[0] is '#' or ';'
            ? FileEdit.Insert(source, line.End, $"\n{Indentation(source, span.Start)}{text}")
            : FileEdit.Insert(source, span.End, $" {text}");
    }

    /// <summary>The blanks with which the line of a position begins.</summary>
    public static string Indentation(SourceText source, int position)
    {
        var start = source.GetLineStart(position);
        var end = start;
        while (end < source.Length && source.Text[end] is ' ' or '\t')
            end++;
        return source.Text[start..end];
    }

    private static bool IsBlank(SourceText source, int start, int end) => source.Text.AsSpan(start, end - start).IndexOfAnyExcept(' ', '\t') < 0;

    private static FileEdit Replace(SourceText source, int start, int end, string text) => new(source, new TextEdit(TextSpan.FromBounds(start, end), text));
}
