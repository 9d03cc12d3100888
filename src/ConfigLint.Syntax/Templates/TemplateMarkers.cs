using System.Buffers;

namespace ConfigLint.Syntax.Templates;

/// <summary>Recognizes the marker at a place of a text. What a config has by chance (a log format's <c>%{%Y</c>, Lua's <c>{{1, 2}}</c>) is none.</summary>
internal static class TemplateMarkers
{
    /// <summary>A text without any of these has no marker.</summary>
    public static readonly SearchValues<string> Hints = SearchValues.Create(["{{", "{%", "<%", "${", "##", "#{", "@"], StringComparison.Ordinal);

    /// <summary>What a marker can start with; the text between is skipped at once.</summary>
    public static readonly SearchValues<char> Starts = SearchValues.Create("{<@#$");

    /// <summary>A tag may span lines, but not pages.</summary>
    public const int LongestTag = 2000;

    private static readonly string[] JinjaWords =
    [
        "if", "for", "set", "else", "elif", "endif", "endfor", "endset", "block", "endblock", "include", "extends", "macro", "endmacro",
        "raw", "endraw", "import", "from", "with", "endwith", "call", "endcall", "filter", "endfilter", "do", "autoescape", "trans",
    ];

    private static readonly string[] GoWords =
    [
        "if", "range", "with", "define", "include", "template", "end", "else", "block", "toYaml", "printf", "tpl", "required", "lookup", "quote", "list", "dict",
    ];

    public static (TemplateKind Kind, TextSpan Span)? At(string text, int at, TemplateHost host)
    {
        var rest = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
        if (rest.StartsWith("{{"))
            return Expression(text, at, rest, host);
        if (rest.StartsWith("{%") && (at == 0 || text[at - 1] != '%') && StartsWithWord(Inside(rest), JinjaWords))
            return Closed(at, rest, "%}", TemplateKind.Jinja);
        if (rest.StartsWith("<%") && IsRubyStart(rest[2..]))
            return Closed(at, rest, "%>", TemplateKind.Erb);
        if (host is TemplateHost.Nginx or TemplateHost.Apache or TemplateHost.Ini or TemplateHost.Other)
            return Placeholder(at, rest) ?? (host == TemplateHost.Nginx && rest.StartsWith("${") ? Variable(at, rest) : null);
        return null;
    }

    private static (TemplateKind Kind, TextSpan Span)? Expression(string text, int at, ReadOnlySpan<char> rest, TemplateHost host)
    {
        var close = rest.IndexOf("}}");
        var inside = Inside(rest);
        if (at > 0 && text[at - 1] == '$')
            return close < 0 ? null : (TemplateKind.Placeholder, new TextSpan(at - 1, close + 3));
        // A YAML node never starts with "{{"; elsewhere nested braces are possible.
        if (close < 0 || (host != TemplateHost.Yaml && (rest[2..close].ContainsAny('{', '}') || !IsExpressionStart(inside))))
            return null;
        var isGo = inside is ['.' or '$', ..] or ['/', '*', ..] || StartsWithWord(inside, GoWords);
        return (isGo ? TemplateKind.GoTemplate : TemplateKind.Jinja, new TextSpan(at, close + 2));
    }

    /// <summary>A blank, or what starts a Ruby expression: a pattern such as <c>&lt;%=?[^%]*%&gt;</c> is none.</summary>
    private static bool IsRubyStart(ReadOnlySpan<char> code)
    {
        if (code is ['=' or '-' or '#', ..])
            code = code[1..];
        return !code.IsEmpty && (char.IsAsciiLetter(code[0]) || code[0] is ' ' or '\t' or '\n' or '\r' or '@' or '_' or '"' or '\'' or ':' or '$');
    }

    private static bool IsExpressionStart(ReadOnlySpan<char> inside) =>
        !inside.IsEmpty && (char.IsAsciiLetter(inside[0]) || inside[0] is '_' or '.' or '$' or '"' or '\'' or '/' or '(' or '!');

    /// <summary>Behind the opening two characters, a trim mark and blanks.</summary>
    private static ReadOnlySpan<char> Inside(ReadOnlySpan<char> tag)
    {
        var inside = tag[2..];
        if (inside is ['-' or '+' or '~', ..])
            inside = inside[1..];
        return inside.TrimStart();
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, string[] words)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
            length++;
        foreach (var word in words)
        {
            if (text[..length].SequenceEqual(word))
                return true;
        }
        return false;
    }

    private static (TemplateKind Kind, TextSpan Span)? Closed(int at, ReadOnlySpan<char> rest, string end, TemplateKind kind)
    {
        var close = rest.IndexOf(end);
        return close < 0 ? null : (kind, new TextSpan(at, close + end.Length));
    }

    private static (TemplateKind Kind, TextSpan Span)? Placeholder(int at, ReadOnlySpan<char> rest)
    {
        var open = rest.StartsWith("@@") || rest.StartsWith("##") || rest.StartsWith("#{") ? 2 : rest.StartsWith('@') ? 1 : 0;
        if (open == 0)
            return null;
        var name = Name(rest[open..]);
        var close = rest[0] == '#' && rest[1] == '{' ? "}" : rest[..open];
        // "@name@" alone could be an address: in capitals, or with "_" as configure's variables have.
        var isPlain = open == 1 && name.ContainsAnyInRange('a', 'z') && !name.Contains('_');
        var isShouted = rest[0] == '@' || !name.ContainsAnyInRange('a', 'z');
        return name.Length >= 3 && !isPlain && isShouted && rest[(open + name.Length)..].StartsWith(close)
            ? (TemplateKind.Placeholder, new TextSpan(at, open + name.Length + close.Length))
            : null;
    }

    /// <summary>nginx's own variables are written in small letters, and it knows no default values.</summary>
    private static (TemplateKind Kind, TextSpan Span)? Variable(int at, ReadOnlySpan<char> rest)
    {
        var name = Name(rest[2..]);
        var end = rest.IndexOf('}');
        var isVariable = name.Length >= 2 && end >= 0 && !name.ContainsAnyInRange('a', 'z') && rest[2 + name.Length] is '}' or ':';
        return isVariable ? (TemplateKind.EnvSubst, new TextSpan(at, end + 1)) : null;
    }

    /// <summary>The variables in capitals that an nginx file itself sets: <c>set $NAME x;</c> and <c>map $x $NAME {</c>.</summary>
    public static HashSet<string> NginxVariables(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('$'); at >= 0; at = text.IndexOf('$', at + 1))
        {
            var name = Name(text.AsSpan(at + 1));
            if (!name.IsEmpty && (text.AsSpan(0, at).EndsWith("set ") || text.AsSpan(at + 1 + name.Length).StartsWith(" {")))
                names.Add(name.ToString());
        }
        return names;
    }

    /// <summary>NAME of <c>${NAME}</c> and <c>${NAME:-x}</c>.</summary>
    public static string VariableName(ReadOnlySpan<char> marker) => Name(marker[2..]).ToString();

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_') && (length > 0 || !char.IsAsciiDigit(text[0])))
            length++;
        return text[..length];
    }
}
