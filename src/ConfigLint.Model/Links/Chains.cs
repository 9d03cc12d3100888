namespace ConfigLint.Model.Links;

/// <summary>The chains that one thing after another makes, such as the hops that a request takes.</summary>
public static class Chains
{
    private const int Longest = 8;

    /// <summary>What fans out at every step makes more chains than anybody would look at.</summary>
    private const int Most = 10_000;

    /// <summary>Every chain from each of the first ones to where nothing follows, at most 10,000 of at most 8; none holds a thing twice.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> From<T>(IEnumerable<T> first, Func<T, IEnumerable<T>> next)
    {
        var chains = new List<IReadOnlyList<T>>();
        var open = new Stack<List<T>>(first.Reverse().Select(item => new List<T> { item }));
        while (chains.Count < Most && open.TryPop(out var path))
        {
            var further = path.Count < Longest ? next(path[^1]).Where(item => !path.Contains(item)).ToList() : [];
            if (further.Count == 0)
                chains.Add(path);
            for (var i = further.Count - 1; i >= 0; i--)
                open.Push([.. path, further[i]]);
        }
        return chains;
    }
}
