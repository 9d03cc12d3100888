using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Ini;

namespace ConfigLint.Rules;

/// <summary>Single lines of php-fpm.conf and pool files.</summary>
internal static class FpmEntries
{
    /// <summary>A known directive whose value is all written here: no variable, nothing that the parser has refused already.</summary>
    public static bool TryGetPlain(IniEntry entry, out FpmValueKind kind)
    {
        kind = default;
        if (!IsOfFpm(entry) || !entry.HasValue || entry.Sub is not null || entry.Variables.Count > 0 || entry.IsExpression || !entry.Errors.IsEmpty
            || FpmDirectives.Find(entry.Key) is not { } directive)
            return false;
        kind = directive.Kind;
        return true;
    }

    /// <summary>The same nodes make up php.ini, systemd's and supervisor's files.</summary>
    public static bool IsOfFpm(IniEntry entry) => entry.Parent is IniFile { Dialect: IniDialect.Php };

    /// <summary>FPM reads the value without complaint.</summary>
    public static bool IsTaken(FpmValueKind kind, string value) => kind switch
    {
        FpmValueKind.Integer => IniValues.TryParseFpmInteger(value, out _, out _),
        FpmValueKind.Time => IniValues.TryParseFpmTime(value, out _, out _),
        FpmValueKind.Boolean => IniValues.TryParseFpmBoolean(value, out _),
        FpmValueKind.ProcessManager => value.ToLowerInvariant() is "static" or "dynamic" or "ondemand",
        _ => true,
    };

    /// <summary>A script is likely to put the value in before PHP-FPM sees it: @MAX@, %MAX%, __MAX__, $MAX, 90PORT, PHP_MAX.</summary>
    public static bool IsPlaceholder(string value)
    {
        if (value.AsSpan().ContainsAny('$', '@', '%') || value.AsSpan().ContainsAny('{', '<') || value.Contains("__", StringComparison.Ordinal))
            return true;
        var capitals = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiLetterLower(c) || c is ' ' or '#')
                return false;
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }
        return capitals > 1;
    }

    /// <summary>Where "#" was meant to start a comment behind a value that is good without it; null when it was not.</summary>
    public static int? CommentMark(IniEntry entry, FpmValueKind kind)
    {
        var span = entry.ValueSpan;
        var text = entry.Source.AsSpan(span);
        var mark = entry.IsQuoted ? -1 : text.IndexOf('#');
        if (mark < 1 || text[mark - 1] is not (' ' or '\t'))
            return null;
        var value = text[..mark].TrimEnd().ToString();
        return value.Length > 0 && IsTaken(kind, value) ? span.Start + mark : null;
    }
}
