namespace ConfigLint.Cli.Configuration;

/// <summary>Guesses what a misspelt name should have been.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The name with the fewest edits, when they are few for its length, or the one name that contains it; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        var all = names.ToList();
        var nearest = all
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length / 3))
            return nearest.Name;
        var longer = name.Length < 3 ? [] : all.FindAll(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase));
        return longer.Count == 1 ? longer[0] : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one into the other.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
