using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>The path downwards, for narrow screens and long paths: a hop a row, set in by a step for each hop before it.</summary>
internal static class TallDrawing
{
    private const double Width = 336;
    private const double Step = 14;
    private const double Gap = 18;
    private const double Margin = 2;
    private const int MostSteps = 6;
    private const double RepeatHeight = 34;

    public static void Write(PictureStack stack, HopTree tree, string style, TextWriter output)
    {
        var id = $"t-{stack.Hops[0].Id}";
        var rows = new List<Row>();
        var hasClient = tree.FromClient.Count > 0;
        var y = Margin + (hasClient ? SvgDrawing.ClientHeight + Gap : 0);
        var parents = new Dictionary<HopBranch, Row>();
        foreach (var branch in tree.All)
        {
            var x = Margin + (Step * Math.Min(branch.Depth + (hasClient ? 1 : 0), MostSteps));
            var box = branch.IsRepeated ? null : new HopBox(stack, branch.Hop, Width - x - Margin) { X = x, Y = y };
            var row = new Row(branch, box, x, y, box?.Height ?? RepeatHeight, parents.GetValueOrDefault(branch));
            rows.Add(row);
            foreach (var child in branch.Children)
                parents.Add(child, row);
            y += row.Height + Gap;
        }
        SvgDrawing.Open(id, style, Width, y - Gap + Margin, $"Request path of {stack.Name}", output);
        foreach (var row in rows)
            WriteArrow(stack, tree, row, id, output);
        if (hasClient)
            SvgDrawing.Client(Margin, Margin, output);
        foreach (var row in rows)
        {
            if (row.Box is { } box)
                box.Write("t-", output);
            else
                WriteRepeat(row, output);
        }
        output.Write("</svg>\n");
    }

    private static void WriteArrow(PictureStack stack, HopTree tree, Row row, string id, TextWriter output)
    {
        var isRoot = row.Parent is null;
        if (isRoot && !tree.FromClient.Contains(row.Branch))
            return;
        var (left, top) = row.Parent is { } parent ? (parent.X, parent.Y + parent.Height) : (Margin, Margin + SvgDrawing.ClientHeight);
        // At the deepest step parent and child stand one below the other.
        var x = row.X > left ? left + (Step / 2) : left + 4;
        var middle = row.Y + Math.Min(row.Height / 2, 24);
        var path = row.X > left ? $"M{Number(x)} {Number(top)}V{Number(middle)}H{Number(row.X - 1)}" : $"M{Number(x)} {Number(row.Y - Gap)}V{Number(row.Y - 1)}";
        SvgDrawing.Arrow(stack, row.Branch.Link, id, path, (x, row.Y - (Gap / 2)), output);
    }

    private static void WriteRepeat(Row row, TextWriter output)
    {
        var hop = row.Branch.Hop;
        output.Write($"<g class=\"hop repeat\"><a href=\"#t-{hop.Id}\"><title>{Text($"{hop.Title}: drawn above")}</title>");
        output.Write($"<rect x=\"{Number(row.X)}\" y=\"{Number(row.Y)}\" width=\"{Number(Width - row.X - Margin)}\" height=\"{Number(row.Height)}\" rx=\"8\"/>");
        output.Write($"<text class=\"name\" x=\"{Number(row.X + 10)}\" y=\"{Number(row.Y + 22)}\">{Text(SvgText.Fit($"{GraphLabels.NameOf(hop)}, as above", Width - row.X - Margin - 20, 13))}</text></a></g>\n");
    }

    /// <param name="Box">Null for a hop that is drawn above.</param>
    private sealed record Row(HopBranch Branch, HopBox? Box, double X, double Y, double Height, Row? Parent);
}
