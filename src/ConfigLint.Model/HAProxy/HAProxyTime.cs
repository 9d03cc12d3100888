using System.Globalization;

namespace ConfigLint.Model.HAProxy;

/// <summary>Times of haproxy.cfg: a whole number and one of us, ms, s, m, h, d; without one milliseconds (parse_time_err in src/tools.c).</summary>
public static class HAProxyTime
{
    // "timer overflow": more than 2^31 - 1 ms.
    private const double MostMilliseconds = int.MaxValue;

    /// <summary>False for what HAProxy refuses, and for what it reads with a warning ("1m30s").</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            digits = text.Length;
        if (digits == 0 || !double.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        double? unit = text[digits..] switch { "" or "ms" => 1, "us" => 0.001, "s" => 1000, "m" => 60_000, "h" => 3_600_000, "d" => 86_400_000, _ => null };
        if (unit is null || number * unit.Value > MostMilliseconds)
            return false;
        time = TimeSpan.FromMilliseconds(number * unit.Value);
        return true;
    }
}
