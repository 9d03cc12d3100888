using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>A digraph for Graphviz.</summary>
internal sealed class DotGraph : DiagramGraph
{
    protected override string Head =>
        "digraph configlint {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n";

    protected override string EndOfFrame => "}";

    protected override string Foot => "}\n";

    protected override string Frame(PictureStack stack, int number) => $"subgraph cluster_{number} {{\n    label={Quote(stack.Name)};";

    protected override string ClientBox(string id) => $"{id} [label=\"client\", shape=oval];";

    protected override string Box(PictureStack stack, PictureHop hop) => $"{hop.Id} [label={Quote([.. GraphLabels.Of(hop)])}{Shape(hop)}{Color(stack, hop.Findings)}];";

    protected override string ClientArrow(string client, string hop) => $"{client} -> {hop};";

    protected override string Arrow(PictureStack stack, PictureLink link) =>
        $"{link.From} -> {link.To} [label={Quote(GraphLabels.Of(stack, link))}{(link.IsProbable ? ", style=dashed" : "")}{Color(stack, link.Findings)}];";

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
