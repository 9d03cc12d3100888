using System.Buffers;
using System.Globalization;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>Ruby's conversions to numbers.</summary>
internal static class RubyNumbers
{
    private static readonly SearchValues<char> Decimal = SearchValues.Create("+-_0123456789");

    /// <summary>What <c>Integer(value)</c> gives; null when it raises, is not known or does not fit.</summary>
    public static long? Integer(ConfigValue value) => value switch
    {
        ConfigValue.Integer number => number.Value,
        ConfigValue.Real number => Truncate(number.Value),
        ConfigValue.Text text => ParseInteger(text.Value),
        _ => null,
    };

    /// <summary><c>Integer(value)</c> certainly raises.</summary>
    public static bool IsNoInteger(ConfigValue value) => value switch
    {
        ConfigValue.Nothing or ConfigValue.Boolean or ConfigValue.Symbol or ConfigValue.Sequence => true,
        // Long digits are an integer that does not fit here.
        ConfigValue.Text { Value: var text } => ParseInteger(text) is null && text.AsSpan().Trim().ContainsAnyExcept(Decimal),
        _ => false,
    };

    public static double? Float(ConfigValue value) => value switch
    {
        ConfigValue.Integer number => number.Value,
        ConfigValue.Real number => number.Value,
        ConfigValue.Text { Value: var text } => ParseFloat(text),
        _ => null,
    };

    /// <summary><c>to_i</c> of a text: the digits that it begins with, else 0; null when they do not fit.</summary>
    public static long? LeadingInteger(string text)
    {
        var body = text.AsSpan().TrimStart();
        var start = body.Length > 0 && body[0] is '+' or '-' ? 1 : 0;
        var end = start;
        while (end < body.Length && (char.IsAsciiDigit(body[end]) || (body[end] == '_' && end > start && body[end - 1] != '_')))
            end++;
        var digits = body[..end].ToString().Replace("_", "", StringComparison.Ordinal);
        return end == start ? 0 : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Rounded towards zero; null for what is no 64-bit integer.</summary>
    public static long? Truncate(double value) => Math.Abs(value) < 9e18 ? (long)value : null;

    /// <summary>Decimal with single underscores between digits, or with 0x, 0o, 0b, 0d or 0 in front.</summary>
    private static long? ParseInteger(string text)
    {
        var body = text.Trim();
        var isNegative = body.StartsWith('-');
        if (isNegative || body.StartsWith('+'))
            body = body[1..];
        var radix = 10;
        if (body is ['0', not '_', ..] and [_, var mark, ..])
        {
            radix = char.ToLowerInvariant(mark) switch { 'x' => 16, 'o' => 8, 'b' => 2, 'd' => 10, _ => 8 };
            body = char.IsAsciiLetter(mark) ? body[2..] : body[1..];
        }
        if (body.Length is 0 or > 80 || body[0] == '_' || body[^1] == '_' || body.Contains("__", StringComparison.Ordinal))
            return null;
        Int128 value = 0;
        foreach (var c in body)
        {
            if (c == '_')
                continue;
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix || (value = (value * radix) + digit) > long.MaxValue)
                return null;
        }
        return (long)(isNegative ? -value : value);
    }

    private static double? ParseFloat(string text)
    {
        var body = text.Trim().Replace("_", "", StringComparison.Ordinal);
        return body.Length > 0 && char.IsAsciiDigit(body[^1])
            && double.TryParse(body, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
