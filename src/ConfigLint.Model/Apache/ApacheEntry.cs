using System.Collections.Immutable;
using System.Text;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>One directive or opening tag as it was read: with the Defines in force there, and in its place after includes and macros.</summary>
public sealed class ApacheEntry
{
    // A variable that is defined by itself twice doubles with every line; httpd reads lines of at most 16 MiB.
    private const int LongestValue = 64 * 1024;

    private readonly ImmutableDictionary<string, string> _defines;

    /// <param name="order">Grows from one directive to the next as Apache reads them.</param>
    internal ApacheEntry(ApacheStatement statement, ApacheCondition condition, int order, ImmutableDictionary<string, string> defines, Location? usedAt)
    {
        Statement = statement;
        Condition = condition;
        Order = order;
        UsedAt = usedAt;
        _defines = defines;
    }

    public ApacheStatement Statement { get; }

    /// <summary>False when it stands in a section whose read-time test cannot be answered here: Apache may not read it at all.</summary>
    public bool IsCertain => Condition.IsAlways;

    /// <summary>The tests around it that cannot be answered here.</summary>
    public ApacheCondition Condition { get; }

    /// <summary>Its turn among all directives of the configuration.</summary>
    public int Order { get; }

    /// <summary>The Use line whose macro holds this directive; null outside macros.</summary>
    public Location? UsedAt { get; }

    public string Name => Statement.Name;

    public int Count => Statement.ArgumentCount;

    /// <summary>Where a finding stands: the directive itself, or the Use line for one that comes from a macro.</summary>
    public Location At => UsedAt ?? Statement.Location;

    public bool Is(string name) => Statement.Is(name);

    /// <summary>Where an argument stands; the whole place for a directive from a macro.</summary>
    public Location ArgumentAt(int index) => UsedAt ?? new Location(Statement.Source, Statement.ArgumentSpan(index));

    /// <summary>
    /// The value with its Defines put in; null when there is no such argument, when it has a variable that nothing in these files defines,
    /// or when a template is still to be filled in.
    /// </summary>
    public string? Argument(int index)
    {
        if (index >= Count)
            return null;
        var text = Statement.HasVariables(index) ? Expand(Statement.Argument(index), _defines) : Statement.Argument(index);
        return text is null || IsTemplate(text) ? null : text;
    }

    /// <summary>All values, or null when one is not known.</summary>
    internal string[]? Arguments()
    {
        var values = new string[Count];
        for (var i = 0; i < Count; i++)
        {
            if (Argument(i) is not { } value)
                return null;
            values[i] = value;
        }
        return values;
    }

    /// <summary>A text with ${NAME} replaced; null when a name is not defined, when its value holds blanks or quotes, which would change the words, or when it grows too long.</summary>
    internal static string? Expand(string text, ImmutableDictionary<string, string> defines)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
                break;
            if (!defines.TryGetValue(text[(start + 2)..end], out var value) || value.AsSpan().IndexOfAny(" \t\"'") >= 0 || result.Length + value.Length > LongestValue)
                return null;
            result.Append(text, at, start - at).Append(value);
            at = end + 1;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Jinja, ERB, and the @NAME@ of autoconf and its kin.</summary>
    private static bool IsTemplate(string text)
    {
        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) || text.Contains("<%", StringComparison.Ordinal))
            return true;
        var start = text.IndexOf('@');
        var end = start < 0 ? -1 : text.IndexOf('@', start + 1);
        return end > start + 1 && text[(start + 1)..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }

    public override string ToString() => $"{Name} {At}";
}
