using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>Cuts text to a width: SVG does not wrap, and which font a browser takes is not known, so the widest usual one is reckoned with.</summary>
internal static class SvgText
{
    /// <param name="width">In the units of the drawing.</param>
    public static string Fit(string text, double width, double fontSize)
    {
        text = Printable.Escape(text);
        var room = width / fontSize;
        var used = 0.0;
        var fits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            used += WidthOf(text[i]);
            if (used > room)
                return text[..(fits > 0 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits)] + "…";
            if (used + WidthOf('…') <= room)
                fits = i + 1;
        }
        return text;
    }

    public static double Measure(string text, double fontSize) => text.Sum(WidthOf) * fontSize;

    /// <summary>In parts of the font's size.</summary>
    private static double WidthOf(char c) => c switch
    {
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' or '→' or '✗' => 1.02,
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or ' ' or '.' or ',' or ':' or ';' or '/' or '|' or '!' or '\'' or '(' or ')' or '[' or ']' or '-' => 0.42,
        >= '0' and <= '9' => 0.65,
        >= 'A' and <= 'Z' => 0.79,
        _ when Printable.Width(c) == 2 => 1.1,
        < '\x7f' => 0.66,
        _ => 0.9,
    };
}
