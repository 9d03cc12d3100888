using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

/// <summary>Colours, widths and the paths of other systems.</summary>
public sealed class TerminalTests
{
    const string Zero = "events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n            proxy_read_timeout 0;\n        }\n    }\n}\n";

    [Theory]
    [InlineData(false, null, "auto", false)]
    [InlineData(true, null, "auto", true)]
    [InlineData(true, "", "auto", true)]
    [InlineData(true, "1", "auto", false)]
    [InlineData(true, "1", "always", true)]
    [InlineData(true, null, "never", false)]
    [InlineData(false, null, "always", true)]
    public void Colours_are_for_terminals_whose_user_wants_them(bool isTerminal, string? noColor, string mode, bool isColoured)
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        var options = new RunOptions { OutIsTerminal = isTerminal };
        if (noColor is not null)
            options = options with { Variables = new Dictionary<string, string> { ["NO_COLOR"] = noColor } };
        Assert.Equal(isColoured, folder.RunWith(options, "--color", mode).Out.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public void A_dumb_terminal_gets_no_colours_and_explain_heeds_NO_COLOR()
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        var dumb = new RunOptions { OutIsTerminal = true, Variables = new Dictionary<string, string> { ["TERM"] = "dumb" } };
        Assert.DoesNotContain('\e', folder.RunWith(dumb).Out);
        Assert.DoesNotContain('\e', folder.RunWith(new RunOptions { OutIsTerminal = true, Variables = new Dictionary<string, string> { ["NO_COLOR"] = "1" } }, "explain", "CL1001").Out);
    }

    /// <summary>Every line but the first of a finding (a path must stay in one piece) fits.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_report_fits_the_terminal(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new TextReporter(Style.Plain, width: width).Write(SampleReport.Create(), output);
        var lines = output.ToString().Split('\n');
        Assert.DoesNotContain(lines, line => line.Length > width && !line.Contains(" CL", StringComparison.Ordinal) && line.Trim().Contains(' '));
        Assert.Contains(lines, line => line.Trim('|', ' ').StartsWith('^'));
    }

    [Fact]
    public void At_forty_columns_a_finding_is_still_readable()
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        var options = new RunOptions { OutIsTerminal = true, Variables = new Dictionary<string, string> { ["COLUMNS"] = "40", ["NO_COLOR"] = "1" } };
        Assert.Equal(
            """
            nginx.conf:6:13: error CL1001 zero-timeout
              proxy_read_timeout 0 does not mean
              unlimited: nginx times out at once and
              answers 504. Use a long time such as
              1h.
                  5 |             proxy_pass http:…
                  6 | …       proxy_read_timeout 0;
                    |         ^^^^^^^^^^^^^^^^^^^^^

            1 error in 1 file (1 fixable with
            --unsafe-fixes)

            """,
            folder.RunWith(options, "--select", "CL1001").Out);
    }

    [Theory]
    [InlineData(@"C:\nginx\conf\nginx.conf", '\\', "C:/nginx/conf/nginx.conf")]
    [InlineData(@"\\server\share\nginx.conf", '\\', "//server/share/nginx.conf")]
    [InlineData(@"etc\nginx/nginx.conf", '\\', "etc/nginx/nginx.conf")]
    [InlineData(@"odd\name.conf", '/', @"odd\name.conf")]
    public void Paths_have_forward_slashes_on_every_system(string path, char separator, string slashed) =>
        Assert.Equal(slashed, DiskFileSystem.Slashes(path, separator));

    [Theory]
    [InlineData("C:/etc/nginx", "C:/etc", true)]
    [InlineData("C:/etc", "C:/", true)]
    [InlineData("C:/etcetera", "C:/etc", false)]
    [InlineData("D:/etc", "C:/", false)]
    [InlineData("//server/share/etc", "//server/share", true)]
    public void What_lies_below_a_folder_is_told_with_drives_and_shares(string path, string folder, bool isInside) =>
        Assert.Equal(isInside, FilePaths.IsInside(path, folder));

    [Theory]
    [InlineData("C:/site", "legacy/**", "C:/site/legacy/nginx.conf", true)]
    [InlineData("C:/", "legacy/**", "C:/legacy/nginx.conf", true)]
    [InlineData("//server/share", "*.old", "//server/share/a/nginx.old", true)]
    [InlineData("C:/site", "legacy/**", "D:/site/legacy/nginx.conf", false)]
    public void Patterns_match_below_drives_and_shares(string folder, string pattern, string path, bool matches) =>
        Assert.Equal(matches, new PathGlobs(folder, [pattern]).Matches(path));

    [Theory]
    [InlineData("a[b]", "--exclude: the pattern a[b] has [: only * and ** have a meaning; write one pattern for each case")]
    [InlineData("../x", "--exclude: the pattern ../x leaves its folder")]
    [InlineData("", "--exclude: a pattern is empty")]
    public void A_pattern_of_the_command_line_that_cannot_match_exits_with_2(string pattern, string message)
    {
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        Assert.Equal(new Outcome(2, "", $"configlint: {message}\n"), folder.Run("--exclude", pattern));
    }

    [Theory]
    [InlineData(0, 20, "xxxxxxxxxxxxxxxxxxxx…", 0)]
    [InlineData(50, 20, "…xxxxxxxxxxxxxxxxxxxx…", 8)]
    [InlineData(99, 20, "…xxxxxxxxxxxxxxxxxxxx", 20)]
    public void A_long_line_is_cut_around_the_place(int mark, int width, string text, int column)
    {
        var source = SourceText.From(new string('x', 100));
        var line = SourceLine.Of(source, new TextSpan(0, 100), new TextSpan(mark, 1), width);
        Assert.Equal((text, column), (line.Text, line.MarkColumn));
    }
}
