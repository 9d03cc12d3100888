using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Apache;

/// <summary>Values as Apache reads them. None of these throws; what Apache refuses is a case of the result.</summary>
public static class ApacheValues
{
    // strtoll: blanks, a sign, digits. Without digits it reads nothing, the blanks and the sign included.
    private static readonly TextParser<CNumber> Integer = Parse.Sequence(
            Span.WithAll(ApacheText.IsSpace).OptionalOrDefault(),
            Character.In('+', '-').OptionalOrDefault(),
            Span.WithAll(char.IsAsciiDigit))
        .Select(parts => CNumber.Of(parts.Item3.ToStringValue(), parts.Item2 == '-'))
        .Try()
        .OptionalOrDefault();

    private static readonly TextParser<(CNumber Number, string After)> IntegerAndRest =
        Parse.Sequence(Integer, Span.WithAll(_ => true).Select(s => s.ToStringValue()).OptionalOrDefault(""));

    /// <summary>
    /// C's <c>atoi</c>, which reads Timeout, ProxyTimeout and the worker parameters timeout, retry and ttl: leading digits count, the rest
    /// is ignored without a word, no digits are 0, and what is too large for an int wraps.
    /// </summary>
    public static ApacheInteger Atoi(string text)
    {
        var (number, rest) = IntegerAndRest.Parse(text);
        return new ApacheInteger(unchecked((int)number.Value), number.HasDigits, rest);
    }

    /// <summary>
    /// ap_timeout_parameter_parse (server/util.c), which reads KeepAliveTimeout and the worker parameters connectiontimeout, ping, acquire,
    /// hcinterval and addressttl: s, ms, mi (min too) or h; m alone, capitals and fractions are refused; text behind the unit is ignored.
    /// </summary>
    /// <param name="defaultUnit">What a bare number counts: "s", for acquire "ms".</param>
    public static ApacheTimeout ParseTimeout(string text, string defaultUnit = "s")
    {
        var (number, rest) = IntegerAndRest.Parse(text);
        var written = rest.Length > 0 ? rest : defaultUnit;
        var unit = written.StartsWith('s') ? "s"
            : written.StartsWith('h') ? "h"
            : written.StartsWith("ms", StringComparison.Ordinal) ? "ms"
            : written.StartsWith("mi", StringComparison.Ordinal) ? "mi"
            : "";
        if (unit.Length == 0 || number.IsTooLarge || number.Value < 0)
            return ApacheTimeout.Refused(number.HasDigits, rest);
        var microseconds = (Int128)number.Value * UnitMicroseconds(unit);
        return microseconds > long.MaxValue
            ? ApacheTimeout.Refused(number.HasDigits, rest)
            : new ApacheTimeout(false, (long)microseconds, number.HasDigits, unit, rest.Length > 0 ? rest[unit.Length..] : "");
    }

    /// <summary>On and Off in any case; null is what Apache refuses ("must be On or Off").</summary>
    public static bool? ParseFlag(string text) =>
        text.Equals("On", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("Off", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>A word cut at its first <c>=</c>; null when it has none. Keys are compared without regard to case.</summary>
    public static (string Key, string Value)? SplitParameter(string word)
    {
        var equals = word.IndexOf('=');
        return equals < 0 ? null : (word[..equals], word[(equals + 1)..]);
    }

    private static long UnitMicroseconds(string unit) => unit switch
    {
        "ms" => 1_000,
        "mi" => 60_000_000,
        "h" => 3_600_000_000,
        _ => 1_000_000,
    };

    /// <summary>What strtol and strtoll make of digits: saturated, and known to be so.</summary>
    private readonly record struct CNumber(long Value, bool HasDigits, bool IsTooLarge)
    {
        public static CNumber Of(string digits, bool isNegative)
        {
            var significant = digits.TrimStart('0');
            if (significant.Length > 19)
                return new CNumber(isNegative ? long.MinValue : long.MaxValue, true, true);
            var value = significant.Length == 0 ? 0 : Int128.Parse(significant, System.Globalization.CultureInfo.InvariantCulture);
            value = isNegative ? -value : value;
            return new CNumber((long)Int128.Clamp(value, long.MinValue, long.MaxValue), true, value > long.MaxValue || value < long.MinValue);
        }
    }
}

/// <summary>What <c>atoi</c> made of a text.</summary>
/// <param name="HasDigits">False for <c>abc</c>, an empty value and an undefined variable: the value is 0 then.</param>
/// <param name="Ignored">What stands behind the digits: <c>m</c> in <c>5m</c>, <c>.5</c> in <c>1.5</c>.</param>
public readonly record struct ApacheInteger(int Value, bool HasDigits, string Ignored)
{
    /// <summary>How long the ignored unit is in Apache's other notation (ms, s, m, mi, min, h); null when it is no unit.</summary>
    public TimeSpan? IgnoredUnit => Ignored switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" or "mi" or "min" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        _ => null,
    };
}

/// <summary>A duration, or that Apache refuses it.</summary>
/// <param name="Microseconds">0 when refused.</param>
/// <param name="HasDigits">False for <c>s</c>, which Apache accepts as 0 seconds.</param>
/// <param name="Unit">The unit that counts: ms, s, mi or h; empty when refused.</param>
/// <param name="Ignored">What stands behind the unit: <c>30</c> in <c>1h30</c>; when refused, what stands behind the number.</param>
public readonly record struct ApacheTimeout(bool IsRefused, long Microseconds, bool HasDigits, string Unit, string Ignored)
{
    /// <summary>At most <see cref="TimeSpan.MaxValue"/>, 29,000 years.</summary>
    public TimeSpan Value => Microseconds > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond
        ? TimeSpan.MaxValue
        : TimeSpan.FromTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    internal static ApacheTimeout Refused(bool hasDigits, string rest) => new(true, 0, hasDigits, "", rest);
}
