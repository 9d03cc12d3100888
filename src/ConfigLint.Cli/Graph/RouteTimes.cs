namespace ConfigLint.Cli.Graph;

/// <summary>Who on a route gives up first when the answer takes long.</summary>
internal static class RouteTimes
{
    /// <summary>The time that ends a slow request at a hop: how long it waits for the next one, or how long it lets a request run; null for a hop that watches no answer.</summary>
    public static PictureSetting? PatienceOf(PictureHop hop) => hop.Find(hop.Kind is HopKinds.AppServer or HopKinds.Database ? Roles.Limit : Roles.Wait);

    /// <summary>Short, but not that of another hop of the route where that can be helped.</summary>
    public static string NameOn(IReadOnlyList<PictureHop> route, PictureHop hop) => route.Count(other => other.Server == hop.Server) > 1 ? GraphLabels.ShortNameOf(hop) : GraphLabels.NameOf(hop);

    public static PictureRoute Route(IReadOnlyList<PictureHop> hops, IReadOnlyList<PictureLink> links)
    {
        var times = hops.Select(hop => (Hop: hop, Time: PatienceOf(hop))).Where(t => t.Time is not null).Select(t => (t.Hop, Time: t.Time!)).ToList();
        var finite = times.FindAll(t => t.Time.Seconds is not null);
        var shortest = finite.Count > 0 ? finite.Min(t => t.Time.Seconds) : null;
        var first = finite.FindAll(t => t.Time.Seconds == shortest);
        return new PictureRoute(
            [.. hops.Select(hop => hop.Id)],
            Summary(hops, first, times.FindAll(t => !first.Contains(t)), links.Any(link => link.IsProbable)),
            [.. first.Select(t => t.Hop.Id)],
            [.. links.SelectMany(link => link.Findings).Distinct()]);
    }

    private static string? Summary(IReadOnlyList<PictureHop> hops, List<(PictureHop Hop, PictureSetting Time)> first, List<(PictureHop Hop, PictureSetting Time)> others, bool isProbable)
    {
        if (first.Count == 0)
            return others.Count > 0 && others.TrueForAll(t => t.Time.IsUnlimited) ? "Nobody gives up: there is no limit." : null;
        // In a sentence with its article.
        string Name(PictureHop hop) => hops.Count(other => other.Server == hop.Server) > 1 ? NameOn(hops, hop) : hop.Server;

        var names = string.Join(" and ", first.Select(t => Name(t.Hop)));
        var isOnlyKnown = others.Exists(t => t.Time.IsUnknown);
        var who = first.Count > 1 ? $"{names} give up at the same time, after {first[0].Time.Words}"
            : others.Count == 0 ? $"{names} gives up after {first[0].Time.Words}"
            : $"{names} gives up first{(isOnlyKnown ? " of those whose time is known" : "")}, after {first[0].Time.Words}";
        var rest = string.Concat(others.Select(t => "; " + (t.Time.IsUnknown ? $"the time of {Name(t.Hop)} is unknown"
            : t.Time.IsUnlimited ? $"{Name(t.Hop)} has no limit"
            : t.Hop.Kind is HopKinds.AppServer or HopKinds.Database ? $"{Name(t.Hop)} lets it run {t.Time.Words}"
            : $"{Name(t.Hop)} waits {t.Time.Words}")));
        var sentence = $"{who}{rest}.";
        return isProbable ? $"If the probable join is right, {sentence}" : sentence.StartsWith("the ", StringComparison.Ordinal) ? "T" + sentence[1..] : sentence;
    }
}
