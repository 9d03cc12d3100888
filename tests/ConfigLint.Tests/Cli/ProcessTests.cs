namespace ConfigLint.Tests.Cli;

/// <summary>The built program as a process of its own.</summary>
public sealed class ProcessTests
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "configlint.dll");

    [Fact]
    public void Output_errors_and_exit_codes_come_out_of_the_process()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n# caf\u00e9\n");
        var found = folder.Execute("dotnet", Program, ".");
        Assert.Equal((1, ""), (found.Code, found.Error));
        Assert.Equal(folder.Run().Out, found.Out);
        var failed = folder.Execute("dotnet", Program, "nowhere");
        Assert.Equal((2, "", "configlint: nowhere: no such file or folder\n"), (failed.Code, failed.Out, failed.Error));
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_error()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder();
        for (var i = 0; i < 600; i++)
            folder.Write($"n{i}.nginx", "server {\n    listen 80\n}\n");
        var outcome = folder.Execute("sh", "-c", $"dotnet '{Program}' . | head -n 1");
        Assert.Equal("", outcome.Error);
        Assert.Single(outcome.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Nothing_in_a_config_is_run()
    {
        using var folder = new TempFolder();
        folder.Write("gunicorn.conf.py", "open('ran', 'w')\nbind = '127.0.0.1:8000'\n");
        folder.Write("puma.rb", "File.write('ran', '')\nworkers 2\n");
        folder.Write("php.ini", "auto_prepend_file = evil.php\n");
        folder.Write("nginx.conf", "events {}\nhttp {\n    init_by_lua_block {\n        os.execute('touch ran')\n    }\n}\n");
        folder.Execute("dotnet", Program, ".");
        Assert.False(File.Exists(folder.At("ran")));
    }
}
