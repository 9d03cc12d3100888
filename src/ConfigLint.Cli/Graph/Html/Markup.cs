using System.Globalization;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>Pieces of a page that is well-formed XML as well.</summary>
internal static class Markup
{
    /// <summary>Text of strangers' files, for an element or an attribute: neither markup nor the writing direction can be changed by it.</summary>
    public static string Text(string text) => XmlText.Escape(Printable.Escape(text));

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A link to a finding, marked as bad in shape and words, not by colour alone.</summary>
    public static string Badge(PictureFinding finding) => $"<a class=\"badge {finding.Severity}\" href=\"#{finding.Id}\">✗ {Text(finding.Rule)}</a>";

    /// <summary>Badges of some findings, one for each.</summary>
    public static string Badges(PictureStack stack, IReadOnlyList<string> ids) => string.Concat(stack.Findings.Where(f => ids.Contains(f.Id)).Select(f => " " + Badge(f)));

    /// <summary>"30 s" with "(default)" set off.</summary>
    public static string Value(PictureSetting setting) => setting.IsUnknown ? "<span class=\"unknown\">unknown</span>"
        : setting.IsDefault ? $"{Text(setting.Value!)} <span class=\"default\">(default)</span>"
        : Text(setting.Value!);
}
