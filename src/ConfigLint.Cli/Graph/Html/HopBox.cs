using System.Globalization;
using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>A hop as a box of a drawing: a link to its details, and its findings as further links.</summary>
internal sealed class HopBox
{
    private const double FontSize = 13;
    private const double LineHeight = 19;
    private const double Padding = 10;
    private const double BadgeHeight = 20;
    private const double BadgeGap = 6;

    private readonly PictureStack _stack;
    private readonly PictureHop _hop;
    private readonly List<(string Text, string Style)> _lines;
    private readonly List<(PictureFinding Finding, string Text, double Width)> _badges = [];

    public HopBox(PictureStack stack, PictureHop hop, double width)
    {
        _stack = stack;
        _hop = hop;
        Width = width;
        _lines = [.. GraphLabels.Lines(hop).Select(line => (SvgText.Fit(line.Text, width - (2 * Padding), FontSize), line.Style))];
        AddBadges();
        Height = (2 * Padding) + (_lines.Count * LineHeight) + (_badges.Count > 0 ? BadgeHeight + BadgeGap : 0);
    }

    public PictureHop Hop => _hop;

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; }

    public double Height { get; }

    public double Middle => Y + (Height / 2);

    /// <param name="prefix">Tells the drawings of one page apart.</param>
    public void Write(string prefix, TextWriter output)
    {
        var worst = _hop.Findings.Count > 0 ? " " + GraphLabels.Worst(_stack, _hop.Findings) : "";
        output.Write($"<g id=\"{prefix}{_hop.Id}\" class=\"hop{worst}\">");
        output.Write($"<a href=\"#{_hop.Id}\"><title>{Text($"{_hop.Title}, {_hop.At}: details")}</title>");
        output.Write($"<rect x=\"{Number(X)}\" y=\"{Number(Y)}\" width=\"{Number(Width)}\" height=\"{Number(Height)}\" rx=\"8\"/>");
        if (_hop.Findings.Count > 0)
            output.Write($"<path class=\"stripe\" d=\"M{Number(X + 2)} {Number(Y + 10)}v{Number(Height - 20)}\"/>");
        var y = Y + Padding + FontSize;
        foreach (var (text, style) in _lines)
        {
            output.Write($"<text class=\"{style}\" x=\"{Number(X + Padding)}\" y=\"{Number(y)}\">{Text(text)}</text>");
            y += LineHeight;
        }
        output.Write("</a>");
        WriteBadges(Y + Height - Padding - BadgeHeight, output);
        output.Write("</g>\n");
    }

    /// <summary>One for each rule, as many as there is room for; the others stand in the details.</summary>
    private void AddBadges()
    {
        var room = Width - (2 * Padding);
        foreach (var rule in _stack.Findings.Where(f => _hop.Findings.Contains(f.Id)).GroupBy(f => f.Rule))
        {
            var text = rule.Count() > 1 ? $"✗ {rule.Key} ×{rule.Count().ToString(CultureInfo.InvariantCulture)}" : $"✗ {rule.Key}";
            var width = SvgText.Measure(text, FontSize - 1) + 8;
            if (width > room)
                return;
            _badges.Add((rule.First(), text, width));
            room -= width + BadgeGap;
        }
    }

    private void WriteBadges(double top, TextWriter output)
    {
        var x = X + Padding;
        foreach (var (finding, text, width) in _badges)
        {
            output.Write($"<a class=\"mark {finding.Severity}\" href=\"#{finding.Id}\"><title>{Text($"{finding.Severity} {finding.Rule} {finding.Name}")}</title>");
            output.Write($"<rect x=\"{Number(x)}\" y=\"{Number(top)}\" width=\"{Number(width)}\" height=\"{Number(BadgeHeight)}\" rx=\"4\"/>");
            output.Write($"<text x=\"{Number(x + 4)}\" y=\"{Number(top + 14)}\">{Text(text)}</text></a>");
            x += width + BadgeGap;
        }
    }
}
