using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Keywords, names and the decoding of strings.</summary>
internal static class RubyText
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Keywords = new[]
    {
        "BEGIN", "END", "__ENCODING__", "__FILE__", "__LINE__", "alias", "and", "begin", "break", "case", "class", "def", "defined?", "do", "else",
        "elsif", "end", "ensure", "false", "for", "if", "in", "module", "next", "nil", "not", "or", "redo", "rescue", "retry", "return", "self",
        "super", "then", "true", "undef", "unless", "until", "when", "while", "yield",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Operators = new[]
    {
        "+", "-", "*", "/", "%", "**", "<<", ">>", "&", "|", "^", "~", "!", "<", ">", "<=", ">=", "==", "!=", "===", "=~", "!~", "<=>", "&&", "||",
        "..", "...", "=", "||=", "&&=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "?", "=>", "->", "::",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKeyword(ReadOnlySpan<char> word) => word.Length is >= 2 and <= 12 && Keywords.Contains(word);

    /// <summary>The text without an allocation when it is a keyword or an operator.</summary>
    public static string Intern(ReadOnlySpan<char> text) =>
        Keywords.TryGetValue(text, out var known) || Operators.TryGetValue(text, out known) ? known : text.ToString();

    // U+FFFF is no character: the tokenizer takes it for the end of the text.
    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && c != '\uFFFF');

    public static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && c != '\uFFFF');

    public static bool IsConstant(ReadOnlySpan<char> name) => name.Length > 0 && (char.IsAsciiLetterUpper(name[0]) || (name[0] > 127 && char.IsUpper(name[0])));

    public static char Closer(char open) => open switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', _ => open };

    public static bool ContainsName(ReadOnlySpan<char> text, string name) => NameSearch.Contains(text, name, IsNamePart);

    /// <summary>Where the text of a literal starts: behind the quote, or <c>%w[</c> and the like.</summary>
    public static int OpeningLength(ReadOnlySpan<char> token) => token[0] switch
    {
        '%' => token.Length > 1 && char.IsAsciiLetter(token[1]) ? 3 : 2,
        ':' => 2,
        _ => 1,
    };

    /// <summary>True when <c>\n</c> and <c>#{}</c> have their meaning in a literal that starts so.</summary>
    public static bool Interpolates(ReadOnlySpan<char> opening) => opening[0] switch
    {
        '\'' => false,
        '%' => opening.Length < 2 || opening[1] is not ('w' or 'i' or 'q' or 's'),
        ':' => opening[1] == '"',
        _ => true,
    };

    /// <summary>The value of a literal without interpolation, quotes and all; null when it cannot be known here.</summary>
    public static string? Decode(ReadOnlySpan<char> token)
    {
        var start = Math.Min(OpeningLength(token), token.Length);
        var body = token.Length > start ? token[start..^1] : "";
        var open = token[start - 1];
        return Interpolates(token) ? DecodeInterpolating(body) : DecodePlain(body, open);
    }

    private static string DecodePlain(ReadOnlySpan<char> body, char open)
    {
        if (!body.ContainsAny('\\', '\r'))
            return body.ToString();
        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length && (body[i + 1] == '\\' || body[i + 1] == open || body[i + 1] == Closer(open)))
                i++;
            if (body[i] != '\r' || i + 1 == body.Length || body[i + 1] != '\n')
                value.Append(body[i]);
        }
        return value.ToString();
    }

    /// <summary>A stretch of text between interpolations.</summary>
    public static string? DecodeInterpolating(ReadOnlySpan<char> body)
    {
        if (!body.ContainsAny("\\\r#"))
            return body.ToString();
        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (c == '#' && i + 1 < body.Length && body[i + 1] is '@' or '$')
                return null;
            if (c == '\r' && i + 1 < body.Length && body[i + 1] == '\n')
                continue;
            if (c != '\\' || i + 1 == body.Length)
                value.Append(c);
            else if (!Escape(body, ref i, value))
                return null;
        }
        return value.ToString();
    }

    private static bool Escape(ReadOnlySpan<char> body, ref int i, StringBuilder value)
    {
        var c = body[++i];
        switch (c)
        {
            case '\n':
                return true;
            case '\r':
                i += i + 1 < body.Length && body[i + 1] == '\n' ? 1 : 0;
                return true;
            case >= '0' and <= '7':
                var octal = 0;
                for (var n = 0; n < 3 && i < body.Length && body[i] is >= '0' and <= '7'; n++)
                    octal = (octal * 8) + body[i++] - '0';
                i--;
                value.Append((char)octal);
                return true;
            case 'x' or 'u':
                return Hex(body, ref i, c == 'x' ? 2 : 4, value);
            case 'c' or 'C' or 'M':
                return false;
            default:
                value.Append(c switch { 'e' => '\u001b', 's' => ' ', _ => CEscapes.Find(c) ?? c });
                return true;
        }
    }

    private static bool Hex(ReadOnlySpan<char> body, ref int i, int most, StringBuilder value)
    {
        var digits = 0;
        while (digits < most && i + 1 + digits < body.Length && char.IsAsciiHexDigit(body[i + 1 + digits]))
            digits++;
        if (digits == 0 || !int.TryParse(body.Slice(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || (most == 2 && code > 127))
            return false;
        i += digits;
        value.Append((char)code);
        return true;
    }
}
