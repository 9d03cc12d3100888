using System.Buffers;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// Which stretch of a scalar's value stands where in the file. Built on first use by walking text and value side by side;
/// a run is a stretch that both have in common, and what lies between two runs is indentation, a fold or an escape.
/// </summary>
internal sealed class YamlScalarMap
{
    /// <summary>Characters that may need quotes or escapes where they are inserted.</summary>
    private static readonly SearchValues<char> NotVerbatim = SearchValues.Create("\n\r\\'\"#:{}[],&*!|>%@`");

    private static readonly SearchValues<char> FlowStops = SearchValues.Create(" \t\n\r'\\");

    private readonly List<Run> _runs = [];
    private readonly SourceText _source;
    private readonly string _value;
    private readonly int _start;
    private readonly int _end;

    /// <summary>What stands before each line of a literal block; null when a line break in the value is not one in the file.</summary>
    private string? _indentation;

    private YamlScalarMap(SourceText source, string value, int start, int end)
    {
        _source = source;
        _value = value;
        _start = start;
        _end = end;
    }

    private readonly record struct Run(int InValue, int InFile, int Length);

    public static YamlScalarMap OfFlow(SourceText source, SyntaxToken token, string value, YamlScalarStyle style)
    {
        var quote = style == YamlScalarStyle.Plain || token.IsMissing ? 0 : 1;
        var map = new YamlScalarMap(source, value, token.Start + quote, Math.Max(token.Start + quote, token.End - quote));
        map.WalkFlow(style);
        return map;
    }

    public static YamlScalarMap OfBlock(SourceText source, SyntaxToken head, SyntaxToken body, string value, YamlScalarStyle style)
    {
        var map = body.IsMissing
            ? new YamlScalarMap(source, value, head.End, head.End)
            : new YamlScalarMap(source, value, source.GetLineStart(body.Start), body.End);
        if (!body.IsMissing)
            map.WalkBlock(body, style);
        return map;
    }

    public int Position(int inValue)
    {
        var at = FindRun(inValue);
        if (at < 0)
            return _runs.Count == 0 ? _start : _runs[0].InFile;
        var run = _runs[at];
        // Between two runs: a line break or an escape, which stands right behind the run before it.
        return run.InFile + Math.Min(inValue - run.InValue, run.Length);
    }

    /// <summary>The end of a stretch of the value that ends before <paramref name="inValue"/>.</summary>
    public int EndPosition(int inValue)
    {
        var at = FindRun(inValue - 1);
        if (at < 0)
            return Position(inValue);
        var run = _runs[at];
        if (inValue <= run.InValue + run.Length)
            return run.InFile + inValue - run.InValue;
        return at + 1 < _runs.Count && !IsLineBreakAt(run.InFile + run.Length) ? _runs[at + 1].InFile : run.InFile + run.Length;
    }

