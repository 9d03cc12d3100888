using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ini;

/// <summary>What a reader makes of the parts of a name or a value.</summary>
internal static class IniText
{
    public static bool IsTrueWord(ReadOnlySpan<char> word) => Is(word, "true") || Is(word, "on") || Is(word, "yes");

    public static bool IsFalseWord(ReadOnlySpan<char> word) =>
        Is(word, "false") || Is(word, "off") || Is(word, "no") || Is(word, "none") || Is(word, "null");

    /// <summary>The value of tokens put together.</summary>
    /// <param name="lookup">What a variable stands for; null leaves it as written.</param>
    /// <param name="found">Takes the variables in the order of the text.</param>
    public static string Decode(
        SourceText source, ReadOnlySpan<SyntaxToken> tokens, IniDialect dialect, Func<IniVariable, string?>? lookup = null, List<IniVariable>? found = null)
    {
        if (tokens.IsEmpty)
            return "";
        if (tokens.Length == 1 && tokens[0].Kind == SyntaxKind.Word && dialect is not IniDialect.Supervisor)
            return (dialect == IniDialect.Systemd ? source.AsSpan(tokens[0].Span).TrimEnd() : source.AsSpan(tokens[0].Span)).ToString();
        var value = new StringBuilder();
        var decoder = new Decoder(source, value, lookup, found);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && dialect == IniDialect.Supervisor)
                value.Append('\n');
            else if (i > 0 && dialect == IniDialect.Systemd)
                value.Append(' ');
            decoder.Append(tokens[i], dialect);
        }
        return dialect == IniDialect.Systemd ? value.ToString().TrimEnd() : value.ToString();
    }

    private static bool Is(ReadOnlySpan<char> word, string constant) => word.Equals(constant, StringComparison.OrdinalIgnoreCase);

    private readonly struct Decoder(SourceText source, StringBuilder value, Func<IniVariable, string?>? lookup, List<IniVariable>? found)
    {
        public void Append(SyntaxToken token, IniDialect dialect)
        {
            var text = source.AsSpan(token.Span);
            switch (token.Kind)
            {
                case SyntaxKind.Keyword:
                    value.Append(IsTrueWord(text) ? "1" : "");
                    break;
                case SyntaxKind.Variable:
                    AppendVariable(token.Start, token.End);
                    break;
                case SyntaxKind.Quoted when text[0] == '"':
                    AppendQuoted(token.Start + 1, token.End - 1);
                    break;
                case SyntaxKind.Quoted when text.Length == 1:
                    break;
                case SyntaxKind.Quoted:
                    value.Append(text[1..^1]);
                    break;
                case SyntaxKind.Word when dialect == IniDialect.Supervisor:
                    AppendFormatted(token.Start, token.End);
                    break;
                default:
                    value.Append(text);
                    break;
            }
        }

        /// <summary>Inside double quotes <c>\\ \" \$</c> lose the backslash, any other pair stays.</summary>
        private void AppendQuoted(int at, int end)
        {
            var text = source.Text;
            while (at < end)
            {
                if (text[at] == '$' && at + 1 < end && text[at + 1] == '{')
                {
                    var close = text.IndexOf('}', at, end - at) + 1;
                    AppendVariable(at, close);
                    at = close;
                    continue;
                }
                if (text[at] == '\\' && at + 1 < end)
                {
                    at++;
                    if (text[at] is not ('\\' or '"' or '$'))
                        value.Append('\\');
                }
                value.Append(text[at++]);
            }
        }

        /// <summary>supervisor puts values through Python's % operator: <c>%(ENV_PORT)s</c>, <c>%(here)s</c>.</summary>
        private void AppendFormatted(int at, int end)
        {
            var text = source.Text;
            while (at < end)
            {
                var start = text.IndexOf("%(", at, end - at, StringComparison.Ordinal);
                var close = start < 0 ? -1 : text.IndexOf(')', start, end - start);
                if (close < 0)
                    break;
                value.Append(text, at, start - at);
                at = Math.Min(close + 2, end);
                AppendReference(new IniVariable(text[(start + 2)..close], null, TextSpan.FromBounds(start, at)));
            }
            value.Append(text, at, end - at);
        }

        private void AppendVariable(int start, int end)
        {
            var inner = source.Text.AsSpan(start + 2, end - start - 3);
            var fallback = inner.IndexOf(":-", StringComparison.Ordinal);
            AppendReference(new IniVariable(
                (fallback < 0 ? inner : inner[..fallback]).Trim(' ').ToString(),
                fallback < 0 ? null : inner[(fallback + 2)..].ToString(),
                TextSpan.FromBounds(start, end)));
        }

        private void AppendReference(IniVariable variable)
        {
            found?.Add(variable);
            if (lookup is null)
                value.Append(source.AsSpan(variable.Span));
            else
                value.Append(lookup(variable) ?? variable.Fallback);
        }
    }
}
