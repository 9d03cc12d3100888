using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Nginx;

/// <summary>Values as nginx's slots read them (ngx_parse_time, ngx_parse_size, ngx_parse_offset in src/core/ngx_parse.c).</summary>
public static class NginxValues
{
    // Largest first: nginx takes each unit at most once and only in this order.
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365L * 86_400_000), ("M", 30L * 86_400_000), ("w", 7L * 86_400_000), ("d", 86_400_000),
        ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ];

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3_650_000);

    private static readonly TextParser<string> Unit = Span.EqualTo("ms").Try().Select(_ => "ms")
        .Or(Character.In('y', 'M', 'w', 'd', 'h', 'm', 's').Select(c => c.ToString()));

    private static readonly TextParser<char[]> Blanks = Character.EqualTo(' ').Many();

    private static readonly TextParser<(string Digits, string Unit)> Part =
        Superpower.Parse.Sequence(Numerics.Natural, Unit.OptionalOrDefault(""), Blanks)
            .Select(part => (part.Item1.ToStringValue(), part.Item2));

    private static readonly TextParser<(string Digits, string Unit)[]> Parts = Part.AtLeastOnce().AtEnd();

    /// <summary>A time slot: <c>90</c>, <c>1m30s</c>, <c>1m30</c>, <c>"1m 30s"</c>. A bare number counts seconds.</summary>
    /// <param name="inMilliseconds">True for millisecond slots (ms but no y, M); false for seconds slots (y, M but no ms).</param>
    /// <returns>False when nginx refuses the value.</returns>
    public static bool TryParseDuration(string text, bool inMilliseconds, out TimeSpan value)
    {
        value = default;
        var parts = Parts.TryParse(text);
        if (!parts.HasValue)
            return false;
        var step = inMilliseconds ? 2 : 0;
        decimal total = 0;
        foreach (var (digits, unit) in parts.Value)
        {
            if (!long.TryParse(digits, out var number))
                return false;
            var index = unit.Length == 0 ? Array.FindIndex(Units, u => u.Unit == "s") : Array.FindIndex(Units, u => u.Unit == unit);
            if (unit.Length > 0 && (index < step || (unit == "ms" && !inMilliseconds)))
                return false;
            step = unit.Length == 0 ? Units.Length : index + 1;
            total += (decimal)number * Units[index].Milliseconds;
        }
        if (total > long.MaxValue)
            return false;
        // nginx takes times beyond what a TimeSpan holds (29,000 years); such a one counts as the longest.
        value = total > (decimal)LongestTime.TotalMilliseconds ? LongestTime : TimeSpan.FromMilliseconds((double)total);
        return true;
    }

    /// <summary>A size slot: digits and k, K, m or M. In bytes.</summary>
    public static bool TryParseSize(string text, out long bytes) => TryParseBytes(text, "kKmM", out bytes);

    /// <summary>An offset slot: as a size, and also g and G.</summary>
    public static bool TryParseOffset(string text, out long bytes) => TryParseBytes(text, "kKmMgG", out bytes);

    /// <summary>A flag: on or off in any case.</summary>
    public static bool TryParseFlag(string text, out bool value)
    {
        value = text.Equals("on", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("off", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A number slot: decimal digits only.</summary>
    public static bool TryParseNumber(string text, out int value)
    {
        value = 0;
        return text.Length > 0 && text.All(char.IsAsciiDigit) && int.TryParse(text, out value);
    }

    private static bool TryParseBytes(string text, string units, out long bytes)
    {
        bytes = 0;
        var scale = text.Length > 0 && units.Contains(text[^1])
            ? char.ToLowerInvariant(text[^1]) switch { 'k' => 1L << 10, 'm' => 1L << 20, _ => 1L << 30 }
            : 1;
        var digits = scale == 1 ? text : text[..^1];
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || !long.TryParse(digits, out var number) || number > long.MaxValue / scale)
            return false;
        bytes = number * scale;
        return true;
    }
}
