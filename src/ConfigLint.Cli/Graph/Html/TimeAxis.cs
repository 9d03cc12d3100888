using ConfigLint.Model;

namespace ConfigLint.Cli.Graph.Html;

/// <summary>Where times stand on a bar: evenly, or by their logarithm when the longest is many times the shortest.</summary>
internal sealed class TimeAxis
{
    private const double MostEven = 12;
    private const int MostTicks = 6;
    private const double NearestTicks = 14;

    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];
    private static readonly double[] Decades = [1, 10, 60, 600, 3600, 86400, 864000];

    private readonly double _end;

    /// <param name="times">In seconds.</param>
    public TimeAxis(IReadOnlyList<double> times)
    {
        var longest = Math.Max(times.DefaultIfEmpty(0).Max(), 0.1);
        var shortest = times.Where(time => time > 0).DefaultIfEmpty(longest).Min();
        IsLogarithmic = longest > MostEven * shortest;
        _end = longest * 1.08;
    }

    public bool IsLogarithmic { get; }

    /// <summary>0 to 100.</summary>
    public double Percent(double seconds) => IsLogarithmic
        ? 100 * Math.Log(1 + Math.Min(seconds, _end)) / Math.Log(1 + _end)
        : 100 * Math.Min(seconds, _end) / _end;

    public IEnumerable<(double Percent, string Text)> Ticks()
    {
        if (IsLogarithmic)
            return Spread(Decades.Where(time => time <= _end).Prepend(0).Select(At));
        var step = Steps.FirstOrDefault(s => _end / s <= MostTicks, _end / 4);
        return Enumerable.Range(0, MostTicks + 1).Select(i => i * step).Where(time => time <= _end).Select(At);
    }

    /// <summary>Those whose labels do not meet on a narrow screen.</summary>
    private static IEnumerable<(double Percent, string Text)> Spread(IEnumerable<(double Percent, string Text)> ticks)
    {
        var last = double.MinValue;
        foreach (var tick in ticks)
        {
            if (tick.Percent - last < NearestTicks)
                continue;
            last = tick.Percent;
            yield return tick;
        }
    }

    private (double, string) At(double seconds) => (Percent(seconds), Durations.Format(TimeSpan.FromSeconds(seconds)));
}
