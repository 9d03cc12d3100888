using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Nginx;

/// <summary>What nginx makes of a word: quotes cut; <c>\" \' \\</c> lose the backslash, <c>\t \r \n</c> become control characters, any other pair stays.</summary>
internal static class NginxText
{
    public static ReadOnlySpan<char> Raw(SourceText source, SyntaxToken word)
    {
        var text = source.AsSpan(word.Span);
        return word.Kind == SyntaxKind.Quoted ? text[1..^1] : text;
    }

    public static string Decode(SourceText source, SyntaxToken word)
    {
        var raw = Raw(source, word);
        if (word.Kind == SyntaxKind.Bad && raw.Length > 0)
            raw = raw[1..];
        if (!raw.Contains('\\'))
            return raw.ToString();
        var value = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var escaped = raw[i] == '\\' && i + 1 < raw.Length ? Escape(raw[i + 1]) : '\0';
            value.Append(escaped == '\0' ? raw[i] : escaped);
            if (escaped != '\0')
                i++;
        }
        return value.ToString();
    }

    private static char Escape(char c) => c switch
    {
        '"' or '\'' or '\\' => c,
        't' => '\t',
        'r' => '\r',
        'n' => '\n',
        _ => '\0',
    };
}
