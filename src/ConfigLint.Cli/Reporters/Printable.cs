using System.Globalization;
using System.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>Makes text of strangers' files safe for a terminal: what would move the cursor, ring, or turn the writing direction is shown as an escape.</summary>
internal static class Printable
{
    public static string Escape(string text) => Escape(text, NeedsEscape);

    /// <summary>The same for a format that has its own way to write line breaks.</summary>
    public static string EscapeLines(string text) => Escape(text, c => NeedsEscape(c) && c is not ('\n' or '\r' or '\t'));

    private static string Escape(string text, Func<char, bool> needsEscape)
    {
        var at = 0;
        while (at < text.Length && !needsEscape(text[at]))
            at++;
        if (at == text.Length)
            return text;
        var escaped = new StringBuilder(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            if (needsEscape(text[at]))
                AppendEscape(escaped, text[at]);
            else
                escaped.Append(text[at]);
        }
        return escaped.ToString();
    }

    public static bool NeedsEscape(char c) =>
        c < ' ' || (c >= '\x7f' && c < '\xa0')
        || c is '\u061c' or '\u200e' or '\u200f' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';

    public static void AppendEscape(StringBuilder text, char c) => text.Append(c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < '\x100' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    });

    /// <summary>How many terminal cells a character takes: 2 for East Asian wide ones, 0 for marks that join the one before and second halves of pairs.</summary>
    public static int Width(char c) => c switch
    {
        < '\u0300' => 1,
        <= '\u036f' or '\u200b' or '\u200c' or '\u200d' or (>= '\ufe00' and <= '\ufe0f') => 0,
        >= '\u1100' and <= '\u115f' => 2,
        >= '\u2e80' and <= '\ua4cf' => 2,
        >= '\uac00' and <= '\ud7a3' => 2,
        >= '\ud800' and <= '\udbff' => 2,
        >= '\udc00' and <= '\udfff' => 0,
        >= '\uf900' and <= '\ufaff' => 2,
        >= '\ufe30' and <= '\ufe6f' => 2,
        >= '\uff00' and <= '\uff60' => 2,
        >= '\uffe0' and <= '\uffe6' => 2,
        _ => 1,
    };
}
