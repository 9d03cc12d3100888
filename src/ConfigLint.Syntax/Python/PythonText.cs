using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>Names, keywords and the decoding of strings (Lexical analysis, The Python Language Reference).</summary>
internal static class PythonText
{
    private static readonly FrozenSet<string> Keywords = new[]
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeywordLookup = Keywords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Keywords
        .Concat(["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "~", "<", ">", "<=", ">=", "==", "!=", "<>"])
        .ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKeyword(ReadOnlySpan<char> word) => word.Length is >= 2 and <= 8 && KeywordLookup.Contains(word);

    /// <summary>The text without an allocation when it is a keyword or an operator.</summary>
    public static string Intern(ReadOnlySpan<char> text) => Known.TryGetValue(text, out var known) ? known : text.ToString();

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c > 127;

    public static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || c > 127;

    /// <summary>The length in characters of an identifier character outside ASCII at this place, 0 when Python has no use for it.</summary>
    public static int WideNameCharacter(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return 0;
        // Other_ID_Start and Other_ID_Continue of Unicode; unassigned code points may be letters for a newer Python.
        var isName = rune.Value is 0xB7 or 0x387 or 0x2118 or 0x212E or 0x309B or 0x309C or 0x200C or 0x200D
            || Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OtherNotAssigned;
        return isName ? rune.Utf16SequenceLength : 0;
    }

    public static bool ContainsName(ReadOnlySpan<char> text, string name) => NameSearch.Contains(text, name, IsNamePart);

    /// <summary>The number of letters before the quote.</summary>
    public static int PrefixLength(ReadOnlySpan<char> token) => Math.Max(0, token.IndexOfAny('"', '\''));

    public static bool IsRaw(ReadOnlySpan<char> prefix) => prefix.ContainsAny('r', 'R');

    /// <summary>The value of one string token with its quotes; null when it cannot be known here.</summary>
    public static string? DecodeString(ReadOnlySpan<char> token)
    {
        var prefix = PrefixLength(token);
        var body = token[prefix..];
        var quotes = body.Length >= 6 && body[1] == body[0] && body[2] == body[0] ? 3 : 1;
        body = body.Length >= 2 * quotes ? body[quotes..^quotes] : "";
        return Decode(body, IsRaw(token[..prefix]), token[..prefix].ContainsAny('b', 'B'), isFormatted: false);
    }

    /// <param name="isFormatted">Doubled braces mean one.</param>
    public static string? Decode(ReadOnlySpan<char> body, bool isRaw, bool isBytes, bool isFormatted)
    {
        if (!body.ContainsAny("\\\r{}"))
            return body.ToString();
        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (c == '\r')
            {
                value.Append('\n');
                i += i + 1 < body.Length && body[i + 1] == '\n' ? 1 : 0;
            }
            else if (isFormatted && c is '{' or '}' && i + 1 < body.Length && body[i + 1] == c)
            {
                value.Append(c);
                i++;
            }
            else if (c != '\\' || isRaw || i + 1 == body.Length)
            {
                value.Append(c);
            }
            else if (!Escape(body, ref i, isBytes, value))
            {
                return null;
            }
        }
        return value.ToString();
    }

    /// <summary>Appends the escape at <paramref name="i"/> and moves to its last character; false when its value is not known here.</summary>
    private static bool Escape(ReadOnlySpan<char> body, ref int i, bool isBytes, StringBuilder value)
    {
        var c = body[++i];
        switch (c)
        {
            case '\r':
                i += i + 1 < body.Length && body[i + 1] == '\n' ? 1 : 0;
                return true;
            case '\n':
                return true;
            case >= '0' and <= '7':
                var octal = 0;
                for (var n = 0; n < 3 && i < body.Length && body[i] is >= '0' and <= '7'; n++)
                    octal = (octal * 8) + body[i++] - '0';
                i--;
                value.Append((char)octal);
                return true;
            case 'x':
                return Hex(body, ref i, 2, value);
            case 'u' when !isBytes:
                return Hex(body, ref i, 4, value);
            case 'U' when !isBytes:
                return Hex(body, ref i, 8, value);
            case 'N' when !isBytes:
                return false;
            default:
                var known = c is '\\' or '\'' or '"' ? c : CEscapes.Find(c);
                if (known is null)
                    value.Append('\\');
                value.Append(known ?? c);
                return true;
        }
    }

    private static bool Hex(ReadOnlySpan<char> body, ref int i, int digits, StringBuilder value)
    {
        if (i + digits >= body.Length
            || !int.TryParse(body.Slice(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF)
            return false;
        i += digits;
        value.Append(code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        return true;
    }
}
