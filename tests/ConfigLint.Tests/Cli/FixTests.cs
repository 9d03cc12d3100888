using System.Text;

namespace ConfigLint.Tests.Cli;

/// <summary>What --fix, --unsafe-fixes and --diff do to the disk.</summary>
public sealed class FixTests
{
    /// <summary>One finding, CL1001, whose fix changes behaviour.</summary>
    const string Zero = "events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n            proxy_read_timeout 0;\n        }\n    }\n}\n";

    static readonly string Fixed = Zero.Replace("proxy_read_timeout 0;", "proxy_read_timeout 1d;", StringComparison.Ordinal);

    static readonly string[] Only = ["--select", "CL1001"];

    [Fact]
    public void A_fix_that_changes_behaviour_needs_its_own_option()
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        Assert.Equal(1, folder.Run(["--fix", .. Only]).Code);
        Assert.Equal(Zero, folder.Read("nginx.conf"));
        var outcome = folder.Run(["--fix", "--unsafe-fixes", .. Only]);
        Assert.Equal((0, "no problems in 1 file\n", "fixed 1 problem in nginx.conf\n"), (outcome.Code, outcome.Out, outcome.Error));
        Assert.Equal(Fixed, folder.Read("nginx.conf"));
        Assert.Equal(["nginx.conf"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_diff_is_printed_and_nothing_changes()
    {
        using var folder = new TempFolder().Write("etc/nginx.conf", Zero);
        var outcome = folder.Run(["--diff", "--unsafe-fixes", "etc", .. Only]);
        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("--- a/etc/nginx.conf\n+++ b/etc/nginx.conf\n@@ -3,7 +3,7 @@\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\n-            proxy_read_timeout 0;\n+            proxy_read_timeout 1d;\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(Zero, folder.Read("etc/nginx.conf"));
        Assert.Equal((0, ""), (folder.Run(["--diff", "etc", .. Only]) is var safe ? (safe.Code, safe.Out) : default));
    }

    [Fact]
    public void Standard_input_can_be_diffed()
    {
        using var folder = new TempFolder();
        var options = new RunOptions { Input = Encoding.UTF8.GetBytes(Zero) };
        Assert.Contains("+            proxy_read_timeout 1d;\n", folder.RunWith(options, ["-", "--stdin-filename", "nginx.conf", "--diff", "--unsafe-fixes", .. Only]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_other_byte_of_the_file_stays()
    {
        using var folder = new TempFolder();
        var text = "\uFEFF# caf\u00e9\r\n" + Zero.Replace("\n", "\r\n", StringComparison.Ordinal);
        File.WriteAllBytes(folder.At("nginx.conf"), Encoding.UTF8.GetBytes(text));
        File.WriteAllBytes(folder.At("latin.conf"), Encoding.Latin1.GetBytes(text[1..]));
        Fix(folder);
        var expected = text.Replace("timeout 0;", "timeout 1d;", StringComparison.Ordinal);
        Assert.Equal(Encoding.Latin1.GetBytes(expected[1..]), File.ReadAllBytes(folder.At("latin.conf")));
        Assert.Equal(Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(folder.At("nginx.conf")));
    }

    [Fact]
    public void Mode_and_owner_stay()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        File.SetUnixFileMode(folder.At("nginx.conf"), (UnixFileMode)0b110_100_001);
        var isRoot = folder.Execute("chown", "1234:2345", "nginx.conf").Code == 0;
        Fix(folder);
        Assert.Equal(Fixed, folder.Read("nginx.conf"));
        Assert.Equal("641" + (isRoot ? " 1234 2345" : ""), folder.Execute("stat", "-c", isRoot ? "%a %u %g" : "%a", "nginx.conf").Out.Trim());
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_changes()
    {
        using var folder = new TempFolder().Write("sites-available/shop", Zero.Replace("events {}\nhttp {\n", "", StringComparison.Ordinal).Replace("}\n}\n", "}\n", StringComparison.Ordinal));
        folder.Link("sites-enabled/shop", "../sites-available/shop");
        folder.Write("nginx.conf", "events {}\nhttp {\n    include sites-enabled/*;\n}\n");
        Fix(folder);
        Assert.NotNull(new FileInfo(folder.At("sites-enabled/shop")).LinkTarget);
        Assert.Contains("proxy_read_timeout 1d;", folder.Read("sites-available/shop"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_outside_the_roots_is_written()
    {
        const string Outside = "proxy_read_timeout 0;\n";
        using var folder = new TempFolder().Write("outside/proxy.conf", Outside);
        folder.Link("etc/proxy.conf", "../outside/proxy.conf");
        folder.Write("etc/nginx.conf", "events {}\nhttp {\n    include proxy.conf;\n    server {\n        location / { proxy_pass http://127.0.0.1:8000; }\n    }\n}\n");
        Assert.Contains("CL1001", folder.Run(["etc", .. Only]).Out, StringComparison.Ordinal);
        folder.Run(["etc", "--fix", "--unsafe-fixes", .. Only]);
        Assert.Equal(Outside, folder.Read("outside/proxy.conf"));
    }

    [Fact]
    public void Only_the_named_files_are_written()
    {
        using var folder = new TempFolder().Write(".configlint.yml", "").Write("a/nginx.conf", Zero).Write("b/nginx.conf", Zero);
        folder.Run(["a/nginx.conf", "--fix", "--unsafe-fixes", .. Only]);
        Assert.Equal((Fixed, Zero), (folder.Read("a/nginx.conf"), folder.Read("b/nginx.conf")));
    }

    [Fact]
    public void A_file_that_cannot_be_written_stays_as_it_is_and_the_run_says_so()
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        File.SetAttributes(folder.At("nginx.conf"), FileAttributes.ReadOnly);
        var outcome = folder.Run(["--fix", "--unsafe-fixes", .. Only]);
        Assert.Equal((2, "configlint: nginx.conf is read-only: no file was fixed\n"), (outcome.Code, outcome.Error));
        Assert.Equal(Zero, folder.Read("nginx.conf"));
        File.SetAttributes(folder.At("nginx.conf"), FileAttributes.Normal);
    }

    [Fact]
    public void A_suppressed_finding_is_not_fixed()
    {
        var text = Zero.Replace("proxy_read_timeout 0;", "proxy_read_timeout 0; # configlint-disable-line CL1001 -- wanted", StringComparison.Ordinal);
        using var folder = new TempFolder().Write("nginx.conf", text);
        Fix(folder);
        Assert.Equal(text, folder.Read("nginx.conf"));
    }

    static void Fix(TempFolder folder) => folder.Run(["--fix", "--unsafe-fixes", .. Only]);
}
