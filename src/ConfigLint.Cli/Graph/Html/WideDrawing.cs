using static ConfigLint.Cli.Graph.Html.Markup;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>The path from left to right, a column for each step from the client.</summary>
internal sealed class WideDrawing
{
    /// <summary>More columns than this are not readable side by side: such a path goes downwards on every screen.</summary>
    public const int MostColumns = 5;

    private const double Gap = 20;
    private const double Margin = 10;
    private const int MostBoxes = 150;

    private readonly PictureStack _stack;
    private readonly List<List<HopBox>> _columns = [];
    private readonly Dictionary<string, HopBox> _boxes = [];
    private readonly bool _hasClient;
    private readonly double _boxWidth;
    private readonly double _between;

    private WideDrawing(PictureStack stack, List<List<PictureHop>> columns)
    {
        _stack = stack;
        _hasClient = stack.Hops.Any(GraphLabels.IsFromClient);
        (_boxWidth, _between) = columns.Count < MostColumns ? (242, 58) : (216, 48);
        foreach (var column in columns)
        {
            _columns.Add([.. column.Select(hop => new HopBox(stack, hop, _boxWidth))]);
            foreach (var box in _columns[^1])
                _boxes.Add(box.Hop.Id, box);
        }
        PlaceColumns();
    }

    public int ColumnCount => _columns.Count;

    /// <returns>Null when there are too many hops for it.</returns>
    public static WideDrawing? Of(PictureStack stack, HopTree tree)
    {
        if (stack.Hops.Count > MostBoxes)
            return null;
        var steps = StepsOf(stack);
        if (steps.Values.Max() >= MostColumns)
            return null;
        var columns = Enumerable.Range(0, steps.Values.Max() + 1).Select(_ => new List<PictureHop>()).ToList();
        foreach (var branch in tree.All.Where(branch => !branch.IsRepeated))
            columns[steps[branch.Hop.Id]].Add(branch.Hop);
        return new WideDrawing(stack, columns);
    }

    public void Write(string style, TextWriter output)
    {
        var id = $"w-{_boxes.Keys.First()}";
        var width = _columns[^1][0].X + _boxWidth + Margin;
        var height = _boxes.Values.Max(box => box.Y + box.Height) + Margin;
        SvgDrawing.Open(id, style, width, height, $"Request path of {_stack.Name}", output);
        var client = (X: Margin, Y: ClientTop());
        if (_hasClient)
        {
            foreach (var box in _boxes.Values.Where(box => GraphLabels.IsFromClient(box.Hop)))
                Arrow(null, id, client.X + SvgDrawing.ClientWidth, client.Y + (SvgDrawing.ClientHeight / 2), box, output);
        }
        foreach (var link in _stack.Links)
            Arrow(link, id, _boxes[link.From].X + _boxWidth, _boxes[link.From].Middle, _boxes[link.To], output);
        if (_hasClient)
            SvgDrawing.Client(client.X, client.Y, output);
        foreach (var box in _columns.SelectMany(column => column))
            box.Write("w-", output);
        output.Write("</svg>\n");
    }

    private void Arrow(PictureLink? link, string id, double x, double y, HopBox to, TextWriter output)
    {
        var bend = Math.Abs(to.X - x) / 2;
        var path = $"M{Number(x)} {Number(y)}C{Number(x + bend)} {Number(y)} {Number(to.X - bend)} {Number(to.Middle)} {Number(to.X - 1)} {Number(to.Middle)}";
        SvgDrawing.Arrow(_stack, link, id, path, ((x + to.X) / 2, (y + to.Middle) / 2), output);
    }

    /// <summary>How many steps each hop is from the first, by the longest way; a circle is walked once.</summary>
    private static Dictionary<string, int> StepsOf(PictureStack stack)
    {
        var steps = stack.Hops.ToDictionary(hop => hop.Id, _ => 0);
        for (var round = 0; round < MostColumns; round++)
        {
            var isDone = true;
            foreach (var link in stack.Links.Where(link => steps[link.To] <= steps[link.From] && link.To != link.From))
                (steps[link.To], isDone) = (steps[link.From] + 1, false);
            if (isDone)
                break;
        }
        return steps;
    }

    private double ClientTop()
    {
        var first = _boxes.Values.Where(box => GraphLabels.IsFromClient(box.Hop)).Select(box => box.Middle).DefaultIfEmpty(0).Average();
        return Math.Max(Margin, first - (SvgDrawing.ClientHeight / 2));
    }

    private void PlaceColumns()
    {
        var x = Margin + (_hasClient ? SvgDrawing.ClientWidth + _between : 0);
        foreach (var column in _columns)
        {
            column.ForEach(box => box.X = x);
            x += _boxWidth + _between;
            Place(column, box => box.Height / 2);
        }
        // Each hop beside what it leads to, then beside what leads to it.
        foreach (var column in Enumerable.Reverse(_columns).Skip(1))
            Place(column, box => Mean(_stack.Links.Where(link => link.From == box.Hop.Id).Select(link => link.To), box));
        foreach (var column in _columns.Skip(1))
            Place(column, box => Mean(_stack.Links.Where(link => link.To == box.Hop.Id).Select(link => link.From), box));
    }

    private double Mean(IEnumerable<string> neighbours, HopBox box) => neighbours.Select(id => _boxes[id].Middle).DefaultIfEmpty(box.Middle).Average();

    /// <summary>As near to where each wants to be as the others let it.</summary>
    private static void Place(List<HopBox> column, Func<HopBox, double> wanted)
    {
        var targets = column.ConvertAll(box => wanted(box) - (box.Height / 2));
        var free = Margin;
        for (var i = 0; i < column.Count; i++)
        {
            column[i].Y = Math.Max(free, targets[i]);
            free = column[i].Y + column[i].Height + Gap;
        }
        var tooLow = column.Select((box, i) => box.Y - targets[i]).Average();
        var shift = Math.Clamp(tooLow, 0, column.Count > 0 ? column[0].Y - Margin : 0);
        column.ForEach(box => box.Y -= shift);
    }
}
