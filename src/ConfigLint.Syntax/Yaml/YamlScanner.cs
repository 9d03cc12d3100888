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
    private readonly YamlMasks _masks;
    private readonly Scanner _scanner;
    private readonly YamlTabs _tabs;
    private bool _atEnd;
    private YamlToken _current;

    /// <param name="span">Starts at the start of a line.</param>
    /// <param name="start">Where the tokens start: behind the directives.</param>
    public YamlScanner(SourceText source, TextSpan span, int start, YamlMasks masks)
    {
        _source = source;
        _span = span;
        _masks = masks;
        _scanner = new Scanner(new SpanReader(source.Text, span, masks));
        _tabs = new YamlTabs(source, start);
        Advance();
    }

    /// <summary>The token that is looked at; <see cref="YamlTokenKind.EndOfDocument"/> for ever at the end.</summary>
    public ref readonly YamlToken Current => ref _current;

    /// <summary>Line breaks that the scanner wrongly stumbled over; see <see cref="YamlMasks"/>.</summary>
    public YamlMask? Stumble { get; private set; }

    public void Advance()
    {
        _current = Read();
        if (_atEnd || _tabs.Find(_current) is not { } tab)
            return;
        _current = new YamlToken(YamlTokenKind.Error, tab, tab + 1, YamlMessages.Tab);
        _atEnd = true;
    }

    private YamlToken Read()
    {
        if (_atEnd)
            return new YamlToken(YamlTokenKind.EndOfDocument, _span.End, _span.End);
        try
        {
            while (_scanner.MoveNext())
            {
                if (Convert(_scanner.Current!) is { } token)
                    return token;
            }
            return new YamlToken(YamlTokenKind.EndOfDocument, _span.End, _span.End);
        }
        catch (YamlException e)
        {
            return Fail(e.Message, (int)e.Start.Index, (int)e.End.Index);
        }
#pragma warning disable CA1031 // Its scanner has faults of its own (surrogate escapes, InvalidOperationException): no input may end the run.
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
        Stumble = YamlMasks.Find(_source, message, At(start), At(end), _span.End);
        return YamlMessages.ErrorToken(message, At(start), At(end), _source);
    }

    private YamlToken? Convert(Token token)
    {
        var start = At((int)token.Start.Index);
        var end = At((int)token.End.Index);
        return token switch
        {
            YamlDotNet.Core.Tokens.Scalar scalar => ConvertScalar(scalar, start, end),
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
            Error error => ConvertError(error.Value, start, end),
            // Stream start and end; directives and "...", whose lines the document splitter knows.
            _ => null,
        };
    }

    private YamlToken ConvertScalar(YamlDotNet.Core.Tokens.Scalar scalar, int start, int end)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        // Between brackets this scanner takes these as text.
        if (style == YamlScalarStyle.Plain && start < end && _source.Text[start] is '|' or '>' or '%' or '@' or '`')
            return YamlMessages.BadStart(_source, start);
        // Between brackets it puts an empty key before a lone ":".
        if (style == YamlScalarStyle.Plain && start == end)
            return new YamlToken(YamlTokenKind.Error, start, start + 1, YamlMessages.NoKey);
        return new YamlToken(YamlTokenKind.Scalar, start, end, _masks.IsEmpty ? scalar.Value : _masks.Unmask(start, end, scalar.Value, style), style);
    }

    /// <summary>libyaml and go-yaml want no blank before a comment behind a quote, a bracket or a comma.</summary>
    private YamlToken? ConvertError(string message, int start, int end)
    {
        if (message.Contains("invalid comment after comma", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.FlowEntry, start, end);
        return message.Contains("invalid comment after", StringComparison.Ordinal) ? null : YamlMessages.ErrorToken(message, start, end, _source);
    }

    private int At(int index) => Math.Min(_span.Start + index, _span.End);

    private sealed class SpanReader(string text, TextSpan span, YamlMasks masks) : TextReader
    {
        private int _at = span.Start;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, span.End - _at);
            text.CopyTo(_at, buffer, index, length);
            if (!masks.IsEmpty)
                masks.Apply(buffer.AsSpan(index, length), _at);
            _at += length;
            return length;
        }
    }
}
