using ConfigLint.Model.Containers.Compose;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Yaml;

/// <summary>Durations in YAML by the reader of each server.</summary>
internal static class YamlDurations
{
    /// <summary>A number and "s", as protocol buffers write durations in JSON: "15s", "0.250s" (Envoy).</summary>
    public static TimeSpan? Proto(string text) =>
        text is [.. var number, 's'] && number.All(c => char.IsAsciiDigit(c) || c == '.') ? ComposeValues.Duration(text) : null;

    /// <summary>Go's time.ParseDuration: "1m30s". A bare number but 0 is not known: readers differ (Traefik takes it for seconds, others refuse it).</summary>
    public static TimeSpan? Go(string text) => text.Length > 0 && text.Trim() == text ? ComposeValues.Duration(text) : null;

    /// <param name="key">What the setting is called.</param>
    /// <param name="otherwise">The value where there is no entry.</param>
    public static Setting<TimeSpan> Read(YamlEntry? entry, string key, Func<string, TimeSpan?> parse, Setting<TimeSpan> otherwise)
    {
        if (entry is null)
            return otherwise;
        return YamlSettings.TextOf(entry) is { } text && parse(text) is { } time
            ? YamlSettings.Written(key, time, entry)
            : Setting<TimeSpan>.Unknown(key, "it is no plain duration");
    }
}
