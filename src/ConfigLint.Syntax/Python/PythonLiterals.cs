using System.Numerics;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

public enum PythonLiteralKind
{
    None,
    True,
    False,
    Ellipsis,
    Integer,
    Float,
    Imaginary,
    String,
    Bytes,
}

/// <summary>A literal with its decoded value; adjoining strings are one literal, as they are for Python.</summary>
public sealed class PythonLiteral : PythonExpression
{
    private object? _value;
    private bool _isDecoded;

    internal PythonLiteral(SourceText source, SyntaxNodeOrToken[] tokens, PythonLiteralKind kind)
        : base(source, tokens) => LiteralKind = kind;

    public PythonLiteralKind LiteralKind { get; }

    /// <summary>
    /// <see cref="BigInteger"/>, <see cref="double"/>, <see cref="string"/> (bytes one character each), <see cref="bool"/>, or null: for
    /// None, Ellipsis, imaginary numbers, integers of more than 4300 digits (Python refuses those) and strings with <c>\N{…}</c>.
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

    public string? StringValue => Value as string;

    private object? Decode()
    {
        switch (LiteralKind)
        {
            case PythonLiteralKind.True:
                return true;
            case PythonLiteralKind.False:
                return false;
            case PythonLiteralKind.Integer:
                return PythonNumber.Integer(Text);
            case PythonLiteralKind.Float:
                return PythonNumber.Float(Text);
            case PythonLiteralKind.String or PythonLiteralKind.Bytes:
                var parts = new string?[ChildCount];
                for (var i = 0; i < parts.Length; i++)
                    parts[i] = PythonText.DecodeString(Source.AsSpan(ChildAt(i).Token.Span));
                return parts.Contains(null) ? null : string.Concat(parts);
            default:
                return null;
        }
    }
}

/// <summary>An f-string, with any plain strings that adjoin it.</summary>
public sealed class PythonFormattedString : PythonExpression
{
    internal PythonFormattedString(SourceText source, SyntaxNodeOrToken[] children, PythonStringPart[] parts, bool isTemplate)
        : base(source, children)
    {
        Parts = parts;
        IsTemplate = isTemplate;
    }

    public IReadOnlyList<PythonStringPart> Parts { get; }

    /// <summary>A t-string (Python 3.14): an object and no text.</summary>
    public bool IsTemplate { get; }
}

/// <summary>A stretch of decoded text (null when it cannot be decoded) or a replacement field.</summary>
public readonly record struct PythonStringPart(string? Text, PythonReplacementField? Field);

/// <summary><c>{expression!r:format}</c> in an f-string.</summary>
public sealed class PythonReplacementField : CompositeNode
{
    internal PythonReplacementField(SourceText source, SyntaxNodeOrToken[] children, PythonExpression? expression, bool isPlain)
        : base(source, children)
    {
        Expression = expression;
        IsPlain = isPlain;
    }

    /// <summary>Null when the field is empty, which Python refuses.</summary>
    public PythonExpression? Expression { get; }

    /// <summary>Nothing but an expression between the braces: no <c>=</c>, no conversion, no format.</summary>
    public bool IsPlain { get; }
}
