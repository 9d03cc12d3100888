namespace ConfigLint.Syntax.Nginx;

/// <summary>Finds the end of a Lua body by its own lexical rules (lua-nginx-module, ngx_http_lua_lex.rl): strings, long brackets and comments hide braces.</summary>
internal static class LuaScanner
{
    /// <summary>The position of the brace that closes the body starting at <paramref name="start"/>, or the end of the text.</summary>
    public static int FindEnd(string text, int start)
    {
        var depth = 0;
        var at = start;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '{':
                    depth++;
                    at++;
                    break;
                case '}' when depth == 0:
                    return at;
                case '}':
                    depth--;
                    at++;
                    break;
                case '"' or '\'':
                    at = SkipString(text, at);
                    break;
                case '[':
                    at = SkipLongBracket(text, at);
                    break;
                case '-' when at + 1 < text.Length && text[at + 1] == '-':
                    at = SkipComment(text, at + 2);
                    break;
                default:
                    at++;
                    break;
            }
        }
        return at;
    }

    private static int SkipString(string text, int at)
    {
        var quote = text[at++];
        while (at < text.Length && text[at] != quote && text[at] != '\n')
            at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
        return Math.Min(at + 1, text.Length);
    }

    private static int SkipComment(string text, int at)
    {
        if (at < text.Length && text[at] == '[')
        {
            var end = SkipLongBracket(text, at);
            if (end > at + 1)
                return end;
        }
        var lineEnd = text.AsSpan(at).IndexOf('\n');
        return lineEnd < 0 ? text.Length : at + lineEnd;
    }

    /// <summary>Behind <c>]=*]</c> when a long bracket opens at <paramref name="at"/>, else behind the single bracket.</summary>
    private static int SkipLongBracket(string text, int at)
    {
        var inner = at + 1;
        while (inner < text.Length && text[inner] == '=')
            inner++;
        if (inner >= text.Length || text[inner] != '[')
            return at + 1;
        var close = "]" + new string('=', inner - at - 1) + "]";
        var end = text.IndexOf(close, inner + 1, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }
}
