using ConfigLint.Analysis;

namespace ConfigLint.Rules;

/// <summary>The option <c>minimum</c> of the rules about time-outs that are too short.</summary>
internal static class MinimumTime
{
    private static readonly (TimeSpan Least, TimeSpan Most) Range = (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));

    /// <param name="what">What is compared: "read time-out".</param>
    public static RuleOption<TimeSpan> Option(TimeSpan otherwise, string what) => new("minimum", otherwise, $"The shortest {what} that is not reported.") { Range = Range };
}
