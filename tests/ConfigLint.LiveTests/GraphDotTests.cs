using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.LiveTests;

/// <summary>Graphviz itself takes what <c>configlint graph --format dot</c> writes.</summary>
public sealed class GraphDotTests
{
    [Fact]
    public void Graphviz_draws_the_sample() => Assert.Contains(">gunicorn</text>", Render(Dot(Repository.At("testdata", "samples", "path"))), StringComparison.Ordinal);

    [Fact]
    public void Graphviz_shows_hostile_names_as_they_are()
    {
        using var folder = new TempFolder().Write("nginx.conf", GraphSyntax.HostileConfig);
        var drawing = Render(Dot(folder.Root));
        foreach (var name in (string[])["&lt;script&gt;alert(1)&lt;/script&gt;", "shape=box];}&#45;&#45;&gt; x[&quot;", "#quot;&amp;quot;;"])
            Assert.Contains(name, drawing, StringComparison.Ordinal);
    }

    static string Dot(string path)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = path };
        Assert.Equal((0, ""), (CommandLine.Run(["graph", "--format", "dot"], host), error.ToString()));
        return output.ToString();
    }

    static string Render(string dot)
    {
        Assert.SkipUnless(Servers.Find("dot") is not null, "Debian's package graphviz is not installed");
        using var folder = new TempFolder().Write("path.dot", dot);
        var outcome = folder.Execute(Servers.Find("dot")!, "-Tsvg", "path.dot");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        return outcome.Out;
    }
}
