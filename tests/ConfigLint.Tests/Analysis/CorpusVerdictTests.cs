using System.Text.Json;
using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Analysis;

/// <summary>
/// Each warning and error of the default run over a folder of the corpus was judged by a reader of the configuration itself: corpus-verdicts.tsv. A new one
/// must be judged before it may appear, one that vanishes must be taken out, and a false one must not stay.
/// </summary>
public sealed class CorpusVerdictTests
{
    const string Path = "tests/ConfigLint.Tests/Analysis/corpus-verdicts.tsv";

    static readonly List<Verdict> Verdicts = [.. File.ReadLines(Repository.At(Path)).Skip(1).Select(Verdict.Read)];

    public static IEnumerable<TheoryDataRow<string>> Folders => Directory.EnumerateDirectories(SharedCorpus.Root)
        .Select(folder => System.IO.Path.GetFileName(folder)).Where(folder => folder != "LICENSES").Order(StringComparer.Ordinal).Select(folder => new TheoryDataRow<string>(folder));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_warning_and_error_of_a_folder_is_judged_and_every_judged_one_is_there(string folder) =>
        Assert.Equal(
            Verdicts.Where(verdict => verdict.File.StartsWith(folder + "/", StringComparison.Ordinal)).Select(verdict => verdict.Finding).Order(StringComparer.Ordinal),
            Find(folder).Order(StringComparer.Ordinal));

    [Fact]
    public void No_finding_is_known_to_be_false() => Assert.DoesNotContain(Verdicts, verdict => verdict.Value is not ("true" or "unclear"));

    [Fact]
    public void A_rule_that_warns_is_right_in_95_of_100_cases()
    {
        var imprecise = Verdicts.GroupBy(verdict => verdict.Rule).Where(rule => rule.Count(verdict => verdict.Value == "true") < 0.95 * rule.Count()).Select(rule => rule.Key);
        Assert.Empty(imprecise);
    }

    [Fact]
    public void Each_verdict_has_a_reason() => Assert.All(Verdicts, verdict => Assert.True(verdict.Why.Length > 10, verdict.Finding));

    static IEnumerable<string> Find(string folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = SharedCorpus.Root };
        var code = CommandLine.Run(["check", "--no-config", "--fail-level", "never", "--format", "json", folder], host);
        Assert.Equal((0, ""), (code, error.ToString()));
        using var report = JsonDocument.Parse(output.ToString());
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Where(finding => Text(finding, "severity") != "note").Select(finding =>
            $"{Text(finding, "severity")} {Text(finding, "rule")} {Text(finding.GetProperty("at"), "file")}:{finding.GetProperty("at").GetProperty("line").GetInt32()}")];
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <param name="File">Below the corpus.</param>
    /// <param name="Value">true, false or unclear.</param>
    sealed record Verdict(string Rule, string Severity, string File, string Line, string Value, string Why)
    {
        public string Finding => $"{Severity} {Rule} {File}:{Line}";

        public static Verdict Read(string row) =>
            row.Split('\t') is [var rule, var severity, var file, var line, var value, var why]
                ? new Verdict(rule, severity, file, line, value, why)
                : throw new FormatException($"{Path}: six cells are expected: {row}");
    }
}
