using ConfigLint.Syntax.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// YamlDotNet's scanner over one document of a file. The only place where its types and exceptions are seen:
/// each exception becomes one <see cref="YamlTokenKind.Error"/> token, after which there are no more.
/// </summary>
internal sealed class YamlScanner
{
    private readonly SourceText _source;
    private readonly TextSpan _span;
    private readonly Scanner _scanner;
    private bool _atEnd;

    /// <param name="span">Starts at the start of a line.</param>
    public YamlScanner(SourceText source, TextSpan span)
    {
        _source = source;
        _span = span;
        _scanner = new Scanner(new SpanReader(source.Text, span));
        Current = Read();
    }

    /// <summary>The token that is looked at; <see cref="YamlTokenKind.EndOfDocument"/> for ever at the end.</summary>
    public YamlToken Current { get; private set; }

    public void Advance() => Current = _atEnd ? new YamlToken(YamlTokenKind.EndOfDocument, _span.End, _span.End) : Read();

    private YamlToken Read()
    {
        try
        {
            while (_scanner.MoveNext())
            {
                if (Convert(_scanner.Current!) is { } token)
                    return token;
            }
            _atEnd = true;
            return new YamlToken(YamlTokenKind.EndOfDocument, _span.End, _span.End);
        }
        catch (YamlException e)
        {
            return Fail(e.Message, (int)e.Start.Index, (int)e.End.Index);
        }
#pragma warning disable CA1031 // Its scanner has faults of its own (surrogate escapes, "Not at a break"): no input may end the run.
        catch (Exception)
#pragma warning restore CA1031
        {
            var at = (int)_scanner.CurrentPosition.Index;
            return Fail("", at, at);
        }
    }

    private YamlToken Fail(string message, int start, int end)
    {
        _atEnd = true;
        // Some of its exceptions come without a place.
        if (start == 0 && end == 0)
            start = end = (int)_scanner.CurrentPosition.Index;
        return YamlMessages.ErrorToken(message, At(start), At(end), _source);
    }

    private YamlToken? Convert(Token token)
    {
        var start = At((int)token.Start.Index);
        var end = At((int)token.End.Index);
        return token switch
        {
            YamlDotNet.Core.Tokens.Scalar scalar => new YamlToken(YamlTokenKind.Scalar, start, end, scalar.Value, Style(scalar.Style)),
            Key => new YamlToken(YamlTokenKind.Key, start, end),
            Value => new YamlToken(YamlTokenKind.Value, start, end),
            BlockMappingStart => new YamlToken(YamlTokenKind.BlockMappingStart, start, end),
            BlockSequenceStart => new YamlToken(YamlTokenKind.BlockSequenceStart, start, end),
            BlockEntry => new YamlToken(YamlTokenKind.BlockEntry, start, end),
            BlockEnd => new YamlToken(YamlTokenKind.BlockEnd, start, end),
            FlowSequenceStart => new YamlToken(YamlTokenKind.FlowSequenceStart, start, start + 1),
            FlowSequenceEnd => new YamlToken(YamlTokenKind.FlowSequenceEnd, start, start + 1),
            FlowMappingStart => new YamlToken(YamlTokenKind.FlowMappingStart, start, start + 1),
            FlowMappingEnd => new YamlToken(YamlTokenKind.FlowMappingEnd, start, start + 1),
            FlowEntry => new YamlToken(YamlTokenKind.FlowEntry, start, end),
            Anchor anchor => new YamlToken(YamlTokenKind.Anchor, start, end, anchor.Value.Value),
            AnchorAlias alias => new YamlToken(YamlTokenKind.Alias, start, end, alias.Value.Value),
            Tag => new YamlToken(YamlTokenKind.Tag, start, end, _source.Text[start..end]),
            DocumentStart => new YamlToken(YamlTokenKind.DocumentStart, start, start + 3),
            Error error => YamlMessages.ErrorToken(error.Value, start, end, _source),
            // Stream start and end; directives and "...", whose lines the document splitter knows.
            _ => null,
        };
    }

    private static YamlScalarStyle Style(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => YamlScalarStyle.Plain,
    };

    private int At(int index) => Math.Min(_span.Start + index, _span.End);

    private sealed class SpanReader(string text, TextSpan span) : TextReader
    {
        private int _at = span.Start;

        public override int Peek() => _at < span.End ? text[_at] : -1;

        public override int Read() => _at < span.End ? text[_at++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, span.End - _at);
            text.CopyTo(_at, buffer, index, length);
            _at += length;
            return length;
        }
    }
}
