using System.Diagnostics;
using System.Globalization;

namespace ConfigLint.Benchmarks;

/// <summary>Time and memory of whole processes.</summary>
static class Processes
{
    /// <returns>The median of the times, and the highest peak.</returns>
    public static (double Milliseconds, long Peak) Median(string program, string[] arguments, int runs)
    {
        var times = new List<double>();
        long memory = 0;
        for (var i = 0; i < runs; i++)
        {
            times.Add(Time(program, arguments, out var peak));
            memory = Math.Max(memory, peak);
        }
        return (Middle(times), memory);
    }

    public static double Middle(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <returns>Milliseconds from start to exit; peak memory from GNU time, in bytes, 0 when it is not installed.</returns>
    public static double Time(string program, string[] arguments, out long peak) => Time(program, arguments, out peak, out _);

    public static double Time(string program, string[] arguments, out long peak, out string written)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var reader = process.StandardError.ReadToEndAsync();
        peak = 0;
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.WaitForExit(1))
            peak = Math.Max(peak, PeakOf(process.Id));
        var elapsed = watch.Elapsed.TotalMilliseconds;
        Task.WaitAll(reader, output);
        written = output.Result + reader.Result;
        if (process.ExitCode > 2)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}: {reader.Result}");
        return elapsed;
    }

    // VmHWM only grows, so the last look before the exit is close to the peak.
    static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan(6).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
