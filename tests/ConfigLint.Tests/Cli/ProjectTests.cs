using System.Text.Json;

namespace ConfigLint.Tests.Cli;

/// <summary>
/// testdata/projects/CASE is a folder as a user has it; CASE.out beside it holds what a run over it finds, one finding a line.
/// UPDATE_GOLDEN=1 rewrites it: read the change before you commit it.
/// </summary>
public sealed class ProjectTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Repository.At("testdata", "projects")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_are_those_of_the_out_file(string name)
    {
        using var folder = new TempFolder();
        var outcome = folder.RunWith(new RunOptions { Folder = Repository.At("testdata", "projects", name) }, "--format", "json", ".");
        Assert.Equal("", outcome.Error);
        using var json = JsonDocument.Parse(outcome.Out);
        GoldenFile.Check($"projects/{name}.out", string.Concat(json.RootElement.GetProperty("findings").EnumerateArray().Select(Line)));
    }

    static string Line(JsonElement finding)
    {
        var at = finding.GetProperty("at");
        var suppressed = finding.GetProperty("suppressed").GetBoolean() ? " (suppressed)" : "";
        return $"{at.GetProperty("file").GetString()}:{at.GetProperty("line")}:{at.GetProperty("column")}: {finding.GetProperty("severity").GetString()} {finding.GetProperty("rule").GetString()}{suppressed} {finding.GetProperty("message").GetString()}\n";
    }
}
