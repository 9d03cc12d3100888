using System.Text;

namespace ConfigLint.Tests.Cli;

/// <summary>The program from its arguments to its exit code.</summary>
public sealed class CheckTests
{
    const string Good = "events {}\nhttp {\n    server {\n        listen 80;\n    }\n}\n";
    const string Broken = "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n";

    [Fact]
    public void A_clean_folder_exits_with_0()
    {
        using var folder = new TempFolder().Write("etc/nginx.conf", Good);
        var outcome = folder.Run("etc");
        Assert.Equal((0, "no problems in 1 file\n", ""), (outcome.Code, outcome.Out, outcome.Error));
        Assert.Equal(outcome, folder.Run("check", "etc"));
        Assert.Equal(outcome, folder.RunWith(new RunOptions { Folder = "etc" }));
    }

    [Fact]
    public void A_finding_exits_with_1_and_is_shown_with_its_line()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        var outcome = folder.Run();
        Assert.Equal(1, outcome.Code);
        Assert.Equal(
            """
            nginx.conf:4:16: error CL0001 syntax-error
              ";" is missing after "80" (nginx: unexpected "}")
                  3 |     server {
                  4 |         listen 80
                    |                ^^

            1 error in 1 file

            """,
            outcome.Out);
    }

    [Theory]
    [InlineData("error", 1)]
    [InlineData("warning", 1)]
    [InlineData("note", 1)]
    [InlineData("never", 0)]
    public void The_fail_level_decides_on_the_exit_code(string level, int code)
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        Assert.Equal(code, folder.Run("--fail-level", level, ".").Code);
        Assert.Equal(code == 1 && level == "note" ? 1 : 0, folder.Run("--severity", "CL0001=note", "--fail-level", level, ".").Code);
    }

    [Theory]
    [InlineData("nowhere: no such file or folder", "nowhere")]
    [InlineData("--format xml: expected text, sarif, github, json, checkstyle, junit, gitlab", "--format", "xml")]
    [InlineData("there is no rule CL00001; did you mean CL0001?", "--select", "CL00001")]
    [InlineData("there is no rule sintax-error; did you mean syntax-error?", "--ignore", "sintax-error")]
    [InlineData("--severity CL0001: expected RULE=LEVEL", "--severity", "CL0001")]
    [InlineData("--severity CL0001=fatal: expected error, warning, note or off behind \"=\"", "--severity", "CL0001=fatal")]
    [InlineData("--output sarif: expected FORMAT=FILE", "--output", "sarif")]
    [InlineData("--output xml=a: expected one of text, sarif, github, json, checkstyle, junit, gitlab before \"=\"", "--output", "xml=a")]
    [InlineData("--output json=nginx.conf: this is one of the analysed configs", "--output", "json=nginx.conf")]
    [InlineData("--unsafe-fixes does nothing without --fix or --diff", "--unsafe-fixes")]
    [InlineData("--jobs must be 1 or more", "--jobs", "0")]
    [InlineData("missing.yml cannot be read", "--config", "missing.yml")]
    [InlineData("\"-\" needs --stdin-filename NAME", "-")]
    [InlineData("there is no option --fromat; did you mean --format?", "--fromat=json")]
    [InlineData("there is no option --nope (see configlint --help)", "--nope")]
    [InlineData("there is no rule CL0000", "explain", "CL0000")]
    [InlineData("missing.conf: no such file", "dump", "missing.conf")]
    [InlineData("expected bash, zsh, fish or pwsh", "completion", "tcsh")]
    public void A_run_that_cannot_be_done_exits_with_2_and_one_line(string message, params string[] args)
    {
        using var folder = new TempFolder().Write("nginx.conf", Good);
        var outcome = folder.Run(args);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("configlint: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Error.Count(c => c == '\n'));
        Assert.Equal(Good, folder.Read("nginx.conf"));
    }

    [Fact]
    public void Rules_are_selected_and_ignored()
    {
        using var folder = new TempFolder().Write("nginx.conf", Good.Replace("listen 80;", "listen 80; location / { proxy_pass http://127.0.0.1:1; proxy_read_timeout 0; }", StringComparison.Ordinal));
        Assert.Contains("CL1001", folder.Run().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--ignore", "CL1001").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--ignore", "zero-timeout").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--ignore", "timeouts").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--ignore", "CL1").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--select", "CL0").Out, StringComparison.Ordinal);
        Assert.Contains("CL1001", folder.Run("--select", "CL0001,CL1001").Out, StringComparison.Ordinal);
        Assert.Contains("note CL1001", folder.Run("--severity", "CL1001=note").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL1001", folder.Run("--severity", "CL1001=off").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_syntax_error_shows_whatever_is_selected()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        Assert.Contains("CL0001", folder.Run("--select", "CL1").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CL0001", folder.Run("--ignore", "CL0001").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_file_is_found_upward_and_its_paths_start_at_its_folder()
    {
        using var folder = new TempFolder().Write("app/.configlint.yml", "exclude: [etc/legacy/**]\noverrides: [{ files: [etc/old.conf], rules: { CL0001: note } }]\n")
            .Write("app/etc/nginx.conf", Good).Write("app/etc/legacy/nginx.conf", Broken).Write("app/etc/old.conf", Broken);
        var outcome = folder.Run("app/etc");
        Assert.Contains("app/etc/old.conf:4:16: note CL0001", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("1 note in 2 files", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("3 files", folder.Run("--no-config", "app/etc").Out, StringComparison.Ordinal);
        Assert.Contains("3 files", folder.Write("empty.yml", "").Run("--config", "empty.yml", "app/etc").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_with_different_configurations_are_judged_by_their_own()
    {
        using var folder = new TempFolder().Write("a/.configlint.yml", "rules: { CL0001: note }\n").Write("a/nginx.conf", Broken)
            .Write("b/.configlint.yml", "rules: { CL0001: warning }\n").Write("b/nginx.conf", Broken);
        Assert.Contains("1 warning, 1 note in 2 files", folder.Run("a", "b").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_configuration_file_exits_with_2_and_all_its_errors()
    {
        using var folder = new TempFolder().Write("nginx.conf", Good).Write(".configlint.yml", "rules: { CL9999: error }\nexcludes: [a]\n");
        var outcome = folder.Run();
        Assert.Equal(2, outcome.Code);
        Assert.Equal("configlint: .configlint.yml:1:10: there is no rule CL9999\nconfiglint: .configlint.yml:2:1: there is no setting excludes; did you mean exclude?\n", outcome.Error);
    }

    [Fact]
    public void A_single_file_is_read_with_its_surroundings_and_reported_alone()
    {
        using var folder = new TempFolder().Write(".configlint.yml", "").Write("a/nginx.conf", Broken).Write("b/nginx.conf", Broken);
        var outcome = folder.Run("b/nginx.conf");
        Assert.Contains("b/nginx.conf:4:16", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("a/nginx.conf", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("in 2 files", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_may_have_any_name_and_one_of_no_format_is_named()
    {
        using var folder = new TempFolder().Write("web.txt", Broken).Write("README.md", "# hello\n");
        Assert.Contains("web.txt:4:16: error CL0001", folder.Run("web.txt").Out, StringComparison.Ordinal);
        var outcome = folder.Run("README.md");
        Assert.Equal((0, "configlint: README.md: not a config that configlint knows; skipped\nconfiglint: no configs found\n"), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void An_excluded_file_stays_out_even_when_it_is_named()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        Assert.Equal(0, folder.Run("--exclude", "nginx.conf", "nginx.conf").Code);
    }

    [Fact]
    public void Standard_input_stands_for_a_file()
    {
        using var folder = new TempFolder().Write("etc/nginx.conf", Good);
        var options = new RunOptions { Input = Encoding.UTF8.GetBytes(Broken) };
        var outcome = folder.RunWith(options, "-", "--stdin-filename", "etc/nginx.conf");
        Assert.Contains("etc/nginx.conf:4:16: error CL0001", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("1 error in 1 file", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("etc/new.conf:4:16: error CL0001", folder.RunWith(options, "-", "--stdin-filename", "etc/new.conf").Out, StringComparison.Ordinal);
        Assert.Equal(2, folder.RunWith(options, "-", "--stdin-filename", "etc/nginx.conf", "--fix").Code);
    }

    [Fact]
    public void Templates_are_named_in_one_note_and_skipped()
    {
        using var folder = new TempFolder().Write("a.conf.j2", "server { listen {{ port }}; }\n").Write("b/nginx.conf", "http { server { listen {{ port }}; } }\n").Write("nginx.conf", Good);
        var outcome = folder.Run();
        Assert.Equal(0, outcome.Code);
        Assert.Contains("a.conf.j2:1:17: note CL0003 template-skipped\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("b/nginx.conf", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("1 note in 1 file", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_reports_come_from_one_run()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        var outcome = folder.Run("--output", "sarif=out.sarif", "--output", "json=out.json", ".");
        Assert.Contains("1 error in 1 file", outcome.Out, StringComparison.Ordinal);
        Assert.StartsWith("{\n", folder.Read("out.json"), StringComparison.Ordinal);
        Assert.Equal((byte)'{', File.ReadAllBytes(folder.At("out.sarif"))[0]);
        Assert.Equal(folder.Read("out.json"), folder.Run("--format", "json", "nginx.conf").Out);
    }

    [Fact]
    public void Quiet_statistics_and_verbose()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        Assert.DoesNotContain("1 error in", folder.Run("-q").Out, StringComparison.Ordinal);
        Assert.Contains("      1  error   CL0001 syntax-error\n", folder.Run("--statistics").Out, StringComparison.Ordinal);
        Assert.Contains("nginx.conf: found, read as Nginx\n", folder.Run("--verbose").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_follows_the_option_the_terminal_and_NO_COLOR()
    {
        using var folder = new TempFolder().Write("nginx.conf", Broken);
        var terminal = new RunOptions { OutIsTerminal = true };
        var noColor = terminal with { Variables = new Dictionary<string, string> { ["NO_COLOR"] = "1" } };
        Assert.DoesNotContain('\e', folder.Run().Out);
        Assert.Contains("\e[1;31merror CL0001\e[0m", folder.RunWith(terminal).Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', folder.RunWith(noColor).Out);
        Assert.Contains('\e', folder.RunWith(noColor, "--color", "always").Out);
        Assert.DoesNotContain('\e', folder.RunWith(terminal, "--color", "never").Out);
    }

    [Fact]
    public void The_output_does_not_depend_on_the_number_of_jobs()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 40; i++)
            folder.Write($"n{i % 7}/site{i}.conf", i % 3 == 0 ? Broken : Good);
        Assert.Equal(folder.Run("--jobs", "1").Out, folder.Run("--jobs", "8").Out);
    }

    [Fact]
    public void Suppressed_findings_are_not_counted_and_stay_in_json_and_SARIF()
    {
        using var folder = new TempFolder().Write(
            "nginx.conf",
            Good.Replace("listen 80;", "location / {\n proxy_pass http://127.0.0.1:1;\n # configlint-disable-next-line CL1001 -- a long poll\n proxy_read_timeout 0;\n}", StringComparison.Ordinal));
        Assert.Equal((0, "no problems in 1 file\n"), (folder.Run().Code, folder.Run().Out));
        Assert.Contains("\"justification\": \"a long poll\"", folder.Run("--format", "json").Out, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"inSource\"", folder.Run("--format", "sarif").Out, StringComparison.Ordinal);
    }
}
