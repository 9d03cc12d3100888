using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>All that is known of one hop: where it is, what it listens on, who leads to it and why, its settings.</summary>
internal static class HopSection
{
    private const int MostTwins = 20;

    public static void Write(PictureStack stack, PictureHop hop, TextWriter output)
    {
        var name = hop.Name == hop.Server ? "" : $" <span class=\"name\">{Text(hop.Name)}</span>";
        output.Write($"<article class=\"hop-card\" id=\"{hop.Id}\" aria-labelledby=\"{hop.Id}h\">\n<h4 id=\"{hop.Id}h\">{Text(GraphLabels.NameOf(hop))}{name}{Badges(stack, hop.Findings)}</h4>\n");
        output.Write($"<p class=\"where\">{(hop.Scope is { } scope ? $"{Text(scope)}, " : "")}<code>{Text(hop.At.ToString())}</code></p>\n");
        if (hop.Also.Count > 0)
            output.Write($"<p>The same in {Text(string.Join(", ", hop.Also.Take(MostTwins).Select(twin => twin.Scope is null ? $"{twin.At}" : $"{twin.Scope} ({twin.At})")))}{(hop.Also.Count > MostTwins ? $" and {hop.Also.Count - MostTwins} more" : "")}.</p>\n");
        if (hop.Listens.Count > 0)
            output.Write($"<p>Listens on {Text(string.Join(", ", hop.Listens))}.</p>\n");
        if (hop.MayStream)
            output.Write("<p>Looks like a long poll, an event stream or a WebSocket: long times are meant.</p>\n");
        WriteSettings(stack, hop, output);
        WriteLinks(stack, hop, output);
        output.Write("</article>\n");
    }

    private static void WriteSettings(PictureStack stack, PictureHop hop, TextWriter output)
    {
        if (hop.Settings.Count == 0)
            return;
        output.Write("<dl>\n");
        foreach (var setting in hop.Settings)
        {
            output.Write($"<div{(setting.Findings.Count > 0 ? $" class=\"{GraphLabels.Worst(stack, setting.Findings)}\"" : "")}><dt>{Roles.Words(setting.Role, hop.Kind)}</dt><dd><b>{Value(setting)}</b>{Badges(stack, setting.Findings)} <code>{Text(setting.Name)}</code> ");
            output.Write($"<span class=\"origin\">{Text(setting.At is { } at ? at.ToString() : setting.Origin)}</span></dd></div>\n");
        }
        output.Write("</dl>\n");
    }

    private static void WriteLinks(PictureStack stack, PictureHop hop, TextWriter output)
    {
        var links = stack.Links.Where(link => link.From == hop.Id).ToList();
        if (links.Count == 0 && hop.Target is { } target)
            output.Write($"<p>Leads to {Text(target)}: nothing that was read is known to listen there.</p>\n");
        if (links.Count == 0)
            return;
        output.Write("<ul class=\"links\">\n");
        foreach (var link in links)
            output.Write($"<li>leads to <a href=\"#{link.To}\">{Text(stack.Hop(link.To).Title)}</a> <span class=\"origin\">{Text($"{link.Confidence}: {link.Reason}")}</span>{Badges(stack, link.Findings)}</li>\n");
        output.Write("</ul>\n");
    }
}
