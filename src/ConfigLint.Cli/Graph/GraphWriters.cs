using System.Text.Json;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>Writes a picture in one format.</summary>
internal interface IGraphWriter
{
    void Write(Picture picture, TextWriter output);
}

internal static class GraphWriters
{
    public static readonly string[] Formats = ["text", "mermaid", "dot", "json", "html"];

    public static IGraphWriter Create(string format, Style style) => format switch
    {
        "text" => new TextGraph(style),
        "mermaid" => new MermaidGraph(),
        "dot" => new DotGraph(),
        "json" => new JsonGraph(),
        "html" => new HtmlGraph(),
        _ => throw new RunException($"there is no format {format}; expected {string.Join(", ", Formats)}"),
    };

    private sealed class JsonGraph : IGraphWriter
    {
        public void Write(Picture picture, TextWriter output) => output.Write(JsonSerializer.Serialize(picture, JsonReporter.Formats.Picture) + "\n");
    }
}
