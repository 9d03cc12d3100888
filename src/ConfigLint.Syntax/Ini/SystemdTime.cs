using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Ini;

/// <summary>Time spans of unit files (systemd.time(7), parse_time in src/basic/time-util.c; compared with systemd-analyze timespan, 252).</summary>
public static class SystemdTime
{
    /// <summary>Longest first, so that "min" is no "m". Months and years are 30.4375 and 365.25 days.</summary>
    private static readonly (string Name, double Seconds)[] Units =
    [
        ("seconds", 1), ("minutes", 60), ("second", 1), ("minute", 60), ("months", 2_629_800), ("month", 2_629_800),
        ("hours", 3600), ("weeks", 604_800), ("years", 31_557_600), ("hour", 3600), ("days", 86_400), ("week", 604_800), ("year", 31_557_600),
        ("msec", 1e-3), ("usec", 1e-6), ("sec", 1), ("min", 60), ("day", 86_400),
        ("hr", 3600), ("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6),
        ("s", 1), ("m", 60), ("M", 2_629_800), ("h", 3600), ("d", 86_400), ("w", 604_800), ("y", 31_557_600),
    ];

    private static readonly TextParser<Unit> Blanks = Character.In(' ', '\t', '\n', '\r').IgnoreMany();

    /// <summary>"1", "1.5", ".5".</summary>
    private static readonly TextParser<double> Number = Parse
        .Sequence(Numerics.Natural.Select(digits => digits.ToStringValue()).OptionalOrDefault(""), Fraction())
        .Where(parts => parts.Item1.Length + parts.Item2.Length > 0)
        .Select(parts => double.Parse($"0{parts.Item1}{parts.Item2}", CultureInfo.InvariantCulture));

    private static readonly TextParser<double> Span = Parse
        .Sequence(Number, Blanks, ReadUnit, Blanks)
        .Select(all => all.Item1 * all.Item3)
        .AtLeastOnce()
        .Select(all => all.Sum());

    private static readonly TextParser<double> Whole = Parse.Sequence(Blanks, Span).Select(all => all.Item2).AtEnd();

    /// <param name="span"><see cref="TimeSpan.MaxValue"/> for infinity, and for what is longer than that.</param>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.MaxValue;
        if (text.Trim() == "infinity")
            return true;
        var result = Whole.TryParse(text);
        if (!result.HasValue)
        {
            span = default;
            return false;
        }
        if (result.Value < TimeSpan.MaxValue.TotalSeconds)
            span = TimeSpan.FromSeconds(result.Value);
        return true;
    }

    private static TextParser<string> Fraction() => Character.EqualTo('.')
        .IgnoreThen(Numerics.Natural)
        .Select(digits => $".{digits.ToStringValue()}")
        .OptionalOrDefault("");

    /// <summary>A unit's seconds; seconds when there is none. By hand: thirty alternatives would be tried one after the other with Try.</summary>
    private static Result<double> ReadUnit(Superpower.Model.TextSpan input)
    {
        var rest = input.Source.AsSpan(input.Position.Absolute, input.Length);
        foreach (var (name, seconds) in Units)
        {
            if (rest.StartsWith(name, StringComparison.Ordinal))
                return Result.Value(seconds, input, input.Skip(name.Length));
        }
        return Result.Value(1.0, input, input);
    }
}
