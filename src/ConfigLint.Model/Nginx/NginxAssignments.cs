using System.Buffers;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>Which variables the blocks of one server give a value: read once, however many pass directives ask.</summary>
internal sealed class NginxAssignments
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly Dictionary<string, List<string>> _sets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _atRunTime = new(StringComparer.Ordinal);

    // Code, or an include that was not read, may set any of them.
    private readonly bool _anyMayBeSet;

    public NginxAssignments(NginxContext server)
    {
        // "set" acts when the request meets it, in any block of the server: each of its values may hold.
        foreach (var context in server.DescendantsAndSelf())
        {
            if (!context.IsCompleteFor("set") || HasCode(context))
            {
                _anyMayBeSet = true;
                return;
            }
            foreach (var statement in context.Statements)
                NoteRunTime(statement);
            foreach (var set in context.Own("set"))
                NoteSet(set);
        }
    }

    /// <summary>The values that <c>set</c> gives a variable; null when it may have another one.</summary>
    public IReadOnlyList<string>? ValuesOf(string name) =>
        _anyMayBeSet || _atRunTime.Contains(name) ? null : _sets.GetValueOrDefault(name) ?? [];

    /// <summary>Lua, njs or Perl stands on this very level.</summary>
    public static bool HasCode(NginxContext context)
    {
        foreach (var statement in context.Statements)
        {
            if (IsCode(statement.RawName))
                return true;
        }
        return false;
    }

    private static bool IsCode(ReadOnlySpan<char> directive) =>
        directive.Contains("_by_lua", StringComparison.Ordinal) || directive is "js_access" or "js_content" or "js_header_filter" or "js_body_filter" or "perl";

    private void NoteSet(NginxStatement set)
    {
        if (set.ArgumentCount != 2 || set.Argument(0) is not ['$', .. var name])
            return;
        if (!_sets.TryGetValue(name, out var values))
            _sets.Add(name, values = []);
        values.Add(set.Argument(1));
    }

    /// <summary>
    /// What gives a variable a value that no <c>set</c> or <c>map</c> shows: a named group of a regular expression, auth_request_set,
    /// or a directive of another module whose first argument is the variable.
    /// </summary>
    private void NoteRunTime(NginxStatement statement)
    {
        if (statement.ArgumentCount == 0)
            return;
        var isUnknown = statement.Name is "auth_request_set" or "perl_set" || NginxDirectiveTable.Find(statement.RawName).Count == 0;
        if (isUnknown && statement.Argument(0) is ['$', .. var first])
            _atRunTime.Add(first);
        foreach (var word in statement.Words)
            NoteNamedGroups(statement.Source.AsSpan(word.Span));
    }

    private void NoteNamedGroups(ReadOnlySpan<char> expression)
    {
        while (expression.IndexOf('<') is >= 0 and var open)
        {
            var before = expression[..open];
            expression = expression[(open + 1)..];
            var length = expression.IndexOfAnyExcept(NameCharacters);
            if (length > 0 && expression[length] == '>' && (before.EndsWith("?") || before.EndsWith("?P")))
                _atRunTime.Add(expression[..length].ToString());
        }
    }
}
