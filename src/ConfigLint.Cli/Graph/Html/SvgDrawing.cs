using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>The frame of a drawing and what both kinds of it have: the client, arrows.</summary>
internal static class SvgDrawing
{
    public const double ClientWidth = 72;
    public const double ClientHeight = 34;

    public static void Open(string id, string style, double width, double height, string title, TextWriter output)
    {
        output.Write($"<svg class=\"{style}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" role=\"group\" aria-labelledby=\"{id}title\">");
        output.Write($"<title id=\"{id}title\">{Text(title)}</title>");
        output.Write($"<defs><marker id=\"{id}tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
    }

    public static void Client(double x, double y, TextWriter output) => output.Write(
        $"<g class=\"client\"><rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(ClientWidth)}\" height=\"{Number(ClientHeight)}\" rx=\"17\"/><text class=\"server\" x=\"{Number(x + 14)}\" y=\"{Number(y + 22)}\">client</text></g>\n");

    /// <param name="path">The arrow's line, in SVG's words.</param>
    /// <param name="middle">Where a cross goes when the pair is at fault.</param>
    public static void Arrow(PictureStack stack, PictureLink? link, string id, string path, (double X, double Y) middle, TextWriter output)
    {
        var fault = link is { Findings.Count: > 0 } ? " " + GraphLabels.Worst(stack, link.Findings) : "";
        output.Write($"<g class=\"link {link?.Confidence ?? "exact"}{fault}\">");
        if (link is not null)
            output.Write($"<title>{Text($"{GraphLabels.Of(stack, link)}: {link.Reason}")}</title>");
        output.Write($"<path d=\"{path}\" marker-end=\"url(#{id}tip)\"/>");
        if (fault.Length > 0)
            output.Write($"<path class=\"cross\" d=\"M{Number(middle.X - 5)} {Number(middle.Y - 5)}l10 10m0 -10l-10 10\"/>");
        output.Write("</g>\n");
    }
}
