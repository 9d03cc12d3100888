using System.Globalization;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Amounts as Kubernetes writes them: 128Mi, 1G, 500m, 1e3 (apimachinery's resource.Quantity).</summary>
public static class Quantity
{
    /// <summary>False for what Kubernetes refuses, and for amounts beyond any machine.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        var end = text.StartsWith('+') || text.StartsWith('-') ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        return decimal.TryParse(text[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && TryScale(text[end..], ref value);
    }

    /// <summary>Bytes, rounded up as Kubernetes does.</summary>
    public static bool TryParseBytes(string text, out long bytes)
    {
        bytes = 0;
        if (!TryParse(text, out var value) || value < 0 || value > long.MaxValue)
            return false;
        bytes = (long)Math.Ceiling(value);
        return true;
    }

    private static bool TryScale(string suffix, ref decimal value)
    {
        if (suffix is ['e' or 'E', _, ..])
        {
            if (!int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs(exponent) > 18)
                return false;
            return TryMultiply(ref value, (decimal)Math.Pow(10, exponent));
        }
        decimal? factor = suffix switch
        {
            "" => 1,
            "n" => 1e-9m,
            "u" => 1e-6m,
            "m" => 1e-3m,
            "k" => 1e3m,
            "M" => 1e6m,
            "G" => 1e9m,
            "T" => 1e12m,
            "P" => 1e15m,
            "E" => 1e18m,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            "Pi" => 1L << 50,
            "Ei" => 1L << 60,
            _ => null,
        };
        return factor is { } known && TryMultiply(ref value, known);
    }

    private static bool TryMultiply(ref decimal value, decimal factor)
    {
        if (factor > 1 && Math.Abs(value) > decimal.MaxValue / factor)
            return false;
        value *= factor;
        return true;
    }
}
