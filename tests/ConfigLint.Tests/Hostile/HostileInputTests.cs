using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Hostile;

/// <summary>Each hostile input, at a fiftieth of its size, ends with a clear word; the sizes, times and memory of the whole are in docs/hostile-input.md.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string> Names => [.. HostileInput.All.Select(input => input.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_and_says_what_is_wrong(string name)
    {
        using var folder = new TempFolder();
        var input = HostileInput.All.Single(i => i.Name == name);
        input.Write(new HostileFolder(folder.Root), 2);
        foreach (var format in (string[])["text", "sarif", "json"])
        {
            var (code, output, error) = folder.Run("--format", format, folder.Root);
            Assert.InRange(code, 0, 2);
            Assert.DoesNotContain("internal error", error, StringComparison.Ordinal);
            Assert.DoesNotContain("CL0002", output, StringComparison.Ordinal);
            Assert.DoesNotContain(output + error, c => char.IsControl(c) && c is not '\n');
            if (format == "text")
                Assert.Contains(input.Says, output + error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("sarif")]
    [InlineData("github")]
    [InlineData("json")]
    [InlineData("checkstyle")]
    [InlineData("junit")]
    [InlineData("gitlab")]
    public void No_format_prints_what_moves_a_cursor_or_turns_the_writing(string format)
    {
        const string Harmful = "\e[31m\a\u007f\u009b\u202e\u2028\u2066\ufeff";
        using var folder = new TempFolder();
        folder.Write($"conf.d/a\nb\t{Harmful}.conf", $"server {{ listen 80; location / {{ proxy_pass http://a{Harmful}.b; proxy_read_timeout 0; }} }}\n");
        var (code, output, error) = folder.Run("--format", format, folder.Root);
        Assert.Equal(1, code);
        Assert.Contains("CL1001", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output + error, c => c is not ('\n' or '\t') && (char.IsControl(c) || Harmful.AsSpan(5).Contains(c)));
    }

    [Fact]
    public async Task Files_that_come_and_go_while_they_are_read_do_no_harm()
    {
        using var folder = new TempFolder();
        folder.Write("nginx.conf", "events {}\nhttp { include conf.d/*.conf; }\n");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i = (i + 1) % 50)
            {
                folder.Write($"conf.d/{i}.conf", "server { listen 80; }\n");
                File.Delete(folder.At($"conf.d/{(i + 25) % 50}.conf"));
            }
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 50; i++)
        {
            var (code, _, error) = folder.Run("--format", "json", folder.Root);
            Assert.InRange(code, 0, 1);
            Assert.DoesNotContain("internal error", error, StringComparison.Ordinal);
        }
        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task A_file_that_shrinks_while_it_is_read_is_read_as_it_is()
    {
        using var folder = new TempFolder();
        folder.Write("nginx.conf", new string(' ', 200_000) + "events {}\n");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                File.WriteAllText(folder.At("nginx.conf"), i % 2 == 0 ? "" : new string(' ', 200_000) + "events {}\n");
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 100; i++)
        {
            var (code, _, error) = folder.Run("--format", "json", folder.Root);
            Assert.InRange(code, 0, 1);
            Assert.DoesNotContain("internal error", error, StringComparison.Ordinal);
        }
        await stop.CancelAsync();
        await writer;
    }
}
