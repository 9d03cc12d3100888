using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>Variables whose values are written in the configuration: <c>set</c> and <c>map</c> with literals.</summary>
public sealed class NginxVariables
{
    private const int MaxValues = 64;
    private const int MaxDepth = 4;

    private readonly NginxConfiguration _configuration;
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
    public (string Source, string Value, NginxStatement Statement)? MapResult(string name, string key)
    {
        _maps ??= FindMaps();
        if (!_maps.TryGetValue(name, out var maps) || maps is not [{ Block: { Name: "map", ArgumentCount: 2 } block } map]
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
        var values = new List<string>();
        var server = at.Enclosing(NginxContextKind.Server) ?? at.Enclosing(NginxContextKind.StreamServer) ?? at.SelfAndAncestors().Last();
        // "set" acts when the request meets it, in any block of the server: each of its values may hold.
        foreach (var context in server.DescendantsAndSelf())
        {
            if (context.UnreadIncludes.Any(i => i.MaySet("set")) || context.Statements.Any(s => AssignsAtRunTime(s, name)))
                return null;
            values.AddRange(context.Own("set").Where(s => s.ArgumentCount == 2 && s.Argument(0) == "$" + name).Select(s => s.Argument(1)));
        }
        if (server.Parent?.SelfAndAncestors().Any(outer => outer.Statements.Any(s => IsCode(s.RawName))) == true)
            return null;
        _maps ??= FindMaps();
        if (_maps.TryGetValue(name, out var maps))
        {
            foreach (var map in maps)
            {
                if (map.Block!.Name != "map" || map.Own("include").Any() || map.Statements.Any(s => s is not NginxDirective))
                    return null;
                var entries = map.Statements.Where(s => s.ArgumentCount == 1).ToList();
                values.AddRange(entries.Select(s => s.Argument(0)));
                if (!entries.Any(s => s.Name == "default"))
                    values.Add("");
            }
        }
        return values.Count > 0 ? values : null;
    }

    /// <summary>
    /// The statement may give the variable a value that no <c>set</c> or <c>map</c> shows: code (Lua, njs, Perl), a named group of a regular
    /// expression, auth_request_set, or a directive of another module whose first argument is the variable.
    /// </summary>
    private static bool AssignsAtRunTime(NginxStatement statement, string name)
    {
        if (IsCode(statement.RawName))
            return true;
        if (statement.ArgumentCount == 0)
            return false;
        var isUnknown = statement.Name == "auth_request_set" || statement.Name == "perl_set" || NginxDirectiveTable.Find(statement.RawName).Count == 0;
        if (isUnknown && statement.Argument(0) == "$" + name)
            return true;
        foreach (var word in statement.Words)
        {
            var text = statement.Source.AsSpan(word.Span);
            if (text.Contains($"?<{name}>", StringComparison.Ordinal) || text.Contains($"?P<{name}>", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool IsCode(ReadOnlySpan<char> directive) =>
        directive.Contains("_by_lua", StringComparison.Ordinal) || directive is "js_access" or "js_content" or "js_header_filter" or "js_body_filter" or "perl";

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
