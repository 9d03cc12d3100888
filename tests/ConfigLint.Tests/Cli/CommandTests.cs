using System.Text.Json;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Cli;

public sealed class CommandTests
{
    [Fact]
    public void Help_shows_the_options_the_commands_and_examples()
    {
        using var folder = new TempFolder();
        var help = folder.Run("--help");
        Assert.Equal(0, help.Code);
        foreach (var word in (string[])["--format", "--fix", "explain", "completion", "Examples:", "Exit codes:"])
            Assert.Contains(word, help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        using var folder = new TempFolder();
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", folder.Run("--version").Out);
    }

    [Fact]
    public void Explain_shows_the_page_by_ID_or_name()
    {
        using var folder = new TempFolder();
        var page = folder.Run("explain", "CL1001");
        Assert.StartsWith("# CL1001: ", page.Out, StringComparison.Ordinal);
        Assert.Equal(page, folder.Run("explain", "zero-timeout"));
        var terminal = folder.RunWith(new RunOptions { OutIsTerminal = true }, "explain", "CL1001").Out;
        Assert.StartsWith("\e[1mCL1001: ", terminal, StringComparison.Ordinal);
        Assert.DoesNotContain("```", terminal, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_lists_every_rule()
    {
        using var folder = new TempFolder();
        var table = folder.Run("rules").Out;
        Assert.All(RuleCatalog.All, rule => Assert.Contains($"{rule.Descriptor.Id} {rule.Descriptor.Name} ", table, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(folder.Run("rules", "--format", "json").Out);
        var rules = json.RootElement.EnumerateArray().ToList();
        Assert.Equal("CL0001", rules[0].GetProperty("id").GetString());
        Assert.Equal(RuleCatalog.All.Count + 7, rules.Count);
    }

    [Fact]
    public void Init_writes_what_is_asked_for_and_overwrites_nothing()
    {
        using var folder = new TempFolder();
        Assert.Equal((0, "wrote .configlint.yml\nwrote .pre-commit-config.yaml\nwrote .github/workflows/configlint.yml\n"), (folder.Run("init", "--pre-commit", "--github") is var o ? (o.Code, o.Out) : default));
        Assert.Equal(0, folder.Run().Code);
        folder.Write(".configlint.yml", "exclude: []\n");
        var again = folder.Run("init");
        Assert.Equal(2, again.Code);
        Assert.StartsWith("configlint: .configlint.yml exists and is left as it is", again.Error, StringComparison.Ordinal);
        Assert.Equal("exclude: []\n", folder.Read(".configlint.yml"));
    }

    [Fact]
    public void The_example_that_init_writes_is_valid_when_it_is_switched_on()
    {
        using var folder = new TempFolder().Write(".configlint.yml", InitExample.SwitchedOn());
        Assert.Equal("configlint: no configs found\n", folder.Run().Error);
    }

    [Fact]
    public void Dump_shows_tokens_nodes_and_errors()
    {
        using var folder = new TempFolder().Write("nginx.conf", "worker_processes 4\n");
        var dump = folder.Run("dump", "nginx.conf").Out;
        Assert.StartsWith("NginxFile [0..19)\n  NginxDirective [0..18)\n    Word [0..16) 'worker_processes'\n", dump, StringComparison.Ordinal);
        Assert.Contains("1:", dump.Split('\n')[^2], StringComparison.Ordinal);
    }
}
