using System.Globalization;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Durations of the Gateway API: <c>^([0-9]{1,5}(h|m|s|ms)){1,4}$</c>.</summary>
public static class GatewayDuration
{
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var at = 0;
        for (var parts = 0; parts < 4 && at < text.Length; parts++)
        {
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at - digits is 0 or > 5)
                return false;
            var number = int.Parse(text.AsSpan(digits, at - digits), CultureInfo.InvariantCulture);
            var rest = text.AsSpan(at);
            var (unit, length) = rest.StartsWith("ms") ? (1, 2) : rest.StartsWith("s") ? (1000, 1) : rest.StartsWith("m") ? (60_000, 1) : rest.StartsWith("h") ? (3_600_000, 1) : (0, 0);
            if (length == 0)
                return false;
            time += TimeSpan.FromMilliseconds((long)number * unit);
            at += length;
        }
        return at == text.Length && at > 0;
    }
}
