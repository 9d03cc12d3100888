using System.Globalization;
using System.Text;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>A flowchart of mermaid, which GitHub and GitLab draw in Markdown.</summary>
internal sealed class MermaidGraph : DiagramGraph
{
    protected override string Head => "flowchart LR\n";

    protected override string EndOfFrame => "end";

    protected override string Foot =>
        "  classDef error stroke:#b3261e,stroke-width:3px\n  classDef warning stroke:#8a5a00,stroke-width:3px\n  classDef note stroke:#1b5e8c,stroke-width:2px\n";

    protected override string Frame(PictureStack stack, int number) => $"subgraph s{number}[\"{Escape(stack.Name)}\"]";

    protected override string ClientBox(string id) => $"{id}([\"client\"])";

    protected override string Box(PictureStack stack, PictureHop hop)
    {
        var text = string.Join("<br/>", GraphLabels.Of(hop).Select(Escape));
        var (open, close) = hop.Kind == HopKinds.Database ? ("[(", ")]") : ("[", "]");
        return $"{hop.Id}{open}\"{text}\"{close}{(hop.Findings.Count > 0 ? ":::" + GraphLabels.Worst(stack, hop.Findings) : "")}";
    }

    protected override string ClientArrow(string client, string hop) => $"{client} --> {hop}";

    protected override string Arrow(PictureStack stack, PictureLink link)
    {
        var line = link.Confidence switch { "probable" => "-.->", "declared" => "==>", _ => "-->" };
        return $"{link.From} {line}|\"{Escape(GraphLabels.Of(stack, link))}\"| {link.To}";
    }

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
