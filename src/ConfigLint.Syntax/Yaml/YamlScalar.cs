using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

public enum YamlScalarStyle : byte
{
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary><c>|</c>: line breaks kept.</summary>
    Literal,

    /// <summary><c>&gt;</c>: line breaks become blanks.</summary>
    Folded,
}

/// <summary>A text value: plain, quoted or a block of lines.</summary>
public sealed class YamlScalar : YamlNode
{
    private YamlScalarMap? _map;

    /// <param name="content">All of it, quotes or block header included; of no length where the text has no value.</param>
    internal YamlScalar(SourceText source, YamlProperties? properties, TextSpan content, string value, YamlScalarStyle style)
        : base(source, properties)
    {
        ContentSpan = content;
        Value = value;
        Style = style;
    }

    /// <summary>The text without quotes, escapes, folding and indentation; empty for a missing value.</summary>
    public string Value { get; }

    public YamlScalarStyle Style { get; }

    public bool IsQuoted => Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted;

    public bool IsBlock => Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;

    /// <summary>There is no text: <c>key:</c> and nothing behind it.</summary>
    public bool IsMissing => ContentSpan.Length == 0;

    /// <summary>Anchor and tag excluded: what a fix replaces. Of a block scalar with its header.</summary>
    public TextSpan ContentSpan { get; }

    public bool IsNull => YamlScalarValues.TypeOf(this) == YamlScalarType.Null;

    /// <summary>What YAML takes the text for: a quoted <c>"8080"</c> is a string, a plain <c>8080</c> an integer.</summary>
    public YamlScalarType Type => YamlScalarValues.TypeOf(this);

    /// <summary>YAML 1.1's booleans, as Go's and Python's readers take them: true, yes, on and false, no, off, in lower case, upper case or capitalized.</summary>
    public bool TryGetBoolean(out bool value) => YamlScalarValues.TryGetBoolean(this, out value);

    /// <summary>Decimal, hexadecimal (<c>0x1F</c>) or octal (<c>0o17</c>, <c>017</c>), with <c>_</c> between digits; false when it does not fit.</summary>
    public bool TryGetInt64(out long value) => YamlScalarValues.TryGetInt64(this, out value);

    /// <summary>An integer or a decimal fraction.</summary>
    public bool TryGetDouble(out double value) => YamlScalarValues.TryGetDouble(this, out value);

    /// <summary>
    /// Where a stretch of <see cref="Value"/> stands in the file: a finding in an nginx configuration inside a ConfigMap is shown
    /// at its place in the YAML. Stretches that cross lines include the indentation between them.
    /// </summary>
    public TextSpan ToFileSpan(TextSpan inValue)
    {
        var start = ToFilePosition(inValue.Start);
        return TextSpan.FromBounds(start, inValue.Length == 0 ? start : Math.Max(start, Map.EndPosition(inValue.End)));
    }

    /// <summary>Where a character of <see cref="Value"/> stands in the file.</summary>
    public int ToFilePosition(int inValue) => Map.Position(inValue);

    /// <summary>
    /// An edit of <see cref="Value"/> as an edit of the file: new lines get the block's indentation. Null where text and value
    /// differ by more than indentation (escapes, folded lines), so that a fix never changes what it does not mean to.
    /// </summary>
    public TextEdit? ToFileEdit(TextEdit edit) => Map.Edit(edit);

    public override TextSpan Span => PropertyCount == 0 ? ContentSpan : TextSpan.FromBounds(PropertyAt(0).Start, ContentSpan.End);

    public override int ChildCount => PropertyCount + (IsBlock && !Body.IsMissing ? 2 : 1);

    public override SyntaxNodeOrToken ChildAt(int index) => index < PropertyCount ? PropertyAt(index) : index == PropertyCount ? Head : Body;

    private YamlScalarMap Map => _map ??= IsBlock
        ? YamlScalarMap.OfBlock(Source, Head, Body, Value, Style)
        : YamlScalarMap.OfFlow(Source, Head, Value, Style);

    /// <summary>The whole scalar; of a block scalar its header (<c>|-</c>). Missing where the text has no value.</summary>
    private SyntaxToken Head
    {
        get
        {
            if (IsMissing)
                return SyntaxToken.Missing(ContentSpan.Start);
            if (!IsBlock)
                return new SyntaxToken(IsQuoted ? SyntaxKind.Quoted : SyntaxKind.Word, ContentSpan.Start, ContentSpan.End);
            var end = ContentSpan.Start + 1;
            while (end < ContentSpan.End && Source.Text[end] is '+' or '-' or (>= '0' and <= '9'))
                end++;
            return new SyntaxToken(SyntaxKind.Operator, ContentSpan.Start, end);
        }
    }

    /// <summary>The lines of a block scalar, from its first character to its last that is no blank. A comment may stand between header and body.</summary>
    private SyntaxToken Body
    {
        get
        {
            var content = Source.AsSpan(ContentSpan);
            var lineEnd = content.IndexOfAny('\n', '\r');
            return lineEnd < 0
                ? SyntaxToken.Missing(ContentSpan.End)
                : new SyntaxToken(SyntaxKind.Heredoc, ContentSpan.Start + lineEnd + content[lineEnd..].IndexOfAnyExcept(" \t\r\n"), ContentSpan.End);
        }
    }
}
