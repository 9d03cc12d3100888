using ConfigLint.Cli.Fixing;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void A_change_is_shown_with_three_lines_around() => Assert.Equal(
        "--- a/x.conf\n+++ b/x.conf\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void Equal_texts_have_no_diff() => Assert.Equal("", Diff("a\nb\n", "a\nb\n"));

    [Fact]
    public void A_missing_line_end_is_said() => Assert.Equal(
        "--- a/x.conf\n+++ b/x.conf\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n",
        Diff("a", "b\n"));

    /// <summary>Random texts: what git makes of the old file and the diff is the new file, byte for byte.</summary>
    [Fact]
    public void Git_applies_them()
    {
        var random = new Random(7);
        using var folder = new TempFolder();
        folder.Execute("git", "init", "-q");
        for (var i = 0; i < 60; i++)
        {
            string[] ends = ["\n", "\n", "\r\n"];
            var end = ends[i % 3];
            var before = Enumerable.Range(0, random.Next(0, 40)).Select(_ => "line " + random.Next(8)).ToList();
            var after = new List<string>(before);
            for (var edits = random.Next(1, 8); edits > 0; edits--)
            {
                var at = random.Next(after.Count + 1);
                if (random.Next(2) == 0 || at == after.Count)
                    after.Insert(at, "new " + random.Next(8));
                else
                    after.RemoveAt(at);
            }
            var (old, now) = (Join(before, end, random), Join(after, end, random));
            var diff = Diff(old, now);
            if (old == now || old.Length == 0 || now.Length == 0)
                continue;
            folder.Write("x.conf", old).Write("diff", diff);
            var applied = folder.Execute("git", "apply", "--unsafe-paths", "diff");
            Assert.True(applied.Code == 0, applied.Error + diff);
            Assert.Equal(now, folder.Read("x.conf"));
        }
    }

    [Fact]
    public void A_wholly_different_file_is_replaced_in_bounded_time()
    {
        var before = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"b{i}\n"));
        Assert.StartsWith("--- a/x.conf\n+++ b/x.conf\n@@ -1,50000 +1,50000 @@\n-a0\n", Diff(before, after), StringComparison.Ordinal);
    }

    static string Join(List<string> lines, string end, Random random) => string.Join(end, lines) + (lines.Count > 0 && random.Next(4) > 0 ? end : "");

    static string Diff(string before, string after) => UnifiedDiff.Of(SourceText.From(before, "x.conf"), SourceText.From(after, "x.conf"));
}
