namespace ConfigLint.Syntax.Command;

/// <summary>Finds where a shell's quote or substitution ends: quotes in substitutions in quotes, without recursion.</summary>
internal static class ShellNesting
{
    /// <summary>Behind what opens at <paramref name="at"/> (" or ` or ${ or $( ), or -1 when it is not closed.</summary>
    /// <param name="isCertain">False when a command substitution was met: a "case" in one may have a lone ")".</param>
    public static int Skip(string text, int at, int end, out bool isCertain)
    {
        var open = new Stack<char>();
        isCertain = true;
        while (at < end)
        {
            var c = text[at];
            var inside = open.Count == 0 ? '\0' : open.Peek();
            if (c == '\\' && open.Count > 0)
            {
                at += 2;
                continue;
            }
            if (inside != '\0' && c == Closer(inside))
            {
                open.Pop();
                at++;
                if (open.Count == 0)
                    return at;
                continue;
            }
            if (c == '\'' && inside is '(')
            {
                var close = text.IndexOf('\'', at + 1, end - at - 1);
                if (close < 0)
                    return -1;
                at = close + 1;
                continue;
            }
            var opened = Opens(text, at, end, inside);
            if (opened != '\0')
                open.Push(opened);
            isCertain &= opened is not ('(' or '`');
            at += opened != '\0' && c == '$' ? 2 : 1;
        }
        return -1;
    }

    /// <summary>Behind the "}" that closes <c>${</c> at <paramref name="at"/> where only further <c>${ }</c> nest, or -1.</summary>
    public static int SkipBraces(string text, int at, int end)
    {
        var depth = 0;
        for (var i = at; i < end; i++)
        {
            if (text[i] == '$' && i + 1 < end && text[i + 1] == '{')
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return i + 1;
        }
        return -1;
    }

    private static char Opens(string text, int at, int end, char inside)
    {
        if (inside == '`')
            return '\0';
        return text[at] switch
        {
            '"' => '"',
            '`' => '`',
            '(' when inside == '(' => '(',
            '$' when at + 1 < end && text[at + 1] is '(' or '{' => text[at + 1],
            _ => '\0',
        };
    }

    private static char Closer(char opener) => opener switch { '(' => ')', '{' => '}', _ => opener };
}
