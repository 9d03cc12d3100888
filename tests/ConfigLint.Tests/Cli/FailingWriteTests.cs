namespace ConfigLint.Tests.Cli;

/// <summary>Writes that fail or stop half way leave what was there.</summary>
public sealed class FailingWriteTests
{
    const string Zero = "events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n            proxy_read_timeout 0;\n        }\n    }\n}\n";
    const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    const UnixFileMode Writable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    const UnixFileMode Open = Closed | UnixFileMode.UserWrite;

    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "configlint.dll");
    static readonly string[] Fix = ["--fix", "--unsafe-fixes", "--select", "CL1001"];

    /// <summary>Two files, of which the second cannot be replaced: neither is.</summary>
    [Fact]
    public void In_a_folder_that_cannot_be_written_no_file_changes()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("a/nginx.conf", Zero).Write("b/nginx.conf", Zero);
        File.SetUnixFileMode(folder.Root, Closed);
        File.SetUnixFileMode(folder.At("a/nginx.conf"), Writable);
        File.SetUnixFileMode(folder.At("b/nginx.conf"), Writable);
        File.SetUnixFileMode(folder.At("a"), Open | UnixFileMode.OtherWrite);
        File.SetUnixFileMode(folder.At("b"), Closed);
        try
        {
            var outcome = RunAsNobody(folder);
            Assert.Equal(2, outcome.Code);
            Assert.Matches("^configlint: (a|b)/nginx.conf cannot be written, so no file was fixed: .*\n$", outcome.Error);
            Assert.Equal((Zero, Zero), (folder.Read("a/nginx.conf"), folder.Read("b/nginx.conf")));
            Assert.Equal(["nginx.conf", "nginx.conf"], Directory.EnumerateFiles(folder.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(Path.GetFileName));
        }
        finally
        {
            File.SetUnixFileMode(folder.Root, Open);
            File.SetUnixFileMode(folder.At("b"), Open);
        }
    }

    /// <summary>The system lets no byte be written to any file: the old text stays and the unfinished new one is removed.</summary>
    [Fact]
    public void Where_no_byte_can_be_written_the_file_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        var outcome = folder.Execute("sh", "-c", $"ulimit -f 0; trap '' XFSZ; DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0 exec dotnet '{Program}' {string.Join(' ', Fix)} . 2>&1 | cat");
        Assert.Contains("nginx.conf cannot be written, so no file was fixed", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(Zero, folder.Read("nginx.conf"));
        Assert.Equal(["nginx.conf"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void What_an_interrupted_run_left_is_no_config()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events {}\n").Write(".configlint-0123456789abcdef", Zero).Write(".configlint-x.conf", Zero);
        Assert.Equal(new Outcome(0, "no problems in 1 file\n", ""), folder.Run(["--select", "CL1001"]));
    }

    [Fact]
    public void A_link_as_the_only_name_of_a_config_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("data/current", Zero);
        folder.Link("nginx.conf", "data/current");
        Assert.Equal(0, folder.Run(Fix).Code);
        Assert.NotNull(new FileInfo(folder.At("nginx.conf")).LinkTarget);
        Assert.Null(new FileInfo(folder.At("data/current")).LinkTarget);
        Assert.Contains("proxy_read_timeout 1d;", folder.Read("data/current"), StringComparison.Ordinal);
    }

    /// <summary>Decided, not found: see AtomicFile.</summary>
    [Fact]
    public void Another_hard_link_keeps_the_old_text()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        Assert.Equal(0, folder.Execute("ln", "nginx.conf", "kept.txt").Code);
        folder.Run(Fix);
        Assert.Contains("proxy_read_timeout 1d;", folder.Read("nginx.conf"), StringComparison.Ordinal);
        Assert.Equal(Zero, folder.Read("kept.txt"));
    }

    [Fact]
    public void A_baseline_that_cannot_be_written_stays_as_it_was()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder().Write("nginx.conf", "events {}\n");
        folder.Run("--write-baseline", "known.sarif");
        var before = folder.Read("known.sarif");
        folder.Write("nginx.conf", Zero);
        File.SetUnixFileMode(folder.Root, Closed);
        var outcome = RunAsNobody(folder, "--write-baseline", "known.sarif");
        File.SetUnixFileMode(folder.Root, Open);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("configlint: --write-baseline known.sarif: cannot be written: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("known.sarif"));
    }

    /// <summary>Modes do not bind root, who becomes somebody else for the run.</summary>
    static Outcome RunAsNobody(TempFolder folder, params string[] args)
    {
        string[] program = ["dotnet", Program, .. args.Length > 0 ? args : Fix, "."];
        if (Environment.UserName != "root")
            return folder.Execute(program[0], program[1..]);
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent"];
        Assert.SkipUnless(folder.Execute("setpriv", [.. nobody, "dotnet", Program, "--version"]).Code == 0, "the program is in a folder that only root may enter");
        return folder.Execute("setpriv", [.. nobody, .. program]);
    }
}
