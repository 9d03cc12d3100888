using System.Text.RegularExpressions;

namespace ConfigLint.Tests.Cli;

/// <summary>Which lines mermaid and Graphviz take, as far as graph writes them: a name that breaks out of its quotes makes a line that is none of these.</summary>
static partial class GraphSyntax
{
    /// <summary>Names that end a label in one of the formats, or are markup in it.</summary>
    public const string HostileConfig = """"
        events { }
        http {
            upstream "a\"]-->b" { server 127.0.0.1:8000; }
            server {
                server_name "end<br/>%%{init: {}}%%";
                location "/\"><script>alert(1)</script><b onclick='x'>" { proxy_pass http://127.0.0.1:8000; }
                location "/\\N\\\" shape=box];}--> x[\"|y|" { proxy_pass http://127.0.0.1:8001; }
                location "/`#quot;&quot;;&#59;
        subgraph end" { proxy_pass http://127.0.0.1:8002; }
                location "/‮]]>日本" { proxy_pass http://127.0.0.1:8003/\"; }
            }
        }
        """";

    public static void CheckMermaid(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal("flowchart LR", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(MermaidLine(), line));
        Assert.Equal(lines.Count(line => line.StartsWith("  subgraph ", StringComparison.Ordinal)), lines.Count(line => line == "  end"));
    }

    public static void CheckDot(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal("digraph configlint {", lines[0]);
        Assert.Equal("}", lines[^1]);
        Assert.All(lines[1..^1], line => Assert.Matches(DotLine(), line));
        Assert.Equal(lines.Count(line => line.EndsWith('{')), lines.Count(line => line.TrimStart() == "}"));
    }

    // A label holds no quote, bracket, brace, bar, angle bracket, percent or backquote of its own; "<br/>" and references are graph's.
    [GeneratedRegex("""^(  subgraph s\d+\["(?<l>([^"\[\]{}|<>%`\\#&;]|#\d+;)*)"\]|    s\d+client\(\["client"\]\)|    s\d+(h\d+|client)( --> s\d+h\d+|\[\(?"(([^"\[\]{}|<>%`\\#&;]|#\d+;|<br/>)*)"\)?\](:::(error|warning|note))?| (-->|-\.->|==>)\|"([^"\[\]{}|<>%`\\#&;]|#\d+;)*"\| s\d+h\d+)|  end|  classDef (error|warning|note) [a-z0-9:#,-]+)$""")]
    private static partial Regex MermaidLine();

    [GeneratedRegex("""^(  rankdir=LR;|  (node|edge) \[[^\]]*\];|  subgraph cluster_\d+ \{|    label="([^"\\]|\\.)*";|    s\d+(h\d+|client) \[label="([^"\\]|\\.)*"(, (shape|style)=[a-z]+|, color="#[0-9a-f]{6}", penwidth=\d)*\];|    s\d+(h\d+|client) -> s\d+h\d+( \[label="([^"\\]|\\.)*"(, style=dashed|, color="#[0-9a-f]{6}", penwidth=\d)*\])?;|  \})$""")]
    private static partial Regex DotLine();
}
