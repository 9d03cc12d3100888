using System.Buffers;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// Which stretch of a scalar's value stands where in the file, built on first use. What lies between two runs is indentation,
/// a fold or an escape.
/// </summary>
internal sealed class YamlScalarMap
{
    /// <summary>Characters that may need quotes or escapes where they are inserted.</summary>
    private static readonly SearchValues<char> NotVerbatim = SearchValues.Create("\n\r\\'\"#:{}[],&*!|>%@`");

    private readonly SourceText _source;
    private readonly string _value;
    private readonly List<YamlRun> _runs;
    private readonly int _start;
    private readonly int _end;

    /// <summary>What stands before each line of a literal block; null where text and value differ by more.</summary>
    private readonly string? _indentation;

    private YamlScalarMap(SourceText source, string value, int start, int end, List<YamlRun> runs, string? indentation)
    {
        _source = source;
        _value = value;
        _start = start;
        _end = end;
        _runs = runs;
        _indentation = indentation;
    }

    public static YamlScalarMap OfFlow(SourceText source, SyntaxToken token, string value, YamlScalarStyle style)
    {
        var quote = style == YamlScalarStyle.Plain ? 0 : 1;
        var start = Math.Min(token.Start + quote, token.End);
        var runs = token.IsMissing ? [] : YamlFlowText.Decode(source.Text, start, token.End - quote, style).Runs;
        return new YamlScalarMap(source, value, start, Math.Max(start, token.End - quote), runs, indentation: null);
    }

    public static YamlScalarMap OfBlock(SourceText source, SyntaxToken head, SyntaxToken body, string value, YamlScalarStyle style)
    {
        // The first character that is no blank is the same in both; what stands before it in its line beyond the value's own blanks is indentation.
        var first = value.AsSpan().IndexOfAnyExcept(' ', '\n');
        if (body.IsMissing || first < 0)
            return new YamlScalarMap(source, value, head.End, head.End, [], indentation: null);
        var lineStart = source.GetLineStart(body.Start);
        var lead = first - (value.AsSpan(0, first).LastIndexOf('\n') + 1);
        var indent = Math.Max(0, body.Start - lineStart - lead);
        return new YamlScalarMap(
            source,
            value,
            lineStart + indent,
            body.End,
            BlockRuns(source.Text, TextSpan.FromBounds(lineStart, body.End), indent, value, first - lead),
            style == YamlScalarStyle.Literal ? source.Text.Substring(lineStart, indent) : null);
    }

    public int Position(int inValue)
    {
        var at = FindRun(inValue);
        if (at < 0)
            return _start;
        // Between two runs: a line break or an escape, which stands right behind the run before it.
        var run = _runs[at];
        return run.InFile + Math.Min(inValue - run.InValue, run.Length);
    }

    /// <summary>The end of a stretch of the value that ends before <paramref name="inValue"/>.</summary>
    public int EndPosition(int inValue)
    {
        var at = FindRun(inValue - 1);
        if (at < 0)
            return _runs.Count == 0 ? _end : _runs[0].InFile;
        var run = _runs[at];
        var runEnd = run.InFile + run.Length;
        if (inValue <= run.InValue + run.Length)
            return run.InFile + inValue - run.InValue;
        // The last character is between two runs. A line break is left out, an escape is not.
        var isBreak = runEnd >= _source.Length || _source.Text[runEnd] is '\n' or '\r';
        return isBreak ? runEnd : at + 1 < _runs.Count ? _runs[at + 1].InFile : _end;
    }

    public TextEdit? Edit(TextEdit edit)
    {
        var start = Position(edit.Span.Start);
        var inFile = TextSpan.FromBounds(start, edit.Span.Length == 0 ? start : Math.Max(start, EndPosition(edit.Span.End)));
        var replaced = _source.ToString(inFile);
        var inValue = _value.AsSpan(edit.Span.Start, edit.Span.Length);
        if (_indentation is null)
            return inValue.SequenceEqual(replaced) && !edit.NewText.AsSpan().ContainsAny(NotVerbatim) ? new TextEdit(inFile, edit.NewText) : null;
        var line = _source.GetLineSpanAt(_start);
        var lineBreak = line.End < _source.Length && _source.Text[line.End] == '\r' ? "\r\n" : "\n";
        if (!inValue.SequenceEqual(replaced.Replace(lineBreak + _indentation, "\n", StringComparison.Ordinal)))
            return null;
        return new TextEdit(inFile, edit.NewText.ReplaceLineEndings("\n").Replace("\n", lineBreak + _indentation, StringComparison.Ordinal));
    }

    /// <summary>The last run that starts at or before a place of the value, or -1.</summary>
    private int FindRun(int inValue)
    {
        int low = 0, high = _runs.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].InValue <= inValue)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high;
    }

    /// <summary>The lines of a block scalar: each but its indentation stands in the value as it is.</summary>
    private static List<YamlRun> BlockRuns(string text, TextSpan lines, int indent, string value, int inValue)
    {
        var runs = new List<YamlRun>();
        for (var at = lines.Start; at < lines.End;)
        {
            var lineEnd = text.AsSpan(at, lines.End - at).IndexOfAny('\n', '\r');
            lineEnd = lineEnd < 0 ? lines.End : at + lineEnd;
            var content = at + Math.Min(indent, lineEnd - at);
            var length = lineEnd - content;
            if (length > 0)
            {
                if (at > lines.Start)
                    inValue = SkipBreak(value, inValue, text[content] == ' ');
                if (string.CompareOrdinal(value, inValue, text, content, length) != 0)
                    return runs;
                runs.Add(new YamlRun(inValue, content, length));
                inValue += length;
            }
            at = lineEnd + (lineEnd + 1 < text.Length && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n' ? 2 : 1);
        }
        return runs;
    }

    private static int SkipBreak(string value, int at, bool contentStartsBlank)
    {
        if (at < value.Length && value[at] == ' ' && !contentStartsBlank)
            return at + 1;
        while (at < value.Length && value[at] == '\n')
            at++;
        return at;
    }
}
