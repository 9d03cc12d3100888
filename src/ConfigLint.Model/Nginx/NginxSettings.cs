using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>Effective values in a context, with units, inheritance and defaults resolved.</summary>
public static class NginxSettings
{
    /// <summary>A reader of one value type; false when nginx refuses the text.</summary>
    public delegate bool ValueReader<T>(string text, out T value);

    public static Setting<TimeSpan> Duration(this NginxContext context, string name) =>
        context.Single(name, (string text, out TimeSpan value) => NginxValues.TryParseDuration(text, inMilliseconds: true, out value));

    /// <summary>In bytes.</summary>
    public static Setting<long> Size(this NginxContext context, string name) => context.Single<long>(name, NginxValues.TryParseSize);

    public static Setting<bool> Flag(this NginxContext context, string name) => context.Single<bool>(name, NginxValues.TryParseFlag);

    public static Setting<int> Number(this NginxContext context, string name) => context.Single<int>(name, NginxValues.TryParseNumber);

    /// <summary>The first argument as it is.</summary>
    public static Setting<string> Word(this NginxContext context, string name) =>
        context.Single(name, (string text, out string value) => (value = text) is not null);

    /// <summary>All arguments of the one statement that counts; unknown if one of them has a variable.</summary>
    public static Setting<IReadOnlyList<string>> Words(this NginxContext context, string name)
    {
        var lookup = context.Lookup(name);
        if (lookup.Statement is { } statement)
        {
            return statement.Arguments().Any(IsVariable)
                ? Setting<IReadOnlyList<string>>.Unknown(name, "the value has a variable")
                : Setting<IReadOnlyList<string>>.Known(name, [.. statement.Arguments()], OriginOf(statement, lookup.Level!, context));
        }
        if (!lookup.IsComplete)
            return Setting<IReadOnlyList<string>>.Unknown(name, lookup.Reason!);
        return NginxDefaults.TryGet(context, name, out var text, out var source)
            ? Setting<IReadOnlyList<string>>.Known(name, text.Split(' ', StringSplitOptions.RemoveEmptyEntries), new Origin.Default(source))
            : Setting<IReadOnlyList<string>>.Unknown(name, "it has no default");
    }

    /// <summary>"number size", as proxy_buffers takes them.</summary>
    public static Setting<(int Count, long Size)> Buffers(this NginxContext context, string name) => context.Words(name) switch
    {
        { IsKnown: true, Value: [var count, var size] } setting
            when NginxValues.TryParseNumber(count, out var n) && NginxValues.TryParseSize(size, out var bytes) => setting.Select(_ => (n, bytes)),
        var setting => Setting<(int, long)>.Unknown(name, setting.IsKnown ? "nginx refuses the value" : ((Origin.Unknown)setting.Origin).Reason),
    };

    /// <summary>The one value of a directive, read with <paramref name="read"/>.</summary>
    public static Setting<T> Single<T>(this NginxContext context, string name, ValueReader<T> read)
    {
        var lookup = context.Lookup(name);
        if (lookup.Statement is { } statement)
        {
            if (statement.ArgumentCount == 0 || IsVariable(statement.Argument(0)))
                return Setting<T>.Unknown(name, "the value has a variable");
            return read(statement.Argument(0), out var written)
                ? Setting<T>.Known(name, written, OriginOf(statement, lookup.Level!, context))
                : Setting<T>.Unknown(name, "nginx refuses the value");
        }
        if (!lookup.IsComplete)
            return Setting<T>.Unknown(name, lookup.Reason!);
        return NginxDefaults.TryGet(context, name, out var text, out var source) && read(text, out var value)
            ? Setting<T>.Known(name, value, new Origin.Default(source))
            : Setting<T>.Unknown(name, "it has no default that holds for every version");
    }

    /// <summary>True for text with a variable of nginx, or of a template that an entrypoint script fills in.</summary>
    public static bool IsVariable(string text) =>
        text.Contains('$') || text.Contains("{{", StringComparison.Ordinal) || text.Contains("<%", StringComparison.Ordinal) || text.StartsWith('@') && text.EndsWith('@');

    private static Origin OriginOf(NginxStatement statement, NginxContext level, NginxContext context) => level == context
        ? new Origin.Written(statement.Location)
        : new Origin.Inherited(statement.Location, level.Block?.Name ?? "the top of the file");
}
