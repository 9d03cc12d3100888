using System.Text.Json;
using System.Text.RegularExpressions;
using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Docs;

/// <summary>What README.md and the pages of docs/ show is true: commands are run, files are read, links lead somewhere.</summary>
public sealed partial class DocsTests
{
    static readonly string[] Followed = [.. DocPage.Paths.Where(path => path is not ("src/README.md" or "rules/README.md"))];

    public static IEnumerable<TheoryDataRow<string>> Pages => Followed.Select(path => new TheoryDataRow<string>(path) { TestDisplayName = path });

    public static IEnumerable<TheoryDataRow<string>> AllPages => DocPage.Paths.Select(path => new TheoryDataRow<string>(path) { TestDisplayName = path });

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_of_a_page_print_what_it_shows(string path)
    {
        var faults = DocRun.Faults(DocPage.Read(path));
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_settings_of_a_page_are_ones_that_the_reader_takes(string path)
    {
        foreach (var fence in DocPage.Read(path).Fences.Where(fence => fence.File?.EndsWith(".configlint.yml", StringComparison.Ordinal) == true && !fence.Info.Contains("wrong")))
        {
            using var folder = new TempFolder().Write(".configlint.yml", fence.Text).Write("nginx.conf", "events {}\nhttp {}\n");
            var outcome = folder.Run(".");
            Assert.True((outcome.Code, outcome.Error) == (0, ""), $"{path}:{fence.Line}: {outcome.Error}{outcome.Out}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_JSON_of_a_page_is_JSON(string path) =>
        Assert.All(
            DocPage.Read(path).Fences.Where(fence => fence is { Language: "json", HasGaps: false }),
            fence => Assert.NotEqual(JsonValueKind.Undefined, JsonDocument.Parse(fence.Text).RootElement.ValueKind));

    [Theory]
    [MemberData(nameof(AllPages))]
    public void The_links_of_a_page_lead_to_files_and_headings(string path)
    {
        var page = DocPage.Read(path);
        var folder = Path.GetDirectoryName(Repository.At(path))!;
        foreach (var target in Links().Matches(page.Text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
        {
            var parts = target.Split('#', 2);
            var file = parts[0].Length == 0 ? Repository.At(path) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(Path.Exists(file), $"{path}: there is no {target}");
            if (parts is [_, var anchor])
                Assert.True(Anchors(file).Contains(anchor), $"{path}: there is no heading {target}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_option_that_a_page_names_exists(string path)
    {
        var help = Help.Value;
        var page = DocPage.Read(path);
        // Outputs speak of the options too; commands of other programs have their own.
        var text = string.Join('\n', page.Text.Split('\n').Where(line => !IsOfAnotherProgram(line)));
        Assert.All(Options().Matches(text).Select(match => match.Value).Distinct(), option => Assert.Contains(option, help));
    }

    [Fact]
    public void Every_command_that_is_run_elsewhere_is_shown_and_its_test_exists()
    {
        var shown = Followed.SelectMany(path => DocPage.Read(path).Fences).Where(fence => fence.Language == "sh").SelectMany(fence => fence.Text.Split('\n')).ToHashSet();
        Assert.All(CommandsElsewhere.All, entry =>
        {
            Assert.Contains(entry.Command, shown);
            Assert.True(File.Exists(Repository.At(entry.Exercise)) || Repository.Files(entry.Exercise + ".cs", "tests").Any(), entry.Exercise);
        });
    }

    [Fact]
    public void The_index_of_docs_names_every_page() =>
        Assert.All(Repository.Files("*", "docs").Select(path => path["docs/".Length..]).Where(name => name != "README.md"), name =>
            Assert.Contains($"]({name})", File.ReadAllText(Repository.At("docs/README.md")), StringComparison.Ordinal));

    static Lazy<HashSet<string>> Help { get; } = new(() =>
    {
        using var folder = new TempFolder();
        string[] commands = ["", "check", "explain", "rules", "graph", "init", "completion", "dump"];
        var texts = commands.Select(command => folder.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Out);
        return [.. texts.SelectMany(text => Options().Matches(text)).Select(match => match.Value)];
    });

    static bool IsOfAnotherProgram(string line) =>
        line.StartsWith("git ", StringComparison.Ordinal) || line.Contains("docker run", StringComparison.Ordinal) || line.Contains("dotnet ", StringComparison.Ordinal) || line.StartsWith("pre-commit ", StringComparison.Ordinal);

    /// <summary>The anchors that GitHub gives to the headings of a page.</summary>
    static HashSet<string> Anchors(string file) =>
        [.. File.ReadLines(file).Where(line => line.StartsWith('#')).Select(line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Options();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
