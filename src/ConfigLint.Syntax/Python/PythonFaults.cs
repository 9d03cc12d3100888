using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>Finds, in a line that the grammar does not understand, two neighbours that no Python accepts. Whatever is not certain is let pass.</summary>
internal static class PythonFaults
{
    /// <summary>Looks at the line from the cursor on; the cursor stays where it is.</summary>
    /// <param name="end">The end of the line.</param>
    public static SyntaxError? Find(SourceText source, TokenCursor cursor, out int end)
    {
        var start = cursor.Rest;
        var error = FindFrom(source, cursor);
        while (cursor.Kind is not (SyntaxKind.EndOfLine or SyntaxKind.EndOfFile) && error is not null)
            cursor.Take();
        end = cursor.IsAtEnd ? source.Length : cursor.Current.Start;
        cursor.MoveTo(start);
        return error;
    }

    private static SyntaxError? FindFrom(SourceText source, TokenCursor cursor)
    {
        var isFromImport = source.AsSpan(cursor.Current.Span) is "from";
        var before = cursor.Take();
        if ((IsInfixOnly(source, before) && before.Kind != SyntaxKind.Keyword) || before.Kind is SyntaxKind.Comma or SyntaxKind.Colon or SyntaxKind.Dot)
            return new SyntaxError(before.Span, $"unexpected \"{source.ToString(before.Span)}\"");
        while (true)
        {
            var token = cursor.Take();
            if (before.Kind is SyntaxKind.Bad || token.Kind == SyntaxKind.Bad)
                return null;
            if (IsStatementKeyword(source, token) && !MayStandBefore(source, before) && !isFromImport)
                return new SyntaxError(token.Span, $"unexpected \"{source.ToString(token.Span)}\"");
            var isEnd = token.Kind is SyntaxKind.EndOfLine or SyntaxKind.EndOfFile or SyntaxKind.Semicolon;
            if (WantsOperand(source, before) && (isEnd || IsInfixOnly(source, token) || token.Kind == SyntaxKind.Comma) && !IsNotIn(source, before, token))
                return new SyntaxError(isEnd ? before.Span : token.Span, $"an expression is missing behind \"{source.ToString(before.Span)}\"");
            if (before.Kind == SyntaxKind.Dot && token.Kind != SyntaxKind.Name && !isFromImport)
                return new SyntaxError(before.Span, "a name is missing behind \".\"");
            if (token.Kind == SyntaxKind.Comma && before.Kind is SyntaxKind.Comma or SyntaxKind.OpenParen or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace)
                return new SyntaxError(token.Span, "unexpected \",\"");
            if (EndsOperand(source, before) && StartsOperand(source, token) && !(IsString(before) && IsString(token)) && !IsSoftKeyword(source, before))
                return new SyntaxError(token.Span, $"unexpected {Describe(source, token)}: an operator or a comma is missing before it");
            if (isEnd && token.Kind != SyntaxKind.Semicolon)
                return null;
            before = token;
        }
    }

    private static bool WantsOperand(SourceText source, SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Equals => true,
        SyntaxKind.Operator => source.AsSpan(token.Span) is not ("*" or "/" or "..." or "**"),
        SyntaxKind.Keyword => source.AsSpan(token.Span) is "and" or "or" or "not" or "in" or "is",
        _ => false,
    };

    // "*", "/" and "**" have other places: in parameters and arguments.
    private static bool IsInfixOnly(SourceText source, SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Equals => true,
        SyntaxKind.Operator => source.AsSpan(token.Span) is not ("+" or "-" or "~" or "*" or "**" or "..." or "@" or "->" or ":=" or "/"),
        SyntaxKind.Keyword => source.AsSpan(token.Span) is "and" or "or" or "in" or "is" or "if" or "else" or "for" or "as",
        _ => false,
    };

    /// <summary>A word that starts a statement and has no other use.</summary>
    private static bool IsStatementKeyword(SourceText source, SyntaxToken token) => token.Kind == SyntaxKind.Keyword
        && source.AsSpan(token.Span) is "import" or "class" or "def" or "return" or "global" or "nonlocal" or "del" or "pass" or "raise" or "while" or "with"
            or "try" or "assert" or "break" or "continue" or "elif" or "except" or "finally";

    private static bool MayStandBefore(SourceText source, SyntaxToken token) =>
        token.Kind is SyntaxKind.Colon or SyntaxKind.Semicolon || source.AsSpan(token.Span) is "async";

    private static bool IsNotIn(SourceText source, SyntaxToken before, SyntaxToken token) =>
        source.AsSpan(before.Span) is "not" && source.AsSpan(token.Span) is "in";

    private static bool EndsOperand(SourceText source, SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Name or SyntaxKind.Number or SyntaxKind.Quoted or SyntaxKind.StringEnd => true,
        SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace => true,
        SyntaxKind.Keyword => source.AsSpan(token.Span) is "None" or "True" or "False",
        _ => false,
    };

    private static bool StartsOperand(SourceText source, SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Name or SyntaxKind.Number or SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.OpenBrace => true,
        SyntaxKind.Keyword => source.AsSpan(token.Span) is "None" or "True" or "False" or "lambda",
        _ => false,
    };

    private static bool IsString(SyntaxToken token) => token.Kind is SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.StringEnd;

    private static bool IsSoftKeyword(SourceText source, SyntaxToken token) => source.AsSpan(token.Span) is "match" or "case" or "type";

    private static string Describe(SourceText source, SyntaxToken token) => token.Kind is SyntaxKind.Quoted or SyntaxKind.StringStart
        ? "string"
        : $"\"{source.ToString(new TextSpan(token.Start, Math.Min(token.Length, 40)))}\"";
}
