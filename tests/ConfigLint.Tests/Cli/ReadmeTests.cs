using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Cli;

public sealed class ReadmeTests
{
    static readonly string Readme = File.ReadAllText(Repository.At("README.md"));

    /// <summary>In the repository itself; its other commands and outputs are the business of DocsTests.</summary>
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
}
