using ConfigLint.Cli.Discovery;

namespace ConfigLint.Tests.Cli;

public sealed class IgnoreRulesTests
{
    [Theory]
    [InlineData("*.log", "a/b.log", true)]
    [InlineData("*.log\n!b.log", "a/b.log", false)]
    [InlineData("/build", "build", true)]
    [InlineData("/build", "a/build", false)]
    [InlineData("a/*.conf", "a/x.conf", true)]
    [InlineData("a/*.conf", "a/b/x.conf", false)]
    [InlineData("a/**/x.conf", "a/x.conf", true)]
    [InlineData("a/**/x.conf", "a/b/c/x.conf", true)]
    [InlineData("**/x.conf", "x.conf", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b", true)]
    [InlineData("build/", "build", false)]
    [InlineData("# build\n\\#x", "#x", true)]
    [InlineData("x\\ ", "x ", true)]
    [InlineData("x ", "x", true)]
    [InlineData("[a-c].conf", "b.conf", true)]
    [InlineData("[!a-c].conf", "b.conf", false)]
    [InlineData("[[:digit:]].conf", "7.conf", true)]
    [InlineData("x.conf\r", "x.conf", true)]
    [InlineData("[a-", "[a-", false)]
    public void Patterns_mean_what_git_says(string text, string path, bool isIgnored) =>
        Assert.Equal(isIgnored, IgnoreRules.IsIgnored(new IgnoreRules(null, "/r", text), "/r/" + path, isDirectory: false));

    [Fact]
    public void A_pattern_that_could_backtrack_for_ever_comes_to_an_end()
    {
        var rules = new IgnoreRules(null, "/r", string.Concat(Enumerable.Repeat("*a", 100)) + "b\n" + string.Concat(Enumerable.Repeat("**/a/", 50)) + "b");
        var path = "/r/" + string.Concat(Enumerable.Repeat("a/", 100)) + new string('a', 2000);
        Assert.False(IgnoreRules.IsIgnored(rules, path, isDirectory: false));
    }

    /// <summary>Random rule files and paths, all answered by one git. A slash between brackets is left out: git reads on across it, and nobody writes it.</summary>
    [Fact]
    public void They_agree_with_git()
    {
        const int Cases = 400;
        string[] words = ["a", "b", "ab", "*", "?", "a*", "*b", "[ab]", "[!a]", "[^b]", "**", "a**b", "\\a", ".x", "[]a]", "a?", "***", "[a-c]", "[[:alpha:]]"];
        string[] prefixes = ["", "", "", "!", "/", "!/", "#", "\\!"];
        string[] suffixes = ["", "", "", "/", " ", "\\ ", "/**", "\r"];
        string[] names = ["a", "b", "ab", "ba", "aab", ".x", "a-", "]", "c", "a ", "!a"];
        var random = new Random(20261122);
        using var folder = new TempFolder();
        folder.Execute("git", "init", "-q");
        var asked = new List<(IgnoreRules Rules, string Text, string Root, string Path)>();
        for (var i = 0; i < Cases; i++)
        {
            var text = string.Join('\n', Several(random, 1, 4, () => Pick(random, prefixes) + string.Join('/', Several(random, 1, 3, () => Pick(random, words))) + Pick(random, suffixes)));
            folder.Write($"r{i}/.gitignore", text);
            var rules = new IgnoreRules(null, folder.At($"r{i}"), text);
            asked.AddRange(Several(random, 20, 20, () => string.Join('/', Several(random, 1, 4, () => Pick(random, names)))).Distinct().Select(path => (rules, text, $"r{i}", path)));
        }
        folder.Write("asked", string.Join('\0', asked.Select(a => $"{a.Root}/{a.Path}")) + "\0");
        var answer = folder.Execute("sh", "-c", "git check-ignore --no-index --stdin -z < asked");
        var ignored = answer.Out.Split('\0').ToHashSet();
        Assert.True(ignored.Count > Cases, answer.Error);
        var disagreements = asked
            .Where(a => IsIgnored(a.Rules, folder.At(a.Root), a.Path) != ignored.Contains($"{a.Root}/{a.Path}"))
            .Select(a => $"{a.Text.Replace("\n", "\\n", StringComparison.Ordinal)} | {a.Path}: git says {ignored.Contains($"{a.Root}/{a.Path}")}")
            .ToList();
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    static List<string> Several(Random random, int least, int most, Func<string> one) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => one())];

    /// <summary>As a walk asks: folder by folder from the top; git's check-ignore takes paths that do not exist for files.</summary>
    static bool IsIgnored(IgnoreRules rules, string root, string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (IgnoreRules.IsIgnored(rules, $"{root}/{path[..slash]}", isDirectory: true))
                return true;
        }
        return IgnoreRules.IsIgnored(rules, $"{root}/{path}", isDirectory: false);
    }
}
