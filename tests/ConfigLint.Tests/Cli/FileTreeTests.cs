using ConfigLint.Cli.Discovery;
using ConfigLint.Model;

namespace ConfigLint.Tests.Cli;

public sealed class FileTreeTests
{
    const string Server = "server {\n  listen 80;\n}\n";

    [Fact]
    public void It_prunes_what_is_not_the_projects_own()
    {
        using var folder = new TempFolder();
        folder.Write("nginx.conf", Server).Write("node_modules/x/nginx.conf", Server).Write("vendor/x/nginx.conf", Server).Write(".git/nginx.conf", Server)
            .Write(".docker/nginx.conf", Server).Write("src/a.js", "").Write("a/vendored/nginx.conf", Server);
        Assert.Equal([".docker/nginx.conf", "a/vendored/nginx.conf", "nginx.conf"], Find(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_honours_nested_gitignore_files()
    {
        using var folder = new TempFolder();
        folder.Write(".gitignore", "*.conf\n!keep.conf\nbuild/\n").Write("a.conf", Server).Write("keep.conf", Server).Write("build/keep.conf", Server)
            .Write("sub/.gitignore", "!b.conf\nkeep.conf\n").Write("sub/b.conf", Server).Write("sub/keep.conf", Server).Write("other/b.conf", Server);
        Assert.Equal(["keep.conf", "sub/b.conf"], Find(folder));
    }

    [Fact]
    public void Rules_above_the_root_hold_as_far_up_as_the_repository()
    {
        using var folder = new TempFolder();
        folder.Execute("git", "init", "-q");
        folder.Write(".gitignore", "/deploy/old.conf\n").Write(".git/info/exclude", "secret.conf\n")
            .Write("deploy/old.conf", Server).Write("deploy/secret.conf", Server).Write("deploy/new.conf", Server);
        Assert.Equal(["deploy/new.conf"], Find(folder, "deploy"));
    }

    [Fact]
    public void Excluded_files_are_left_out()
    {
        using var folder = new TempFolder();
        folder.Write("nginx.conf", Server).Write("legacy/nginx.conf", Server).Write("legacy/deep/nginx.conf", Server).Write("x/old.conf", Server);
        Assert.Equal(["nginx.conf"], Find(folder, options: new DiscoveryOptions { Exclude = [new PathGlobs(folder.Root, ["legacy/**", "old.conf"])] }));
        Assert.Equal(["nginx.conf", "x/old.conf"], Find(folder, options: new DiscoveryOptions { Exclude = [new PathGlobs(folder.Root, ["legacy"])] }));
    }

    [Fact]
    public void A_declared_format_finds_a_file_of_any_name()
    {
        using var folder = new TempFolder();
        folder.Write("deploy/web.tmpl.txt", Server).Write("other/web.tmpl.txt", Server);
        var options = new DiscoveryOptions();
        options.DeclareFormat(folder.Root, "deploy/*.txt", ConfigFormat.Nginx);
        Assert.Equal(["deploy/web.tmpl.txt"], Find(folder, options: options));
    }

    [Fact]
    public void Links_neither_loop_nor_leave_the_root()
    {
        using var folder = new TempFolder();
        folder.Write("root/sites-available/shop", Server).Write("outside/nginx.conf", Server).Write("root/templates/plain.txt", Server);
        folder.Link("root/sites-enabled/shop", "../sites-available/shop");
        folder.Link("root/sites-enabled/plain", "../templates/plain.txt");
        folder.Link("root/sites-enabled/outside", "../../outside/nginx.conf");
        folder.Link("root/sites-enabled/dangling", "nowhere");
        folder.Link("root/loop", ".");
        folder.Link("root/out", "../outside");
        Assert.Equal(["sites-available/shop", "sites-enabled/plain", "sites-enabled/shop"], Find(folder, "root").Select(p => p["root/".Length..]));
    }

    [Fact]
    public void Pipes_and_devices_are_refused_and_never_block()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TempFolder();
        Assert.Equal(0, folder.Execute("mkfifo", "nginx.conf").Code);
        var error = Assert.Throws<IOException>(() => DiskFileSystem.Instance.ReadAllBytes(folder.At("nginx.conf")));
        Assert.Equal("it is no regular file", error.Message);
        Assert.Throws<IOException>(() => DiskFileSystem.Instance.ReadAllBytes("/dev/zero"));
        Assert.Throws<IOException>(() => DiskFileSystem.Instance.ReadAllBytes(folder.Root));
        var outcome = folder.Run(".");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("CL0007 unreadable-file\n  nginx.conf cannot be read: it is no regular file\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_a_problem_and_not_read()
    {
        using var folder = new TempFolder();
        using (var file = new FileStream(folder.At("nginx.conf"), FileMode.CreateNew))
            file.SetLength(DiskFileSystem.MaxFileSize + 1L);
        Assert.Contains("CL0007 unreadable-file\n  nginx.conf cannot be read: it is larger than 16 MiB\n", folder.Run(".").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_whose_length_the_system_does_not_tell_are_read()
    {
        if (OperatingSystem.IsLinux())
            Assert.NotEmpty(DiskFileSystem.Instance.ReadAllBytes("/proc/self/status"));
    }

    [Fact]
    public void Entries_are_listed_in_byte_order()
    {
        using var folder = new TempFolder();
        foreach (var name in (string[])["b", "B", "a", "ä", "\ufb01", "\U0001f600", "10", "9"])
            folder.Write(name, "");
        Assert.Equal(["10", "9", "B", "a", "b", "ä", "\ufb01", "\U0001f600"], DiskFileSystem.Instance.List(folder.Root));
    }

    static IEnumerable<string> Find(TempFolder folder, string below = "", DiscoveryOptions? options = null)
    {
        var root = folder.At(below).TrimEnd('/');
        return new FileTree([root], options ?? new DiscoveryOptions()).Find(root).Select(c => Path.GetRelativePath(folder.Root, c.Path));
    }
}
