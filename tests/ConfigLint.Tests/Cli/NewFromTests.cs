using ConfigLint.Cli.Discovery;

namespace ConfigLint.Tests.Cli;

/// <summary>--new-from: only lines that changed since a git revision count.</summary>
public sealed class NewFromTests
{
    const string Old = "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n";
    const string More = Old + "http {\n    server {\n        root /srv\n    }\n}\n";
    const string Clean = "no problems in 1 file\n";

    [Fact]
    public void Only_lines_that_changed_count()
    {
        using var folder = Repository("etc/nginx.conf");
        Assert.Equal(new Outcome(0, Clean, ""), folder.Run("--new-from", "HEAD"));
        folder.Write("etc/nginx.conf", More).Write("new.conf", "server {\n    listen 81\n}\n");
        var outcome = folder.Run("--new-from", "HEAD");
        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain("etc/nginx.conf:4:", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("etc/nginx.conf:9:14", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("new.conf:2:12", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_staged_or_committed_since_counts_as_well()
    {
        using var folder = Repository("nginx.conf");
        folder.Write("nginx.conf", More);
        Git(folder, "add", ".");
        Assert.Contains("nginx.conf:9:14", folder.Run("--new-from", "HEAD").Out, StringComparison.Ordinal);
        Commit(folder);
        Assert.Equal(0, folder.Run("--new-from", "HEAD").Code);
        Assert.Contains("nginx.conf:9:14", folder.Run("--new-from", "HEAD~1").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_file_is_new_only_where_it_changed()
    {
        using var folder = Repository("nginx.conf", Old + string.Concat(Enumerable.Range(0, 40).Select(i => $"# {i}\n")));
        Git(folder, "mv", "nginx.conf", "nginx-edge.conf");
        Assert.Equal(new Outcome(0, Clean, ""), folder.Run("--new-from", "HEAD"));
        folder.Write("nginx-edge.conf", folder.Read("nginx-edge.conf") + "}\n");
        Assert.Contains("1 error in 1 file", folder.Run("--new-from", "HEAD").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caf\u00e9 \"1\".nginx")]
    [InlineData("two words.nginx")]
    [InlineData("back\\slash.nginx")]
    public void Names_that_git_quotes_are_found(string name)
    {
        using var folder = Repository(name);
        folder.Write(name, More);
        var outcome = folder.Run("--new-from", "HEAD");
        Assert.Contains("1 error in 1 file", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b/plain", "b/plain")]
    [InlineData("\"b/caf\\303\\251\"", "b/caf\u00e9")]
    [InlineData("\"b/tab\\tquote\\\"back\\\\\"", "b/tab\tquote\"back\\")]
    [InlineData("\"b/\ud83d\ude00\\n\"", "b/\ud83d\ude00\n")]
    [InlineData("\"", "\"")]
    [InlineData("\"\\\"", "\\")]
    public void Quoted_names(string quoted, string name) => Assert.Equal(name, GitName.Unquote(quoted));

    [Fact]
    public void A_hook_with_a_repository_of_its_own_is_not_asked_about()
    {
        using var folder = Repository("sub/nginx.conf");
        folder.Write("sub/nginx.conf", More);
        folder.Write("hook.sh", $"cd sub && GIT_DIR=../.git GIT_INDEX_FILE=.git/index exec dotnet '{Path.Combine(AppContext.BaseDirectory, "configlint.dll")}' --new-from HEAD .\n");
        var outcome = folder.Execute("sh", "hook.sh");
        Assert.Equal("", outcome.Error);
        Assert.Contains("nginx.conf:9:14", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("nginx.conf:4:", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_added_line_that_looks_like_a_diff_is_a_line()
    {
        using var folder = Repository("nginx.conf");
        folder.Write("nginx.conf", "++ b/other.conf;\n@@ -1 +1 @@;\n" + More);
        Assert.Contains("nginx.conf:11:14", folder.Run("--new-from", "HEAD").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void In_submodules_lines_count_as_well()
    {
        using var module = Repository("nginx.conf");
        using var folder = Repository("README", "text\n");
        Git(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", module.Root, "sub");
        Commit(folder);
        Assert.Equal(new Outcome(0, Clean, ""), folder.Run("--new-from", "HEAD"));
        folder.Write("sub/nginx.conf", More).Write("sub/new.nginx", "server {\n    listen 81\n}\n");
        var outcome = folder.Run("--new-from", "HEAD");
        Assert.DoesNotContain("sub/nginx.conf:4:", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("sub/nginx.conf:9:14", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("sub/new.nginx:2:12", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-revision", "--new-from no-such-revision: git knows no such revision in ")]
    [InlineData(" ", "--new-from  : not a revision")]
    [InlineData("--output=x", "--new-from --output=x: not a revision")]
    public void A_revision_that_is_none_exits_with_2(string revision, string message)
    {
        using var folder = Repository("nginx.conf");
        var outcome = folder.Run("--new-from=" + revision);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("configlint: " + message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("shallow", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("x")));
    }

    [Fact]
    public void Of_a_shallow_clone_is_said_how_to_get_the_rest()
    {
        using var folder = Repository("nginx.conf");
        folder.Write("nginx.conf", More);
        Commit(folder);
        using var clone = new TempFolder();
        Git(clone, "clone", "-q", "--depth", "1", "file://" + folder.Root, "here");
        var outcome = clone.RunWith(new RunOptions { Folder = "here" }, "--new-from", "HEAD~1");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("this is a shallow clone: fetch its history", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_repository_there_is_no_revision()
    {
        using var folder = new TempFolder().Write("nginx.conf", Old);
        var outcome = folder.Run("--new-from", "HEAD");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("is in no git repository", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_cannot_make_a_baseline_of_a_part()
    {
        using var folder = Repository("nginx.conf");
        Assert.Equal(2, folder.Run("--new-from", "HEAD", "--write-baseline", "known.sarif").Code);
        Assert.False(File.Exists(folder.At("known.sarif")));
    }

    /// <summary>A new fault that is alike to an accepted one keeps its number although the accepted one is filtered out.</summary>
    [Fact]
    public void Together_with_a_baseline_a_new_fault_is_found()
    {
        using var folder = Repository("nginx.conf");
        folder.Run("--write-baseline", "known.sarif");
        folder.Write("nginx.conf", Old + "http {\n    server {\n        listen 80\n    }\n}\n");
        var outcome = folder.Run("--new-from", "HEAD", "--baseline", "known.sarif");
        Assert.Contains("nginx.conf:9:", outcome.Out, StringComparison.Ordinal);
    }

    static TempFolder Repository(string path, string text = Old)
    {
        var folder = new TempFolder().Write(path, text);
        Git(folder, "init", "-q");
        Commit(folder);
        return folder;
    }

    static void Commit(TempFolder folder)
    {
        Git(folder, "add", ".");
        Git(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "change");
    }

    static void Git(TempFolder folder, params string[] args) => Assert.Equal((0, ""), (folder.Execute("git", args) is var outcome ? (outcome.Code, outcome.Error) : default));
}
