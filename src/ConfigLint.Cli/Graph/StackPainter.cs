using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model.Links;

namespace ConfigLint.Cli.Graph;

/// <summary>Turns what was found out about one stack into plain data: groups get ids, findings their hops, links become routes.</summary>
internal sealed class StackPainter
{
    private const int MostRoutes = 10_000;

    private readonly DraftStack _draft;
    private readonly string _name;
    private readonly string _prefix;
    private readonly IReadOnlyList<IReadOnlyList<DraftHop>> _groups;
    private readonly Dictionary<DraftHop, string> _ids = [];
    private readonly ILookup<int, DraftHop> _hopsOf;
    private Dictionary<int, string> _findingIds = [];

    public StackPainter(DraftStack draft, string name, int number)
    {
        _draft = draft;
        _name = name;
        _prefix = $"s{number.ToString(CultureInfo.InvariantCulture)}";
        _groups = HopGroups.Of(draft.Hops);
        foreach (var (i, group) in _groups.Index())
        {
            foreach (var hop in group)
                _ids.Add(hop, $"{_prefix}h{i + 1}");
        }
        // A pair in its order before single hops.
        _hopsOf = draft.Links.SelectMany(link => link.Findings.SelectMany(finding => new[] { (finding, link.From), (finding, link.To) }))
            .Concat(draft.Hops.SelectMany(hop => hop.Findings.Select(finding => (finding, hop))))
            .ToLookup(entry => entry.Item1, entry => entry.Item2);
    }

    public PictureStack Paint(IReadOnlyList<(int Number, Finding Finding)> findings)
    {
        _findingIds = findings.Index().ToDictionary(entry => entry.Item.Number, entry => $"{_prefix}f{entry.Index + 1}");
        List<PictureHop> hops = [.. _groups.Select(Paint)];
        List<PictureLink> links = [.. _draft.Links
            .GroupBy(link => (From: _ids[link.From], To: _ids[link.To]))
            .Select(group => new PictureLink(group.Key.From, group.Key.To, group.First().Confidence, group.First().Reason, group.First().Target, Ids(group.SelectMany(l => l.Findings))))];
        return new PictureStack(_name, hops, links, Routes(hops, links), [.. findings.Select(f => Paint(f.Number, f.Finding))]);
    }

    private PictureHop Paint(IReadOnlyList<DraftHop> group)
    {
        var first = group[0];
        var parts = HopParts.Of(first.Element);
        return new PictureHop(
            _ids[first],
            parts.Kind,
            parts.Server,
            parts.Name,
            parts.Scope,
            PicturePlace.Of(first.Element.At.InFile),
            [.. group.Skip(1).Select(twin => new PictureTwin(HopParts.Of(twin.Element).Scope, PicturePlace.Of(twin.Element.At.InFile)))],
            parts.Listens,
            parts.Target,
            parts.MayStream,
            first.In.Count == 0,
            [.. first.Settings.Select((setting, i) => setting.Draw(Ids(first.Marks.Where(mark => mark.Setting == i).Select(mark => mark.Finding))))],
            Ids(first.Findings));
    }

    private PictureFinding Paint(int number, Finding finding)
    {
        var diagnostic = finding.Diagnostic;
        return new PictureFinding(
            _findingIds[number],
            diagnostic.Descriptor.Id,
            diagnostic.Descriptor.Name,
            SeverityName.Of(finding.Severity),
            diagnostic.Message,
            PicturePlace.Of(diagnostic.Location),
            diagnostic.Help,
            [.. _hopsOf[number].Select(hop => _ids[hop]).Distinct()]);
    }

    private static List<PictureRoute> Routes(List<PictureHop> hops, List<PictureLink> links)
    {
        var next = links.ToLookup(link => link.From, link => link.To);
        var byId = hops.ToDictionary(hop => hop.Id);
        var byEnds = links.ToDictionary(link => (link.From, link.To));
        var chains = Chains.From(hops.Where(hop => hop.IsEntry).Select(hop => hop.Id), id => next[id]).ToList();
        // Hops that lead round in a circle have no beginning: the first of them is taken for one.
        var met = chains.SelectMany(chain => chain).ToHashSet();
        foreach (var hop in hops.Where(hop => !met.Contains(hop.Id)))
        {
            if (!met.Contains(hop.Id) && chains.Count < MostRoutes)
                chains.AddRange(Chains.From([hop.Id], id => next[id]).Select(chain => { met.UnionWith(chain); return chain; }));
        }
        return [.. chains.Select(chain => RouteTimes.Route([.. chain.Select(id => byId[id])], [.. chain.Zip(chain.Skip(1), (from, to) => byEnds[(from, to)])]))];
    }

    private List<string> Ids(IEnumerable<int> numbers) => [.. numbers.Distinct().Order().Select(number => _findingIds[number])];
}
