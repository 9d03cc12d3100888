using ConfigLint.Analysis;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Baselines;

/// <summary>One finding that the project has accepted.</summary>
/// <param name="Fingerprint">Of rule, file and line.</param>
/// <param name="Content">The same without the file; null when the log does not have it.</param>
/// <param name="Path">Of the file, as it was shown.</param>
internal sealed record BaselineEntry(string Fingerprint, string? Content, string Path);

/// <summary>
/// The findings that a project has accepted, so that only new ones count. A finding is known by its rule, its file and the text of
/// its line, or by the same in a file that is gone: a renamed one. Sarif.Sdk's result matching is not used, because it also pairs
/// findings that are only near each other, and so could hide a new fault behind one that was repaired.
/// </summary>
internal sealed class Baseline(IReadOnlyList<BaselineEntry> entries)
{
    /// <summary>The findings that are in the baseline.</summary>
    /// <param name="exists">Whether a file, named as findings show it, is still there.</param>
    public HashSet<Finding> Known(IReadOnlyList<Finding> findings, Fingerprints fingerprints, Func<string, bool> exists)
    {
        var accepted = entries.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<Finding>(findings.Where(finding => accepted.Contains(fingerprints[finding].InFile)), ReferenceEqualityComparer.Instance);
        var paths = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var gone = GoneFiles(paths.Where(path => !exists(path)).ToHashSet(StringComparer.Ordinal));
        if (gone.Count == 0)
            return known;
        foreach (var file in findings.GroupBy(finding => finding.Diagnostic.Location.Path).Where(file => !paths.Contains(file.Key)))
            known.UnionWith(OfRenamed([.. file], fingerprints, gone));
        return known;
    }

    private Dictionary<string, HashSet<string>> GoneFiles(HashSet<string> paths) => entries
        .Where(entry => entry.Content is not null && paths.Contains(entry.Path))
        .GroupBy(entry => entry.Path, StringComparer.Ordinal)
        .ToDictionary(file => file.Key, file => file.Select(entry => entry.Content!).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The findings of a new file that the gone file most like it had; each gone file stands for one new one.</summary>
    private static IEnumerable<Finding> OfRenamed(List<Finding> findings, Fingerprints fingerprints, Dictionary<string, HashSet<string>> gone)
    {
        var contents = findings.Select(finding => fingerprints[finding].Content).ToHashSet(StringComparer.Ordinal);
        var (path, had) = gone.OrderByDescending(file => file.Value.Count(contents.Contains)).ThenBy(file => file.Key, StringComparer.Ordinal).FirstOrDefault();
        if (path is null || !had.Overlaps(contents))
            return [];
        gone.Remove(path);
        return findings.Where(finding => had.Contains(fingerprints[finding].Content));
    }
}
