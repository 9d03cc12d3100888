using ConfigLint.Cli;
using ConfigLint.Cli.Commands;
using ConfigLint.Cli.Help;

namespace ConfigLint.Tests.Cli;

public sealed class HelpTests
{
    static readonly CliHost Host = new() { Out = TextWriter.Null, Error = TextWriter.Null, In = () => Stream.Null, CurrentDirectory = "/" };
    static readonly IReadOnlyList<CommandDescription> All = CommandLine.Describe(Host);

    public static TheoryData<string> Commands => ["", .. All.Skip(1).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_shows_its_own_usage_options_and_examples(string command)
    {
        using var folder = new TempFolder();
        string[] args = command.Length > 0 ? [command, "--help"] : ["--help"];
        var help = folder.Run(args);
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.Contains($"Usage: configlint {command}".TrimEnd() + " [OPTIONS]", help.Out, StringComparison.Ordinal);
        Assert.Contains("\n  -h, --help", help.Out, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n", help.Out, StringComparison.Ordinal);
        Assert.Equal(command is "" or "check" or "graph", help.Out.Contains("[PATH...]", StringComparison.Ordinal));
        Assert.Equal(help, folder.Run([.. args[..^1], "-h"]));
    }

    /// <summary>What an example shows is parsed as the program would.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_are_lines_that_the_program_takes(string command) =>
        Assert.All(CommandExamples.Of(command.Length == 0 ? "configlint" : command), example =>
        {
            var words = example.Line.Replace("eval \"$(", "", StringComparison.Ordinal).Split(' ', '|', '>', ')', '"').ToList();
            Assert.Equal("configlint", words[0]);
            Assert.Empty(CommandLine.Faults([.. words.Skip(1).TakeWhile(word => word.Length > 0)], Host));
        });

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void It_fits_the_terminal(int width)
    {
        foreach (var command in All)
        {
            var lines = HelpText.Of(command, width).Split('\n');
            Assert.DoesNotContain(lines, line => line.Length > width && line.Trim().Contains(' ') && !CommandExamples.Of(command.Name).Any(example => line.Contains(example.Line, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_terminal_or_COLUMNS_tells_the_width()
    {
        using var folder = new TempFolder();
        var narrow = new RunOptions { OutIsTerminal = true, Variables = new Dictionary<string, string> { ["COLUMNS"] = "40" } };
        Assert.Equal(HelpText.Of(All.Single(command => command.Name == "init"), 40), folder.RunWith(narrow, "init", "--help").Out);
        Assert.Equal(HelpText.Of(All.Single(command => command.Name == "init"), HelpText.UsualWidth), folder.Run("init", "--help").Out);
    }

    [Theory]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three four five six", 20, "one two three four|five six")]
    [InlineData("a-word-that-is-longer-than-a-line b", 20, "a-word-that-is-longer-than-a-line|b")]
    [InlineData("", 20, "")]
    [InlineData("one two three four five six", -5, "one two three four|five six")]
    public void Text_is_wrapped_at_blanks(string text, int width, string lines) => Assert.Equal(lines, string.Join('|', TextWrap.Lines(text, width)));

    [Fact]
    public void The_manual_page_is_that_of_the_commands() => GoldenFile.Check("../docs/configlint.1", ManualPage.Of(All));

    [Fact]
    public void Groff_has_nothing_to_say_about_the_manual_page()
    {
        ExternalTool.RequireProgram("groff", "groff-base");
        using var folder = new TempFolder();
        var outcome = folder.Execute("groff", "-man", "-ww", "-Tutf8", "-z", Repository.At("docs", "configlint.1"));
        Assert.Equal(new Outcome(0, "", ""), outcome);
        Assert.Contains("--write-baseline FILE", folder.Execute("groff", "-man", "-P-cbou", "-Tutf8", Repository.At("docs", "configlint.1")).Out, StringComparison.Ordinal);
    }
}
