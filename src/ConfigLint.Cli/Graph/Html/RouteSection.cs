using System.Globalization;
using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>One route: who gives up first, as bars on a time axis, and how many requests each hop takes at once, as a funnel.</summary>
internal sealed class RouteSection
{
    private readonly PictureStack _stack;
    private readonly PictureRoute _route;
    private readonly IReadOnlyList<PictureHop> _hops;
    private readonly string _id;

    /// <param name="number">From 1.</param>
    public RouteSection(PictureStack stack, PictureRoute route, string prefix, int number)
    {
        _stack = stack;
        _route = route;
        _hops = [.. route.Hops.Select(stack.Hop)];
        _id = $"{prefix}r{number.ToString(CultureInfo.InvariantCulture)}";
    }

    public void Write(TextWriter output)
    {
        output.Write($"<section class=\"route\" id=\"{_id}\" aria-labelledby=\"{_id}h\">\n<h3 id=\"{_id}h\">");
        output.Write(string.Join(" <span class=\"arrow\">→</span> ", _hops.Select(hop => Text(GraphLabels.ShortNameOf(hop)))));
        output.Write($"</h3>\n<p class=\"summary\">{Text(_route.Summary ?? "Who gives up first is not known.")}{Badges(_stack, _route.Findings)}</p>\n<div class=\"charts\">\n");
        WriteBudget(output);
        WriteFunnel(output);
        output.Write("</div>\n</section>\n");
    }

    private void WriteBudget(TextWriter output)
    {
        var times = _hops.Select(RouteTimes.PatienceOf).Select(time => time?.Seconds).OfType<double>().ToList();
        var axis = new TimeAxis(times);
        output.Write($"<figure>\n<figcaption>Time-out budget: how long each hop lets a request take{(axis.IsLogarithmic ? " (logarithmic axis)" : "")}</figcaption>\n");
        // Without a time there is no axis, and every bar is open or endless.
        output.Write(times.Count == 0 ? "<ol class=\"budget timeless\">\n" : $"<ol class=\"budget\" style=\"--first:{Number(axis.Percent(times.Min()))}%\">\n");
        foreach (var hop in _hops)
            WriteBar(hop, RouteTimes.PatienceOf(hop), axis, output);
        output.Write("</ol>\n");
        if (times.Count > 0)
        {
            output.Write("<div class=\"axis\" aria-hidden=\"true\"><div>");
            foreach (var (percent, text) in axis.Ticks())
                output.Write($"<span style=\"left:{Number(percent)}%\">{Text(text)}</span>");
            output.Write("</div></div>\n");
        }
        output.Write("</figure>\n");
    }

    private void WriteBar(PictureHop hop, PictureSetting? time, TimeAxis axis, TextWriter output)
    {
        var isFirst = _route.GivesUpFirst.Contains(hop.Id);
        output.Write($"<li{(isFirst ? " class=\"first\"" : "")}><a class=\"label\" href=\"#{hop.Id}\">{Text(RouteTimes.NameOn(_hops, hop))}</a>");
        output.Write("<span class=\"track\" aria-hidden=\"true\">");
        if (time is null || time.IsUnknown)
            output.Write("<i class=\"open\"></i>");
        else if (time.Seconds is { } seconds)
            output.Write($"<i style=\"width:{Number(axis.Percent(seconds))}%\"></i>");
        else
            output.Write("<i class=\"endless\"></i>");
        output.Write("</span><span class=\"amount\">");
        output.Write(time is null ? "<span class=\"unknown\">does not watch the answer</span>" : $"<b>{Value(time)}</b> <code>{Text(time.Name)}</code>");
        output.Write($"{(isFirst ? _route.GivesUpFirst.Count > 1 ? " <em>gives up first, with another</em>" : " <em>gives up first</em>" : "")}</span></li>\n");
    }

    private void WriteFunnel(TextWriter output)
    {
        var counts = _hops.Select(hop => hop.Find(Roles.Capacity)).ToList();
        var most = counts.Max(c => c?.Count) ?? 1;
        var widths = counts.Select(c => c?.Count is { } count ? 12 + (88 * Math.Log(1 + Math.Max(0, count)) / Math.Log(1 + Math.Max(1, most))) : (double?)null).ToList();
        output.Write("<figure>\n<figcaption>Concurrency: how much each hop takes at once (logarithmic width)</figcaption>\n<ol class=\"funnel\">\n");
        for (var i = 0; i < _hops.Count; i++)
        {
            var hop = _hops[i];
            var next = i + 1 < _hops.Count ? widths[i + 1] : null;
            output.Write($"<li><a class=\"label\" href=\"#{hop.Id}\">{Text(RouteTimes.NameOn(_hops, hop))}</a>");
            output.Write("<svg viewBox=\"0 0 100 30\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
            output.Write(widths[i] is { } width ? Shape(width, next ?? width) : "<rect class=\"open\" x=\"1\" y=\"3\" width=\"98\" height=\"24\"/>");
            output.Write($"</svg><span class=\"amount\">{AmountOf(hop, counts[i])}</span></li>\n");
        }
        output.Write("</ol>\n</figure>\n");
    }

    private static string AmountOf(PictureHop hop, PictureSetting? capacity)
    {
        if (capacity is null || capacity.IsUnknown)
            return $"<span class=\"unknown\">unknown</span>{(capacity is null ? "" : $" <code>{Text(capacity.Name)}</code>")}";
        var of = hop.Find(Roles.Workers) is { Value: { } workers } && hop.Find(Roles.Threads) is { Value: { } threads } ? $"= {workers} {(workers == "1" ? "worker" : "workers")} × {threads} {(threads == "1" ? "thread" : "threads")}" : capacity.Name;
        return $"<b>{Value(capacity)}</b> <code>{Text(of)}</code>";
    }

    private static string Shape(double top, double bottom) =>
        $"<polygon points=\"{Number(50 - (top / 2))},0 {Number(50 + (top / 2))},0 {Number(50 + (Math.Min(top, bottom) / 2))},30 {Number(50 - (Math.Min(top, bottom) / 2))},30\"/>";
}
