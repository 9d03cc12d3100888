using System.Globalization;
using System.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>Text in an XML attribute or element. Characters that XML 1.0 cannot hold at all become U+FFFD; what would move a terminal's cursor or turn its writing is written by number.</summary>
internal static class XmlText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else
                escaped.Append(Replacement(c) ?? c.ToString());
        }
        return escaped.ToString();
    }

    private static string? Replacement(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        < ' ' or '\ufffe' or '\uffff' => "\ufffd",
        _ => char.IsSurrogate(c) ? "\ufffd" : Printable.NeedsEscape(c) ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};") : null,
    };
}
