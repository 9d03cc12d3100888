using System.Globalization;
using System.Text.RegularExpressions;

namespace ConfigLint.Tests.RulePages;

/// <summary>Reads expectation comments such as <c>#   ^^^^ CL1001: message</c>, and the lines of an `expect` fence.</summary>
static partial class ExpectationReader
{
    public static bool IsExpectation(string line) => Comment().IsMatch(line);

    public static IEnumerable<Expectation> Read(PageFile file)
    {
        var about = 0;
        foreach (var (index, line) in Lines(file.Text).Index())
        {
            if (Comment().Match(line) is not { Success: true } match)
            {
                about = index + 1;
                continue;
            }
            var carets = match.Groups["carets"];
            var (first, last) = match.Groups["first"].Success
                ? (Number(match, "first", 1), Number(match, "last", Number(match, "first", 1)))
                : (carets.Index + 1, carets.Index + carets.Length);
            yield return Create(match, file.Path, about, first, last);
        }
    }

    /// <summary>Null when the line is no expectation.</summary>
    public static Expectation? ReadListed(string line)
    {
        if (Listed().Match(line) is not { Success: true } match)
            return null;
        var first = Number(match, "first", 1);
        return Create(match, match.Groups["file"].Value, Number(match, "line", 1), first, Number(match, "last", first));
    }

    /// <summary>The text without its expectation lines.</summary>
    public static string Strip(string text) => string.Join('\n', Lines(text).Where(line => !IsExpectation(line)));

    static Expectation Create(Match match, string file, int line, int first, int last) => new(
        file,
        line,
        first,
        last,
        match.Groups["rule"].Value,
        match.Groups["severity"] is { Success: true } severity ? severity.Value : null,
        Number(match, "count", 1),
        match.Groups["message"].Value.TrimEnd());

    static int Number(Match match, string group, int otherwise) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : otherwise;

    static string[] Lines(string text) => text.Split('\n');

    [GeneratedRegex(@"^\s*(#+|;+|//+)\s*(?<carets>\^+) (?<rule>CL\d{4})( (?<severity>error|warning|note))?( x(?<count>\d+))?( at (?<first>\d+)(-(?<last>\d+))?)?: (?<message>.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<file>[^:]+):(?<line>\d+):(?<first>\d+)(-(?<last>\d+))? (?<rule>CL\d{4})( (?<severity>error|warning|note))?( x(?<count>\d+))?: (?<message>.*)$")]
    private static partial Regex Listed();
}
