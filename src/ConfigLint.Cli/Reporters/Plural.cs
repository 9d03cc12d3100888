using System.Globalization;

namespace ConfigLint.Cli.Reporters;

/// <summary>Counts and lists in sentences.</summary>
internal static class Plural
{
    private const int MostNames = 5;

    public static string Of(int count, string thing) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";

    public static string List<T>(IReadOnlyList<T> items, Func<T, string> name) =>
        string.Join(", ", items.Take(MostNames).Select(name)) + (items.Count > MostNames ? $" and {items.Count - MostNames} more" : "");
}
