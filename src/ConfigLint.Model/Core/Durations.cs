using System.Globalization;

namespace ConfigLint.Model;

/// <summary>How durations and sizes are written in messages.</summary>
public static class Durations
{
    /// <summary>"500 ms", "1.5 s", "30 s", "300 s", "1 h", "1 d".</summary>
    public static string Format(TimeSpan value) => value switch
    {
        { TotalSeconds: < 1 } when value > TimeSpan.Zero => Invariant($"{value.TotalMilliseconds:0.###} ms"),
        { TotalDays: >= 1 } when value.Ticks % TimeSpan.TicksPerDay == 0 => Invariant($"{value.TotalDays:0} d"),
        { TotalHours: >= 1 } when value.Ticks % TimeSpan.TicksPerHour == 0 => Invariant($"{value.TotalHours:0} h"),
        _ => Invariant($"{value.TotalSeconds:0.###} s"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How byte counts are written in messages.</summary>
public static class Sizes
{
    private static readonly string[] Units = ["", "k", "m", "g"];

    /// <summary>In the servers' own short form: "512", "4k", "1m", "2g".</summary>
    public static string Format(long bytes)
    {
        var unit = 0;
        while (unit < Units.Length - 1 && bytes != 0 && bytes % 1024 == 0)
        {
            bytes /= 1024;
            unit++;
        }
        return bytes.ToString(CultureInfo.InvariantCulture) + Units[unit];
    }
}
