using System.Text.RegularExpressions;

namespace ConfigLint.Model.Nginx;

/// <summary>Chooses the location of a path as nginx does (ngx_http_core_find_location): exact, longest prefix, then regular expressions in order unless ^~.</summary>
public sealed class NginxLocations
{
    private readonly NginxContext _server;

    internal NginxLocations(NginxContext server) => _server = server;

    /// <summary>The location block that a path meets; the server block itself when none matches; null when that cannot be known (a regular expression that cannot be tried here, an unread include).</summary>
    public NginxContext? Match(string path)
    {
        var context = _server;
        while (true)
        {
            if (context.UnreadIncludes.Any(i => i.MaySet("location")))
                return null;
            if (!TryMatchIn(context, path, out var next))
                return null;
            if (next is null)
                return context;
            context = next;
        }
    }

    private static bool TryMatchIn(NginxContext context, string path, out NginxContext? match)
    {
        match = null;
        NginxContext? prefix = null;
        var prefixLength = -1;
        var prefixIsFinal = false;
        var expressions = new List<(string Pattern, bool IgnoreCase, NginxContext Context)>();
        foreach (var location in context.Children)
        {
            if (location.Kind != NginxContextKind.Location || NginxLocationKey.Of(location) is not { } key)
                continue;
            switch (key.Modifier)
            {
                case "=" when key.Path == path:
                    match = location;
                    return true;
                case "~" or "~*":
                    expressions.Add((key.Path, key.Modifier == "~*", location));
                    break;
                case "" or "^~" when !key.IsNamed && key.Path.Length > prefixLength && path.StartsWith(key.Path, StringComparison.Ordinal):
                    (prefix, prefixLength, prefixIsFinal) = (location, key.Path.Length, key.Modifier == "^~");
                    break;
            }
        }
        if (!prefixIsFinal)
        {
            foreach (var (pattern, ignoreCase, location) in expressions)
            {
                if (IsMatch(pattern, ignoreCase, path) is not { } matches)
                    return false;
                if (matches)
                {
                    match = location;
                    return true;
                }
            }
        }
        match = prefix;
        return true;
    }

    /// <summary>Null when .NET's linear-time engine does not know the expression (PCRE has look-around, back references and more).</summary>
    private static bool? IsMatch(string pattern, bool ignoreCase, string path)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            return Regex.IsMatch(path, pattern, options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>What a location is keyed on.</summary>
/// <param name="Modifier">"", "=", "^~", "~" or "~*".</param>
public sealed record NginxLocationKey(string Modifier, string Path)
{
    public bool IsNamed => Path.StartsWith('@');

    public bool IsRegex => Modifier is "~" or "~*";

    /// <summary>Null for a block that is no location or has no path.</summary>
    public static NginxLocationKey? Of(NginxContext context)
    {
        if (context.Kind != NginxContextKind.Location || context.Block is not { ArgumentCount: > 0 } block)
            return null;
        var first = block.Argument(0);
        if (block.ArgumentCount >= 2)
            return new NginxLocationKey(first, block.Argument(1));
        // The modifier may be glued to the path.
        foreach (var modifier in (string[])["^~", "~*", "~", "="])
        {
            if (first.StartsWith(modifier, StringComparison.Ordinal))
                return new NginxLocationKey(modifier, first[modifier.Length..]);
        }
        return new NginxLocationKey("", first);
    }
}
