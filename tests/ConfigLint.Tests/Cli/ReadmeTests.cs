using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Cli;

public sealed class ReadmeTests
{
    static readonly string Readme = File.ReadAllText(Repository.At("README.md"));

    [Fact]
    public void The_first_command_prints_what_the_readme_shows()
    {
        Assert.Contains("dotnet run --project src/ConfigLint.Cli -- testdata/samples/shop", Readme, StringComparison.Ordinal);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = Repository.Root };
        Assert.Equal(1, CommandLine.Run(["testdata/samples/shop"], host));
        Assert.Equal("", error.ToString());
        Assert.Equal(MarkdownFence.After(Readme, "## Try it", "text").TrimEnd(), output.ToString().TrimEnd());
    }

    [Fact]
    public void The_configuration_shown_is_one_that_the_reader_takes()
    {
        using var folder = new TempFolder()
            .Write(".configlint.yml", MarkdownFence.After(Readme, "## Configuration", "yaml"))
            .Write("nginx.conf", "events {}\nhttp {}\n");
        var outcome = folder.Run(".");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void Every_option_that_the_readme_names_exists()
    {
        using var folder = new TempFolder();
        var help = folder.Run("--help").Out;
        foreach (var option in Readme.Split(' ', '`', '\n', '(', ')', ',', ';').Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && word is not ("--project" or "--rm")).Distinct())
            Assert.Contains(option, help, StringComparison.Ordinal);
    }
}
