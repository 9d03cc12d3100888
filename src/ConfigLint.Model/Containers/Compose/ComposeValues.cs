using System.Buffers;
using System.Globalization;

namespace ConfigLint.Model.Containers.Compose;

/// <summary>Values as compose reads them (compose-go: units.RAMInBytes of docker/go-units, time.ParseDuration).</summary>
internal static class ComposeValues
{
    private const string SizeUnits = "bkmgtp";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>In bytes: "512m", "1.5gb", "64MiB"; 1024 to the unit.</summary>
    public static long? Bytes(string text)
    {
        var value = text.Trim().ToLowerInvariant();
        var digits = value.AsSpan().IndexOfAnyExcept(Digits);
        var number = digits < 0 ? value : value[..digits];
        var unit = digits < 0 ? "" : value[digits..].Trim();
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || unit is not ("" or [_] or [_, 'b'] or [_, 'i', 'b']))
            return null;
        var power = unit.Length == 0 ? 0 : SizeUnits.IndexOf(unit[0], StringComparison.Ordinal);
        var bytes = power < 0 ? double.NaN : count * Math.Pow(1024, power);
        return bytes is >= 0 and < long.MaxValue ? (long)bytes : null;
    }

    /// <summary>"1m30s", "500ms"; a bare 0 too, but no other number.</summary>
    public static TimeSpan? Duration(string text)
    {
        var value = text.Trim();
        if (value == "0")
            return TimeSpan.Zero;
        double seconds = 0;
        for (var at = 0; at < value.Length || at == 0;)
        {
            var digits = value.AsSpan(at).IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(value.AsSpan(at, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            at += digits;
            var letters = value.AsSpan(at).IndexOfAny(Digits);
            var unit = letters < 0 ? value[at..] : value.Substring(at, letters);
            double? scale = unit switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 1e-3, "us" or "µs" => 1e-6, "ns" => 1e-9, _ => null };
            if (scale is null)
                return null;
            seconds += number * scale.Value;
            at += unit.Length;
        }
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
