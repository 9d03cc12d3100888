using System.Globalization;
using ConfigLint.Cli.Graph.Html;
using ConfigLint.Cli.Reporters;
using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph;

/// <summary>One page that stands alone: no script, nothing from outside; well-formed XML as well.</summary>
internal sealed class HtmlGraph : IGraphWriter
{
    private const int MostRoutes = 20;

    public void Write(Picture picture, TextWriter output)
    {
        var title = picture.Stacks is [var only] ? only.Name == "." ? "Request path" : $"Request path of {only.Name}" : "Request paths";
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        output.Write($"<title>{Text(title)}</title>\n<style>{PageStyle.Text}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{Text(title)}</h1>\n");
        output.Write($"<p class=\"origin\">{Text(picture.Tool)} read {Plural.Of(picture.Files, "config")}.{(picture.OtherFindings > 0 ? $" {Plural.Of(picture.OtherFindings, "more finding")} at no hop: <code>configlint check</code> shows {(picture.OtherFindings == 1 ? "it" : "them")}." : "")}</p>\n</header>\n");
        if (picture.Stacks.Count == 0)
            output.Write("<p>No hops were found.</p>\n");
        if (picture.Stacks.Count > 1)
            WriteContents(picture, output);
        foreach (var (i, stack) in picture.Stacks.Index())
            Write(stack, $"s{(i + 1).ToString(CultureInfo.InvariantCulture)}", picture.Stacks.Count > 1, output);
        output.Write("</main>\n</body>\n</html>\n");
    }

    private static void WriteContents(Picture picture, TextWriter output)
    {
        output.Write("<nav aria-label=\"Stacks\"><ul>\n");
        foreach (var (i, stack) in picture.Stacks.Index())
            output.Write($"<li><a href=\"#s{(i + 1).ToString(CultureInfo.InvariantCulture)}\">{Text(stack.Name)}</a> <span class=\"origin\">{Plural.Of(stack.Hops.Count, "hop")}, {Plural.Of(stack.Findings.Count, "finding")}</span></li>\n");
        output.Write("</ul></nav>\n");
    }

    private static void Write(PictureStack stack, string id, bool hasName, TextWriter output)
    {
        var tree = new HopTree(stack);
        var wide = WideDrawing.Of(stack, tree);
        output.Write($"<section class=\"stack{(wide is null ? "" : $" c{wide.ColumnCount}")}\" id=\"{id}\">\n");
        output.Write($"<h2>{(hasName ? Text(stack.Name) : "The path")}</h2>\n<p>{Plural.Of(stack.Hops.Count, "hop")}, {Plural.Of(stack.Links.Count, "link")}, {Plural.Of(stack.Findings.Count, "finding")}. ");
        output.Write("<span class=\"origin\">Solid arrows are certain, thick ones declared in .configlint.yml, dashed ones probable. A cross marks a pair that is at fault.</span></p>\n<div class=\"drawing\">\n");
        wide?.Write("wide", output);
        TallDrawing.Write(stack, tree, wide is null ? "only" : "tall", output);
        output.Write("</div>\n");
        WriteRoutes(stack, id, output);
        WriteFindings(stack, wide is not null, output);
        output.Write("<h3>Every hop</h3>\n<div class=\"cards\">\n");
        foreach (var hop in stack.Hops)
            HopSection.Write(stack, hop, output);
        output.Write("</div>\n</section>\n");
    }

    private static void WriteRoutes(PictureStack stack, string id, TextWriter output)
    {
        var routes = stack.Routes.Where(route => route.Hops.Count > 1).OrderByDescending(route => route.Findings.Count > 0).ToList();
        foreach (var (i, route) in routes.Take(MostRoutes).Index())
            new RouteSection(stack, route, id, i + 1).Write(output);
        if (routes.Count > 0)
            output.Write("<p class=\"origin after\">The times of nginx, Apache and HAProxy are the longest silence of the next hop, not the whole length of a request.</p>\n");
        if (routes.Count > MostRoutes)
            output.Write($"<p>{Plural.Of(routes.Count - MostRoutes, "more route")}: <code>--format json</code> has all.</p>\n");
    }

    private static void WriteFindings(PictureStack stack, bool hasWide, TextWriter output)
    {
        if (stack.Findings.Count == 0)
            return;
        output.Write("<h3>Findings</h3>\n<ol class=\"findings\">\n");
        foreach (var finding in stack.Findings)
        {
            output.Write($"<li class=\"finding {finding.Severity}\" id=\"{finding.Id}\">\n<h4><span class=\"severity\">✗ {finding.Severity}</span> {Text(finding.Rule)} <span class=\"name\">{Text(finding.Name)}</span></h4>\n");
            output.Write($"<p>{Text(finding.Message)}</p>\n<p class=\"where\"><code>{Text(finding.At.ToString())}</code></p>\n");
            if (finding.Help is { } help)
                output.Write($"<p class=\"help\"><b>To do:</b> {Text(help)}</p>\n");
            output.Write("<p class=\"origin\">In the picture: ");
            output.Write(string.Join(", ", finding.Hops.Select(hop => PlaceOf(stack.Hop(hop), hasWide))));
            output.Write("</p>\n</li>\n");
        }
        output.Write("</ol>\n");
    }

    /// <summary>A drawing that is not shown cannot be gone to: one link for each, of which the page shows the one that works.</summary>
    private static string PlaceOf(PictureHop hop, bool hasWide)
    {
        var name = Text(GraphLabels.ShortNameOf(hop));
        var place = hasWide ? $"<a class=\"to-wide\" href=\"#w-{hop.Id}\">{name}</a><a class=\"to-tall\" href=\"#t-{hop.Id}\">{name}</a>" : $"<a href=\"#t-{hop.Id}\">{name}</a>";
        return $"{place} (<a href=\"#{hop.Id}\" aria-label=\"{name}: details\">details</a>)";
    }
}
