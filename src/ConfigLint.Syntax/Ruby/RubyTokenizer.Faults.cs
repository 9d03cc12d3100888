using static ConfigLint.Syntax.Ruby.RubyLexState;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Two neighbours that no Ruby accepts. Whatever is not certain is let pass.</summary>
internal sealed partial class RubyTokenizer
{
    /// <summary>Called before the token is added; the state is still the one behind the token before it.</summary>
    private void CheckNeighbours(SyntaxKind kind, int start)
    {
        if (_tokens.Count == 0 || _isRecovering)
            return;
        var before = _tokens[^1];
        if (StartsOperand(kind) && EndsOperand(before) && Is(AnyEnd) && !(IsString(before.Kind) && IsString(kind)) && !IsAliased())
            Report(start, _at, $"unexpected \"{Shorten(start, _at)}\" behind \"{Shorten(before.Start, before.End)}\"");
        else if (WantsOperand(before) && (kind is SyntaxKind.Equals or SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.Comma) && !Is(Fname | Dot))
            Report(start, _at, $"an expression is missing behind \"{Shorten(before.Start, before.End)}\"");
        else if (kind == SyntaxKind.Comma && before.Kind is SyntaxKind.Comma or SyntaxKind.OpenParen or SyntaxKind.OpenBracket)
            Report(start, _at, "unexpected \",\"");
    }

    private void CheckEnd()
    {
        var last = _tokens.FindLast(t => t.Kind is not (SyntaxKind.Opaque or SyntaxKind.EndOfLine));
        if (!_isRecovering && !HasUnclosedString && Is(AnyBeg | Dot) && (last.Kind is SyntaxKind.Comma or SyntaxKind.Dot || WantsOperand(last)) && _tokens[^1].Kind != SyntaxKind.EndOfLine)
            Report(last.Start, last.End, $"unexpected end of file: something is missing behind \"{Shorten(last.Start, last.End)}\"");
    }

    private bool IsAliased() => _tokens.Count > 1 && _tokens[^2].Kind == SyntaxKind.Keyword && _text.AsSpan(_tokens[^2].Start, _tokens[^2].Length) is "alias" or "undef";

    private static bool StartsOperand(SyntaxKind kind) =>
        kind is SyntaxKind.Name or SyntaxKind.Variable or SyntaxKind.Number or SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.Symbol;

    private bool EndsOperand(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Number or SyntaxKind.Quoted or SyntaxKind.StringEnd or SyntaxKind.Symbol => true,
        SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace => true,
        SyntaxKind.Keyword => _text.AsSpan(token.Start, token.Length) is "end" or "nil" or "true" or "false",
        _ => false,
    };

    private bool WantsOperand(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Equals => true,
        SyntaxKind.Operator => _text.AsSpan(token.Start, token.Length) is "+" or "-" or "/" or "%" or "&&" or "==" or "!=" or "<" or "<=" or ">" or ">=" or "=~" or "=>"
            or "?" or "||=" or "&&=" or "+=" or "-=" or "*=" or "/=",
        _ => false,
    };

    private static bool IsString(SyntaxKind kind) => kind is SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.StringEnd;

    private string Shorten(int start, int end) => _text[start..Math.Min(end, start + 30)].ReplaceLineEndings(" ");
}
