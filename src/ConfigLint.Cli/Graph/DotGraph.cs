using System.Globalization;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>A digraph for Graphviz.</summary>
internal sealed class DotGraph : IGraphWriter
{
    public void Write(Picture picture, TextWriter output)
    {
        output.Write("digraph configlint {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (var (i, stack) in picture.Stacks.Index())
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            output.Write($"  subgraph cluster_{number} {{\n    label={Quote(stack.Name)};\n");
            if (stack.Hops.Any(GraphLabels.IsFromClient))
                output.Write($"    s{number}client [label=\"client\", shape=oval];\n");
            foreach (var hop in stack.Hops)
                output.Write($"    {hop.Id} [label={Quote([.. GraphLabels.Of(hop)])}{Shape(hop)}{Color(stack, hop.Findings)}];\n");
            foreach (var hop in stack.Hops.Where(GraphLabels.IsFromClient))
                output.Write($"    s{number}client -> {hop.Id};\n");
            foreach (var link in stack.Links)
                output.Write($"    {link.From} -> {link.To} [label={Quote(GraphLabels.Of(stack, link))}{(link.IsProbable ? ", style=dashed" : "")}{Color(stack, link.Findings)}];\n");
            output.Write("  }\n");
        }
        output.Write("}\n");
    }

    private static string Shape(PictureHop hop) => hop.Kind == HopKinds.Database ? ", shape=cylinder" : "";

    private static string Color(PictureStack stack, IReadOnlyList<string> findings) => findings.Count == 0 ? "" : GraphLabels.Worst(stack, findings) switch
    {
        "error" => ", color=\"#b3261e\", penwidth=3",
        "warning" => ", color=\"#8a5a00\", penwidth=3",
        _ => ", color=\"#1b5e8c\", penwidth=2",
    };

    /// <summary>Graphviz knows the backslash and character references in labels.</summary>
    private static string Quote(params string[] lines) => "\"" + string.Join("\\n", lines.Select(line =>
        Printable.Escape(line).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal))) + "\"";
}
