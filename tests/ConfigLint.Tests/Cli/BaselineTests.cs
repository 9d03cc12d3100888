namespace ConfigLint.Tests.Cli;

/// <summary>--baseline, --write-baseline and --new-from: only what is new counts.</summary>
public sealed class BaselineTests
{
    const string Old = "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n";
    const string More = Old + "http {\n    server {\n        root /srv\n    }\n}\n";

    [Fact]
    public void What_the_baseline_has_does_not_count_even_when_lines_move()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        Assert.Equal(0, folder.Run("--write-baseline", "known.json").Code);
        Assert.Equal((0, "no problems in 1 file\n"), (folder.Run("--baseline", "known.json") is var same ? (same.Code, same.Out) : default));
        folder.Write("nginx.conf", "# moved\n\n" + More);
        var outcome = folder.Run("--baseline", "known.json");
        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain("listen 80", outcome.Out.Split("root")[0], StringComparison.Ordinal);
        Assert.Contains("root /srv", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void SARIF_and_JSON_keep_what_the_baseline_has()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        folder.Run("--write-baseline", "known.json");
        var sarif = folder.Run("--baseline", "known.json", "--format", "sarif").Out;
        Assert.Contains("\"baselineState\": \"unchanged\"", sarif, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"external\"", sarif, StringComparison.Ordinal);
        Assert.Contains("\"baselined\": true", folder.Run("--baseline", "known.json", "--format", "json").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("baselineState", folder.Run("--format", "sarif").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "known.json: cannot be read")]
    [InlineData("[]", "known.json: not a baseline")]
    [InlineData("{}", "known.json: not a baseline of version 1")]
    [InlineData("nonsense", "known.json: not a baseline")]
    [InlineData("{\"version\": 1, \"findings\": [null]}", "known.json: not a baseline")]
    [InlineData("{\"version\": 1, \"findings\": [{\"rule\": \"CL1001\"}]}", "known.json: not a baseline")]
    public void A_baseline_that_is_none_exits_with_2(string? text, string message)
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        if (text is not null)
            folder.Write("known.json", text);
        var outcome = folder.Run("--baseline", "known.json");
        Assert.Equal(2, outcome.Code);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_lines_that_changed_since_a_revision_count()
    {
        using var folder = new TempFolder().Write("etc/nginx.conf", Old);
        Git(folder, "init", "-q");
        Git(folder, "add", ".");
        Git(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "old");
        Assert.Equal((0, "no problems in 1 file\n"), (folder.Run("--new-from", "HEAD") is var same ? (same.Code, same.Out) : default));
        folder.Write("etc/nginx.conf", More).Write("new.conf", "server {\n    listen 81\n}\n");
        var outcome = folder.Run("--new-from", "HEAD");
        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain("etc/nginx.conf:4:", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("etc/nginx.conf:9:14", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("new.conf:2:12", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-revision", "--new-from: git: fatal: bad revision")]
    [InlineData("--output=x", "not a revision")]
    public void A_revision_that_is_none_exits_with_2(string revision, string message)
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        Git(folder, "init", "-q");
        var outcome = folder.Run("--new-from=" + revision);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("x")));
    }

    [Fact]
    public void Outside_a_repository_there_is_no_revision()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        Assert.Equal(2, folder.Run("--new-from", "HEAD").Code);
    }

    static void Git(TempFolder folder, params string[] args) => Assert.Equal(0, folder.Execute("git", args).Code);
}