    public TextEdit? Edit(TextEdit edit)
    {
        if (_indentation is null && edit.NewText.AsSpan().ContainsAny(NotVerbatim))
            return null;
        var start = Position(edit.Span.Start);
        var end = edit.Span.Length == 0 ? start : EndPosition(edit.Span.End);
        var inFile = TextSpan.FromBounds(start, Math.Max(start, end));
        var replaced = _source.ToString(inFile);
        var inValue = _value.AsSpan(edit.Span.Start, edit.Span.Length);
        if (_indentation is null)
            return inValue.SequenceEqual(replaced) && Math.Abs(FindRun(edit.Span.Start) - FindRun(edit.Span.End)) == 0 ? new TextEdit(inFile, edit.NewText) : null;
        var lineBreak = _source.AsSpan(TextSpan.FromBounds(_start, _end)).Contains('\r') ? "\r\n" : "\n";
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

    private bool IsLineBreakAt(int position) => position >= _source.Length || _source.Text[position] is '\n' or '\r';

    private void Add(int inValue, int inFile, int length)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.InValue + last.Length == inValue && last.InFile + last.Length == inFile)
            _runs[^1] = last with { Length = last.Length + length };
        else if (length > 0)
            _runs.Add(new Run(inValue, inFile, length));
    }

    /// <summary>The lines of a block scalar: each but its indentation stands in the value as it is.</summary>
    private void WalkBlock(SyntaxToken body, YamlScalarStyle style)
    {
        var text = _source.Text;
        var first = _value.AsSpan().IndexOfAnyExcept(' ', '\n');
        if (first < 0)
            return;
        var leadInValue = first - (_value.AsSpan(0, first).LastIndexOf('\n') + 1);
        var indent = Math.Max(0, body.Start - _start - leadInValue);
        if (style == YamlScalarStyle.Literal)
            _indentation = text.Substring(_start, indent);
        var inValue = 0;
        // Blank lines above the first one are only line breaks in the value, whatever blanks they have.
        inValue = first - leadInValue;
        for (var at = _start; at < body.End;)
        {
            var lineEnd = text.AsSpan(at, body.End - at).IndexOfAny('\n', '\r');
            lineEnd = lineEnd < 0 ? body.End : at + lineEnd;
            var content = at + Math.Min(indent, lineEnd - at);
            var length = lineEnd - content;
            if (length > 0)
            {
                if (at > _start)
                    inValue = SkipBreak(inValue, text[content] == ' ');
                if (string.CompareOrdinal(_value, inValue, text, content, length) != 0)
                    return;
                Add(inValue, content, length);
                inValue += length;
            }
            at = lineEnd + (lineEnd + 1 < text.Length && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n' ? 2 : 1);
        }
    }

    private int SkipBreak(int inValue, bool contentStartsBlank)
    {
        if (inValue < _value.Length && _value[inValue] == ' ' && !contentStartsBlank)
            return inValue + 1;
        while (inValue < _value.Length && _value[inValue] == '\n')
            inValue++;
        return inValue;
    }

    /// <summary>Plain and quoted text: equal but for escapes and for line breaks, which fold with the blanks around them.</summary>
    private void WalkFlow(YamlScalarStyle style)
    {
        var text = _source.Text;
        var inValue = 0;
        for (var at = _start; at < _end && inValue <= _value.Length;)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                var run = text.AsSpan(at, _end - at).IndexOfAnyExcept(" \t\n\r");
                run = run < 0 ? _end - at : run;
                var blanks = text.AsSpan(at, run);
                var breaks = CountBreaks(blanks);
                if (breaks == 0)
                    Add(inValue, at, run);
                inValue += breaks switch { 0 => run, 1 => 1, _ => breaks - 1 };
                at += run;
            }
            else if (c == '\'' && style == YamlScalarStyle.SingleQuoted)
            {
                Add(inValue, at, 1);
                inValue++;
                at += 2;
            }
            else if (c == '\\' && style == YamlScalarStyle.DoubleQuoted && at + 1 < _end)
            {
                var next = text[at + 1];
                var run = 2 + (next switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 });
                if (next is '\n' or '\r')
                {
                    var blanks = text.AsSpan(at + 1, _end - at - 1);
                    var length = blanks.IndexOfAnyExcept(" \t\n\r");
                    run = length < 0 ? _end - at : length + 1;
                    inValue += CountBreaks(blanks[..(run - 1)]) - 1;
                }
                else
                {
                    // A character beyond U+FFFF is two in the value: one \U, or two \u that are a pair.
                    inValue += next == 'U' && inValue < _value.Length && char.IsHighSurrogate(_value[inValue]) ? 2 : 1;
                }
                at += run;
            }
            else
            {
                var run = text.AsSpan(at, _end - at).IndexOfAny(FlowStops);
                run = Math.Max(1, run < 0 ? _end - at : run);
                Add(inValue, at, run);
                inValue += run;
                at += run;
            }
        }
    }

    private static int CountBreaks(ReadOnlySpan<char> blanks)
    {
        var count = 0;
        for (var i = 0; i < blanks.Length; i++)
        {
            if (blanks[i] == '\n' || (blanks[i] == '\r' && (i + 1 == blanks.Length || blanks[i + 1] != '\n')))
                count++;
        }
        return count;
    }
}
