using System.Globalization;
using System.Text;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>A flowchart of mermaid, which GitHub and GitLab draw in Markdown.</summary>
internal sealed class MermaidGraph : IGraphWriter
{
    public void Write(Picture picture, TextWriter output)
    {
        output.Write("flowchart LR\n");
        foreach (var (i, stack) in picture.Stacks.Index())
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            output.Write($"  subgraph s{number}[\"{Escape(stack.Name)}\"]\n");
            if (stack.Hops.Any(GraphLabels.IsFromClient))
                output.Write($"    s{number}client([\"client\"])\n");
            foreach (var hop in stack.Hops)
                output.Write($"    {Node(hop)}{(hop.Findings.Count > 0 ? ":::" + GraphLabels.Worst(stack, hop.Findings) : "")}\n");
            foreach (var hop in stack.Hops.Where(GraphLabels.IsFromClient))
                output.Write($"    s{number}client --> {hop.Id}\n");
            foreach (var link in stack.Links)
                output.Write($"    {link.From} {Arrow(link)}|\"{Escape(GraphLabels.Of(stack, link))}\"| {link.To}\n");
            output.Write("  end\n");
        }
        output.Write("  classDef error stroke:#b3261e,stroke-width:3px\n  classDef warning stroke:#8a5a00,stroke-width:3px\n  classDef note stroke:#1b5e8c,stroke-width:2px\n");
    }

    private static string Node(PictureHop hop)
    {
        var text = string.Join("<br/>", GraphLabels.Of(hop).Select(Escape));
        return hop.Kind == HopKinds.Database ? $"{hop.Id}[(\"{text}\")]" : $"{hop.Id}[\"{text}\"]";
    }

    private static string Arrow(PictureLink link) => link.Confidence switch { "probable" => "-.->", "declared" => "==>", _ => "-->" };

    /// <summary>What could end a label, or be markup or a directive in it, is written as a character reference.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in Printable.Escape(text))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '.' or ',' or ':' or '/' or '-' or '_' or '(' or ')' or '=' or '✗' or '→' or '×' or '…' or '+' or '*' or '$' or '~' or '^')
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
        }
        return escaped.ToString();
    }
}
