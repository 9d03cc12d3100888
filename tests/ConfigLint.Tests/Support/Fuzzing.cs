using System.Diagnostics;
using System.Globalization;

namespace ConfigLint.Tests;

/// <summary>
/// Runs numbered inputs. Each is made from the seed and its number alone, so that one can be made again:
/// CONFIGLINT_FUZZ=N is the length of the run, CONFIGLINT_FUZZ_SEED another seed, CONFIGLINT_FUZZ_ONLY the number of the one input to run.
/// </summary>
static class Fuzzing
{
    const int MostFailures = 20;
    const int LongestShown = 20_000;

    static readonly int Seed = Number("CONFIGLINT_FUZZ_SEED") ?? 42;

    /// <param name="share">How many inputs of this kind there are for each of CONFIGLINT_FUZZ: what costs more has a smaller share.</param>
    /// <param name="make">Must depend on nothing but its argument.</param>
    public static void Run<T>(int shortRun, double share, Func<Random, T> make, Action<T> check)
        where T : notnull
    {
        var count = Number("CONFIGLINT_FUZZ") is { } wanted ? Math.Max(1, (int)(wanted * share)) : shortRun;
        var (first, last) = Number("CONFIGLINT_FUZZ_ONLY") is { } only ? (only, only + 1) : (0, count);
        var watch = Stopwatch.StartNew();
        var failures = new Dictionary<string, string>();
        var number = first;
        using (new HangGuard(() => number))
        {
            for (; number < last && failures.Count < MostFailures; number++)
            {
                var input = make(new Random(unchecked((Seed * 1_000_003) + number)));
                if (Record.Exception(() => check(input)) is { } failure)
                    failures.TryAdd(Kind(failure), Describe(number, failure, input));
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number - first} inputs of seed {Seed} in {watch.Elapsed.TotalSeconds:0} s"));
        if (failures.Count > 0)
            Assert.Fail($"{failures.Count} kinds of failure\n{string.Join("\n======\n", failures.Values)}");
    }

    static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Failures of one kind are shown once: the same type at the same place.</summary>
    static string Kind(Exception failure) =>
        $"{failure.GetType().Name} {failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("ConfigLint.", StringComparison.Ordinal))}"
        + (failure is Xunit.Sdk.XunitException ? new string([.. failure.Message.Split('\n')[0].Where(c => !char.IsAsciiDigit(c))]) : "");

    static string Describe(int number, Exception failure, object input)
    {
        var text = input.ToString() ?? "";
        return $"input {number} (again: CONFIGLINT_FUZZ_SEED={Seed} CONFIGLINT_FUZZ_ONLY={number}): {failure}\n--- input\n{(text.Length <= LongestShown ? text : text[..LongestShown] + "…")}";
    }

    /// <summary>Ends the process, naming the input, when one takes minutes: nothing else can end a loop that never ends.</summary>
    sealed class HangGuard : IDisposable
    {
        static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

        readonly Timer _timer;
        int _seen = -1;

        public HangGuard(Func<int> number) => _timer = new Timer(_ => Look(number()), null, Patience, Patience);

        public void Dispose() => _timer.Dispose();

        void Look(int number)
        {
            if (number == _seen)
                Environment.FailFast($"{TestContext.Current.Test?.TestDisplayName}: input {number} of seed {Seed} does not come to an end");
            _seen = number;
        }
    }
}
