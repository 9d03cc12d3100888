namespace ConfigLint.Syntax.Ini;

/// <summary>The grammar of a value with operators (expr in Zend/zend_ini_parser.y), checked without recursion.</summary>
internal static class IniExpression
{
    /// <summary>The first token that PHP's parser would not expect, or null when the expression is sound.</summary>
    public static SyntaxToken? FindFault(ReadOnlySpan<SyntaxToken> tokens, ReadOnlySpan<char> text)
    {
        var open = 0;
        var wantsOperand = true;
        var afterParenthesis = false;
        foreach (var token in tokens)
        {
            // The first of two single quotes with nothing between them: it ends the value.
            if (token is { Kind: SyntaxKind.Quoted, Length: 1 })
                return wantsOperand || open > 0 ? token : null;
            var isOperator = token.Kind == SyntaxKind.Operator;
            switch (isOperator ? text[token.Start] : ' ')
            {
                case '!' or '~' when wantsOperand:
                    break;
                case '(' when wantsOperand:
                    open++;
                    break;
                case ')' when !wantsOperand && open > 0:
                    open--;
                    afterParenthesis = true;
                    break;
                case '&' or '|' or '^' when !wantsOperand:
                    wantsOperand = true;
                    afterParenthesis = false;
                    break;
                case ' ' when !isOperator && !afterParenthesis:
                    wantsOperand = false;
                    break;
                default:
                    return token;
            }
        }
        return (wantsOperand || open > 0) && tokens.Length > 0 ? tokens[^1] : null;
    }
}
