using System.Collections.Concurrent;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>Variables whose values are written in the configuration: <c>set</c> and <c>map</c> with literals.</summary>
public sealed class NginxVariables
{
    private const int MaxValues = 64;
    private const int MaxDepth = 4;

    private readonly NginxConfiguration _configuration;

    // A hostile file has very many variables, and very many places that ask for them. Rules ask from several threads.
    private readonly ConcurrentDictionary<NginxContext, NginxAssignments> _assignments = new();
    private readonly ConcurrentDictionary<NginxContext, bool> _hasCode = new();
    private readonly ConcurrentDictionary<NginxContext, List<string>?> _mapValues = new();
    private readonly ConcurrentDictionary<(string Name, string Key), (string Source, string Value, NginxStatement Statement)?> _mapResults = new();
    private Dictionary<string, List<NginxContext>>? _maps;

    internal NginxVariables(NginxConfiguration configuration) => _configuration = configuration;

    /// <summary>All texts that <paramref name="text"/> may become, or null when a variable in it comes from the request or from anywhere else.</summary>
    public IReadOnlyList<string>? Expand(string text, NginxContext at) => Expand(text, at, 0);

    /// <summary>Start, length and name of each variable in a text.</summary>
    public static IEnumerable<(int Start, int Length, string Name)> Find(string text)
    {
        for (var i = text.IndexOf('$'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            var braced = text[i + 1] == '{';
            var start = i + (braced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start)
                yield return (i, end - i + (braced ? 1 : 0), text[start..end]);
        }
    }

    /// <summary>
    /// What <c>map $source $name</c> gives for one exact value of its source, and the statement that says so;
    /// null when another map, an include or a regular expression could decide.
    /// </summary>
    public (string Source, string Value, NginxStatement Statement)? MapResult(string name, string key) =>
        _mapResults.GetOrAdd((name, key), FindMapResult);

    private Dictionary<string, List<NginxContext>> Maps => _maps ??= FindMaps();

    private (string Source, string Value, NginxStatement Statement)? FindMapResult((string Name, string Key) asked)
    {
        var (name, key) = asked;
        if (!Maps.TryGetValue(name, out var maps) || maps is not [{ Block: { Name: "map", ArgumentCount: 2 } block } map]
            || map.Own("include").Any() || map.UnreadIncludes.Count > 0)
            return null;
        var entries = map.Statements.Where(s => s.ArgumentCount == 1).ToList();
        // Exact strings win over regular expressions, and these over the default.
        var entry = entries.Find(s => s.Name == key)
            ?? (entries.Exists(s => s.Name.StartsWith('~')) ? null : entries.Find(s => s.Name == "default"));
        return entry is null ? null : (block.Argument(0), entry.Argument(0), entry);
    }

    private IReadOnlyList<string>? Expand(string text, NginxContext at, int depth)
    {
        var variable = Find(text).FirstOrDefault();
        if (variable.Name is null)
            return [text];
        if (depth >= MaxDepth || ValuesOf(variable.Name, at) is not { } values)
            return null;
        var result = new List<string>();
        foreach (var value in values)
        {
            if (Expand(text[..variable.Start] + value + text[(variable.Start + variable.Length)..], at, depth + 1) is not { } expanded)
                return null;
            result.AddRange(expanded);
            if (result.Count > MaxValues)
                return null;
        }
        return [.. result.Distinct(StringComparer.Ordinal)];
    }

    private List<string>? ValuesOf(string name, NginxContext at)
    {
        var server = at.Enclosing(NginxContextKind.Server) ?? at.Enclosing(NginxContextKind.StreamServer) ?? at.SelfAndAncestors().Last();
        if (AssignmentsOf(server).ValuesOf(name) is not { } set || server.Parent?.SelfAndAncestors().Any(HasCode) == true)
            return null;
        var values = new List<string>(set);
        foreach (var map in Maps.GetValueOrDefault(name) ?? [])
        {
            if (ValuesOf(map) is not { } mapped)
                return null;
            values.AddRange(mapped);
        }
        return values.Count is > 0 and <= MaxValues ? values : null;
    }

    private NginxAssignments AssignmentsOf(NginxContext server) => _assignments.GetOrAdd(server, static s => new NginxAssignments(s));

    private bool HasCode(NginxContext context) => _hasCode.GetOrAdd(context, NginxAssignments.HasCode);

    private List<string>? ValuesOf(NginxContext map) => _mapValues.GetOrAdd(map, static m =>
    {
        if (m.Block!.Name != "map" || m.Own("include").Any() || m.Statements.Any(s => s is not NginxDirective))
            return null;
        var entries = m.Statements.Where(s => s.ArgumentCount == 1).ToList();
        return [.. entries.Select(s => s.Argument(0)), .. entries.Exists(s => s.Name == "default") ? (string[])[] : [""]];
    });

    private Dictionary<string, List<NginxContext>> FindMaps()
    {
        var maps = new Dictionary<string, List<NginxContext>>(StringComparer.Ordinal);
        foreach (var context in _configuration.Root.DescendantsAndSelf())
        {
            if (context.Block is { Name: "map" or "geo" or "split_clients", ArgumentCount: > 0 } block && block.Argument(block.ArgumentCount - 1) is ['$', .. var name])
            {
                if (!maps.TryGetValue(name, out var known))
                    maps[name] = known = [];
                known.Add(context);
            }
        }
        return maps;
    }
}
