using System.Globalization;
using System.Text.Json;
using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Analysis;

/// <summary>
/// Each finding of a run over a folder of the corpus, with the rules that are off by default, was judged by a reader of the configuration itself:
/// corpus-verdicts.tsv. A new one must be judged before it may appear, one that vanishes must be taken out, and a false one must not stay.
/// </summary>
public sealed class CorpusVerdictTests
{
    public static IEnumerable<TheoryDataRow<string>> Folders => Directory.EnumerateDirectories(SharedCorpus.Root)
        .Select(folder => Path.GetFileName(folder)).Where(folder => folder != "LICENSES").Order(StringComparer.Ordinal).Select(folder => new TheoryDataRow<string>(folder));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_finding_of_a_folder_is_judged_and_every_judged_one_is_there(string folder) =>
        Assert.Equal(
            CorpusVerdict.All.Where(verdict => verdict.File.StartsWith(folder + "/", StringComparison.Ordinal)).Select(verdict => verdict.Finding).Order(StringComparer.Ordinal),
            Find(folder).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_verdict_is_of_a_folder_that_is_there() =>
        Assert.Empty(CorpusVerdict.All.Select(verdict => verdict.File.Split('/')[0]).Distinct().Except(Folders.Select(row => row.Data)));

    [Fact]
    public void No_finding_is_known_to_be_false() => Assert.DoesNotContain(CorpusVerdict.All, verdict => verdict.Value is not ("true" or "unclear"));

    [Fact]
    public void A_rule_is_right_in_95_of_100_cases()
    {
        var imprecise = CorpusVerdict.All.GroupBy(verdict => verdict.Rule).Where(rule => rule.Count(verdict => verdict.Value == "true") < 0.95 * rule.Count()).Select(rule => rule.Key);
        Assert.Empty(imprecise);
    }

    [Fact]
    public void Each_verdict_has_a_reason() => Assert.All(CorpusVerdict.All, verdict => Assert.True(verdict.Why.Length > 10, verdict.Finding));

    [Fact]
    public void The_rows_are_in_order() => Assert.Equal(
        CorpusVerdict.All.OrderBy(v => v.Rule, StringComparer.Ordinal).ThenBy(v => v.Severity is "note").ThenBy(v => v.File, StringComparer.Ordinal).ThenBy(v => int.Parse(v.Line, CultureInfo.InvariantCulture)),
        CorpusVerdict.All);

    static IEnumerable<string> Find(string folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = SharedCorpus.Root };
        var code = CommandLine.Run(["check", "--no-config", "--select", "ALL", "--fail-level", "never", "--format", "json", folder], host);
        Assert.Equal((0, ""), (code, error.ToString()));
        using var report = JsonDocument.Parse(output.ToString());
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding =>
            $"{Text(finding, "severity")} {Text(finding, "rule")} {Text(finding.GetProperty("at"), "file")}:{finding.GetProperty("at").GetProperty("line").GetInt32()}")];
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
