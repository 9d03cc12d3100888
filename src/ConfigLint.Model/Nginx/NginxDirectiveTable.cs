using System.Collections.Frozen;

namespace ConfigLint.Model.Nginx;

/// <summary>One row of a C command table: where a directive may stand and what it takes.</summary>
/// <param name="Contexts">A letter each: see <see cref="NginxContextKinds"/>; <c>*</c> is any.</param>
/// <param name="Arguments">nginx's own words: NOARGS, TAKE12, 1MORE, FLAG …, joined by <c>|</c>.</param>
/// <param name="Type">Value type: time(ms), time(s), size, offset, number, on|off, or the name of nginx's own function.</param>
/// <param name="Default">As documented; empty when there is none.</param>
public sealed record NginxDirectiveRow(string Name, string Contexts, bool IsBlock, string Arguments, string Type, string Default)
{
    public bool AllowsIn(NginxContextKind kind) => Contexts == "*" || Contexts.Contains(NginxContextKinds.Letter(kind));

    /// <summary>Whether nginx accepts this many arguments (the name not counted).</summary>
    public bool AllowsCount(int count)
    {
        foreach (var part in Arguments.Split('|'))
        {
            var allowed = part switch
            {
                "NOARGS" => count == 0,
                "FLAG" => count == 1,
                "1MORE" => count >= 1,
                "2MORE" => count >= 2,
                "ANY" => true,
                _ => part.StartsWith("TAKE", StringComparison.Ordinal) && part.AsSpan(4).Contains((char)('0' + Math.Min(count, 9))),
            };
            if (allowed)
                return true;
        }
        return false;
    }
}

/// <summary>All directives of nginx 1.31.5's own modules, read off its C command tables (ngx_command_t).</summary>
public static class NginxDirectiveTable
{
    private static readonly FrozenDictionary<string, NginxDirectiveRow[]> Rows = Load();

    private static readonly FrozenDictionary<string, NginxDirectiveRow[]>.AlternateLookup<ReadOnlySpan<char>> BySpan = Rows.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The rows of a directive: one a module; empty for directives of other modules, which are never an error.</summary>
    public static IReadOnlyList<NginxDirectiveRow> Find(string name) => Rows.GetValueOrDefault(name) ?? [];

    public static IReadOnlyList<NginxDirectiveRow> Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var rows) ? rows : [];

    /// <summary>The row that holds in a context, or null when the directive is unknown or not allowed there.</summary>
    public static NginxDirectiveRow? Find(string name, NginxContextKind kind)
    {
        foreach (var row in Find(name))
        {
            if (row.AllowsIn(kind))
                return row;
        }
        return null;
    }

    private static FrozenDictionary<string, NginxDirectiveRow[]> Load()
    {
        using var stream = typeof(NginxDirectiveTable).Assembly.GetManifestResourceStream("nginx-directives.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<string, NginxDirectiveRow[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var row = new NginxDirectiveRow(cells[0], cells[1], cells[2] == "B", cells[3], cells[4], cells[5]);
            rows[row.Name] = rows.TryGetValue(row.Name, out var known) ? [.. known, row] : [row];
        }
        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
