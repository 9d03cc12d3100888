namespace ConfigLint.Syntax.Python;

/// <summary>The table of operators (Operator precedence, The Python Language Reference).</summary>
internal sealed partial class PythonExpressionParser
{
    private const int OrPrecedence = 1;
    private const int AndPrecedence = 2;
    private const int NotPrecedence = 3;
    private const int ComparisonPrecedence = 4;
    private const int UnaryPrecedence = 11;
    private const int PowerPrecedence = 12;
    private const int AwaitPrecedence = 13;

    private int PrefixPrecedence() => _cursor.Kind switch
    {
        SyntaxKind.Operator => Text() is "-" or "+" or "~" ? UnaryPrecedence : 0,
        SyntaxKind.Keyword => Text() switch { "not" => NotPrecedence, "await" => AwaitPrecedence, _ => 0 },
        _ => 0,
    };

    private int InfixPrecedence() => _cursor.Kind switch
    {
        SyntaxKind.Operator => Text() switch
        {
            "<" or ">" or "<=" or ">=" or "==" or "!=" => ComparisonPrecedence,
            "|" => 5,
            "^" => 6,
            "&" => 7,
            "<<" or ">>" => 8,
            "+" or "-" => 9,
            "*" or "/" or "//" or "%" or "@" => 10,
            "**" => PowerPrecedence,
            _ => 0,
        },
        SyntaxKind.Keyword => Text() switch
        {
            "or" => OrPrecedence,
            "and" => AndPrecedence,
            "in" or "is" => ComparisonPrecedence,
            "not" when _source.AsSpan(_cursor.Next.Kind == SyntaxKind.Keyword ? _cursor.Next.Span : default) is "in" => ComparisonPrecedence,
            _ => 0,
        },
        _ => 0,
    };

    private Operator TakeInfix(int precedence)
    {
        var isTwoWords = IsKeyword("not") || (IsKeyword("is") && _cursor.Next.Kind == SyntaxKind.Keyword && _source.AsSpan(_cursor.Next.Span) is "not");
        var first = _cursor.Take();
        return new Operator(first, isTwoWords ? _cursor.Take() : default, precedence, IsPrefix: false);
    }

    private ReadOnlySpan<char> Text() => _source.AsSpan(_cursor.Current.Span);

    private bool IsOperator(string text) => _cursor.Kind == SyntaxKind.Operator && Text().SequenceEqual(text);

    private bool IsKeyword(string text) => _cursor.Kind == SyntaxKind.Keyword && Text().SequenceEqual(text);

    private bool StartsExpression() => _cursor.Kind switch
    {
        SyntaxKind.Name or SyntaxKind.Number or SyntaxKind.Quoted or SyntaxKind.StringStart => true,
        SyntaxKind.OpenParen or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace => true,
        SyntaxKind.Operator => Text() is "-" or "+" or "~" or "*" or "...",
        SyntaxKind.Keyword => Text() is "None" or "True" or "False" or "not" or "lambda" or "await",
        _ => false,
    };
}
