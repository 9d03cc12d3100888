using System.Globalization;
using System.Text;

namespace ConfigLint.Cli.Graph;

/// <summary>Hops that differ in nothing that a picture shows, such as twenty locations with the same pass and the same times, are drawn once.</summary>
internal static class HopGroups
{
    /// <returns>Each group in the order of its first hop.</returns>
    public static IReadOnlyList<IReadOnlyList<DraftHop>> Of(IReadOnlyList<DraftHop> hops)
    {
        var number = hops.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return [.. hops.GroupBy(hop => KeyOf(hop, number), StringComparer.Ordinal).Select(group => group.ToList())];
    }

    private static string KeyOf(DraftHop hop, Dictionary<DraftHop, int> number)
    {
        var key = new StringBuilder();
        void Add(string? text) => key.Append(CultureInfo.InvariantCulture, $"{text?.Length ?? -1}:{text}");

        var parts = HopParts.Of(hop.Element);
        foreach (var text in (string?[])[parts.Kind, parts.Server, parts.Name, parts.Target, parts.MayStream.ToString(), .. parts.Listens])
            Add(text);
        foreach (var (i, setting) in hop.Settings.Index())
        {
            Add(setting.Name);
            Add(setting.Value);
            Add(setting.Draw([]).State);
            Add(string.Join(',', hop.Marks.Where(mark => mark.Setting == i).Select(mark => mark.Finding).Order()));
        }
        foreach (var link in hop.Out.OrderBy(link => number[link.To]))
            Add($">{number[link.To]}{link.Confidence}{string.Join(',', link.Findings)}");
        foreach (var link in hop.In.OrderBy(link => number[link.From]))
            Add($"<{number[link.From]}{link.Confidence}{string.Join(',', link.Findings)}");
        Add(string.Join(',', hop.Findings));
        return key.ToString();
    }
}
