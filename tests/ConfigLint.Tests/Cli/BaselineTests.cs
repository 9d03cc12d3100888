using System.Text.Json;

namespace ConfigLint.Tests.Cli;

/// <summary>--baseline and --write-baseline: only what is new counts.</summary>
public sealed class BaselineTests
{
    const string Old = "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n";
    const string More = Old + "http {\n    server {\n        root /srv\n    }\n}\n";

    [Fact]
    public void What_the_baseline_has_does_not_count_even_when_lines_move()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        Assert.Equal(0, folder.Run("--write-baseline", "known.sarif").Code);
        Assert.Equal((0, "no problems in 1 file\n"), (folder.Run("--baseline", "known.sarif") is var same ? (same.Code, same.Out) : default));
        folder.Write("nginx.conf", "# moved\n\n" + More);
        var outcome = folder.Run("--baseline", "known.sarif");
        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain("listen 80", outcome.Out.Split("root")[0], StringComparison.Ordinal);
        Assert.Contains("root /srv", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void SARIF_and_JSON_keep_what_the_baseline_has()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        folder.Run("--write-baseline", "known.sarif");
        var sarif = folder.Run("--baseline", "known.sarif", "--format", "sarif").Out;
        Assert.Contains("\"baselineState\": \"unchanged\"", sarif, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"external\"", sarif, StringComparison.Ordinal);
        Assert.Contains("\"baselined\": true", folder.Run("--baseline", "known.sarif", "--format", "json").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("baselineState", folder.Run("--format", "sarif").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_a_SARIF_log_of_what_counts()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old + "# configlint-disable-next-line CL0001 -- known\n}\n");
        folder.Run("--write-baseline", "known.sarif");
        using var log = JsonDocument.Parse(folder.Read("known.sarif"));
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.Equal("configlint", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.False(result.TryGetProperty("baselineState", out _));
        Assert.DoesNotContain("## ", folder.Read("known.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_SARIF_of_the_program_serves_but_what_a_comment_switched_off_is_not_accepted()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old.Replace("        listen", "        # configlint-disable-next-line CL0001 -- known\n        listen", StringComparison.Ordinal));
        Assert.Equal(0, folder.Run("--output", "sarif=all.sarif").Code);
        folder.Write("nginx.conf", Old);
        Assert.Equal(1, folder.Run("--baseline", "all.sarif").Code);
        folder.Run("--output", "sarif=all.sarif");
        Assert.Equal(0, folder.Run("--baseline", "all.sarif").Code);
    }

    [Fact]
    public void A_renamed_file_keeps_what_is_known_of_it()
    {
        using var folder = new TempFolder().Write("a/nginx.conf", Old);
        folder.Run("--write-baseline", "known.sarif");
        Directory.Move(folder.At("a"), folder.At("b"));
        Assert.Equal(0, folder.Run("--baseline", "known.sarif").Code);
        folder.Write("b/nginx.conf", "# moved\n" + More);
        var outcome = folder.Run("--baseline", "known.sarif");
        Assert.Contains("root /srv", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 error in 1 file\n", outcome.Out, StringComparison.Ordinal);
    }

    /// <summary>The same fault in a new file is a new fault as long as the old file is there.</summary>
    [Fact]
    public void A_copy_is_no_renamed_file()
    {
        using var folder = new TempFolder().Write("a/nginx.conf", Old);
        folder.Run("--write-baseline", "known.sarif");
        folder.Write("a/nginx.conf", "events {}\n").Write("b/nginx.conf", Old);
        Assert.Contains("b/nginx.conf:4:", folder.Run("--baseline", "known.sarif").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_gone_file_stands_for_one_new_file()
    {
        using var folder = new TempFolder().Write("a.nginx.conf", Old);
        folder.Run("--write-baseline", "known.sarif");
        File.Delete(folder.At("a.nginx.conf"));
        folder.Write("b/nginx.conf", Old).Write("c/nginx.conf", Old);
        Assert.EndsWith("1 error in 2 files\n", folder.Run("--baseline", "known.sarif").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_alike_findings_as_many_are_known_as_were_accepted()
    {
        const string Twice = "events {}\nhttp {\n    server {\n        listen 80\n    }\n    server {\n        listen 80\n    }\n}\n";
        using var folder = new TempFolder().Write("nginx.conf", Old);
        folder.Run("--write-baseline", "known.sarif");
        folder.Write("nginx.conf", Twice);
        Assert.Contains("nginx.conf:7:", folder.Run("--baseline", "known.sarif").Out, StringComparison.Ordinal);
        folder.Run("--write-baseline", "known.sarif");
        folder.Write("nginx.conf", Old);
        Assert.Equal(0, folder.Run("--baseline", "known.sarif").Code);
    }

    [Theory]
    [InlineData(null, "known.sarif: there is no such baseline; write one with --write-baseline")]
    [InlineData("[]", "known.sarif is no baseline: it is no SARIF 2.1.0 log; write one with --write-baseline")]
    [InlineData("{}", "known.sarif is no baseline: it is no SARIF 2.1.0 log; write one with --write-baseline")]
    [InlineData("nonsense", "known.sarif is no baseline: it is no JSON (line 1); write one with --write-baseline")]
    [InlineData("{\n\"version\": \"2.1.0\",\n\"runs\": [", "known.sarif is no baseline: it is no JSON (line 3); write one with --write-baseline")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [{ \"tool\": { \"driver\": { \"name\": \"ESLint\" } } }] }", "known.sarif is no baseline of configlint: ESLint wrote it")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [{ \"tool\": { \"driver\": { \"name\": \"\\ud800\" } } }] }", "known.sarif is no baseline: it has a string that is no Unicode text; write one with --write-baseline")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [1] }", "known.sarif is no baseline of configlint: an unnamed tool wrote it")]
    public void A_baseline_that_is_none_exits_with_2_and_is_never_overwritten(string? text, string message)
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        if (text is not null)
            folder.Write("known.sarif", text);
        Assert.Equal(new Outcome(2, "", $"configlint: {message}\n"), folder.Run("--baseline", "known.sarif"));
        var written = folder.Run("--write-baseline", "known.sarif");
        Assert.Equal(text is null ? 0 : 2, written.Code);
        if (text is null)
            return;
        Assert.Equal("configlint: --write-baseline known.sarif: the file is no baseline and is left as it is\n", written.Error);
        Assert.Equal(text, folder.Read("known.sarif"));
    }

    [Theory]
    [InlineData("nginx.conf", "--write-baseline nginx.conf: the file is no baseline and is left as it is")]
    [InlineData(".", "--write-baseline .: this is a folder")]
    [InlineData("none/known.sarif", "--write-baseline none/known.sarif: cannot be written: ")]
    public void A_place_that_is_no_good_exits_with_2(string path, string message)
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        var outcome = folder.Run("--write-baseline", path);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("configlint: " + message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(Old, folder.Read("nginx.conf"));
    }
}
