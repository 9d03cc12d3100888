using System.Numerics;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

public enum RubyLiteralKind
{
    Nil,
    True,
    False,
    Self,

    /// <summary><c>__FILE__</c>, <c>__LINE__</c>, <c>__ENCODING__</c></summary>
    Place,
    Number,
    Symbol,
    Regex,

    /// <summary>A shell command in backticks; it is never run.</summary>
    Command,
}

/// <summary>A literal of one token.</summary>
public sealed class RubyLiteral : RubyExpression
{
    private object? _value;
    private bool _isDecoded;

    internal RubyLiteral(SourceText source, SyntaxToken token, RubyLiteralKind kind)
        : base(source, [token]) => LiteralKind = kind;

    public RubyLiteralKind LiteralKind { get; }

    /// <summary>
    /// <see cref="BigInteger"/> or <see cref="double"/> of a number, the name of a symbol, true, false; null for all others and for what
    /// cannot be known here (rational and imaginary numbers, more than 4300 digits).
    /// </summary>
    public object? Value
    {
        get
        {
            if (!_isDecoded)
                _value = Decode();
            _isDecoded = true;
            return _value;
        }
    }

    public BigInteger? IntegerValue => Value as BigInteger?;

    public double? FloatValue => Value as double?;

    private object? Decode() => LiteralKind switch
    {
        RubyLiteralKind.True => true,
        RubyLiteralKind.False => false,
        RubyLiteralKind.Number => RubyNumber.Value(Text),
        RubyLiteralKind.Symbol => Text is [':', not ('"' or '\''), ..] ? Text[1..] : RubyText.Decode(Text),
        _ => null,
    };
}

/// <summary>A string, or several that adjoin; also a regular expression, symbol or command with code in it.</summary>
public sealed class RubyString : RubyExpression
{
    internal RubyString(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Parts = [.. children.Where(c => IsPart(c)).Select(Part)];

    /// <summary>Text and code in turn.</summary>
    public IReadOnlyList<RubyStringPart> Parts { get; }

    /// <summary>False for a regular expression, symbol or command.</summary>
    public bool IsText => Source.Text[Span.Start] is '"' or '\'' or '?' || Text is ['%', not ('r' or 's' or 'x' or 'w' or 'W' or 'i' or 'I'), ..];

    /// <summary>The whole text; null when there is code in it or it cannot be decoded.</summary>
    public string? Value => Parts.All(p => p.Text is not null) ? string.Concat(Parts.Select(p => p.Text)) : null;

    private static bool IsPart(SyntaxNodeOrToken child) => child.Node is not null || child.Token.Kind is SyntaxKind.Quoted or SyntaxKind.StringText;

    private RubyStringPart Part(SyntaxNodeOrToken child)
    {
        if (child.Node is RubyInterpolation code)
            return new RubyStringPart(null, code);
        var text = Source.AsSpan(child.Token.Span);
        return new RubyStringPart(
            child.Token.Kind == SyntaxKind.StringText ? RubyText.DecodeInterpolating(text)
            : text[0] == '?' ? RubyText.DecodeInterpolating(text[1..])
            : RubyText.Decode(text), null);
    }
}

/// <summary>Decoded text (null when it cannot be decoded) or code.</summary>
public readonly record struct RubyStringPart(string? Text, RubyInterpolation? Code);

/// <summary><c>#{ … }</c></summary>
public sealed class RubyInterpolation : CompositeNode
{
    internal RubyInterpolation(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Statements = RubyFile.StatementsIn(children);

    public IReadOnlyList<RubyExpression> Statements { get; }
}

/// <summary><c>%w[a b]</c> or <c>%i[a b]</c></summary>
public sealed class RubyWords : RubyExpression
{
    internal RubyWords(SourceText source, SyntaxToken token)
        : base(source, [token])
    {
    }

    public bool IsSymbols => Source.Text[Span.Start + 1] is 'i' or 'I';

    public IReadOnlyList<string> Words => (RubyText.Decode(Text) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary><c>&lt;&lt;~NAME</c>; the lines are in a <see cref="RubyHeredocBody"/> further down.</summary>
public sealed class RubyHeredoc : RubyExpression
{
    internal RubyHeredoc(SourceText source, SyntaxToken token)
        : base(source, [token])
    {
    }
}
