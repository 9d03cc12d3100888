namespace ConfigLint.Syntax.Command;

/// <summary>Finds where a word ends.</summary>
internal static class WordScanner
{
    /// <param name="fault">What is not closed; the end is then the end of the text.</param>
    /// <param name="isCertain">False when the fault may be ours.</param>
    public static int FindEnd(string text, int at, int end, CommandDialect dialect, char escape, out string? fault, out bool isCertain)
    {
        fault = null;
        isCertain = true;
        var isShell = dialect == CommandDialect.Shell;
        while (at < end)
        {
            var c = text[at];
            if (EndsWord(text, at, end, dialect))
                return at;
            if (c == escape)
            {
                if (at + 1 == end && dialect == CommandDialect.Supervisor)
                    fault = "a character is missing after the backslash";
                at = Math.Min(end, at + 2);
            }
            else if (c is '"' or '\'' && !(isShell && c == '"'))
            {
                var close = FindQuote(text, at, end, dialect, escape);
                if (close < 0)
                {
                    fault = $"the closing {c} is missing";
                    return end;
                }
                at = close + 1;
            }
            else if (isShell && (c is '"' or '`' || (c == '$' && at + 1 < end && text[at + 1] is '(' or '{')))
            {
                var close = ShellNesting.Skip(text, at, end, out var isPlain);
                isCertain &= isPlain;
                if (close < 0)
                {
                    fault = c == '$' ? $"${text[at + 1]} is not closed" : $"the closing {c} is missing";
                    return end;
                }
                at = close;
            }
            else
            {
                at++;
            }
        }
        return at;
    }

    private static bool EndsWord(string text, int at, int end, CommandDialect dialect) => text[at] switch
    {
        ' ' or '\t' or '\n' => true,
        '\r' => dialect != CommandDialect.Shell || (at + 1 < end && text[at + 1] == '\n'),
        '\v' or '\f' => dialect == CommandDialect.Dockerfile,
        ';' or '&' or '|' or '<' or '>' => dialect is CommandDialect.Shell or CommandDialect.Compose,
        '(' or ')' => dialect == CommandDialect.Shell,
        _ => false,
    };

    /// <summary>The closing quote. Escapes count between double quotes, for systemd between single ones too.</summary>
    private static int FindQuote(string text, int at, int end, CommandDialect dialect, char escape)
    {
        var quote = text[at];
        var escapes = quote == '"' || dialect == CommandDialect.Systemd;
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] == quote)
                return i;
            if (escapes && text[i] == escape)
                i++;
        }
        return -1;
    }
}
