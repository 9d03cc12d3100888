using ConfigLint.Analysis;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Graph;

/// <summary>A tree for the terminal: from the client inwards, each hop with its settings, then who gives up first on each route, then the findings.</summary>
internal sealed class TextGraph : IGraphWriter
{
    private const int MostRoutes = 30;
    private const int DeepestIndent = 24;
    private const int RoleWidth = -26;

    private readonly Style _style;

    public TextGraph(Style style) => _style = style;

    public void Write(Picture picture, TextWriter output)
    {
        if (picture.Stacks.Count == 0)
            output.Write($"no hops in {Plural.Of(picture.Files, "file")}\n");
        foreach (var (i, stack) in picture.Stacks.Index())
        {
            if (i > 0)
                output.Write('\n');
            Write(stack, output);
        }
        if (picture.OtherFindings > 0)
            output.Write($"\n{Plural.Of(picture.OtherFindings, "more finding")} at no hop: configlint check shows {(picture.OtherFindings == 1 ? "it" : "them")}\n");
    }

    private void Write(PictureStack stack, TextWriter output)
    {
        output.Write($"{_style.Bold(Printable.Escape(stack.Name))}: {Plural.Of(stack.Hops.Count, "hop")}, {Plural.Of(stack.Links.Count, "link")}, {Plural.Of(stack.Findings.Count, "finding")}\n");
        var tree = new HopTree(stack);
        foreach (var (title, roots) in (ReadOnlySpan<(string, IReadOnlyList<HopBranch>)>)[("client", tree.FromClient), ("reached by nothing that was read", tree.Unreached)])
        {
            if (roots.Count == 0)
                continue;
            output.Write($"\n{_style.Bold(title)}\n");
            Write(stack, roots, output);
        }
        WriteRoutes(stack, output);
        foreach (var finding in stack.Findings)
            output.Write($"\n{Mark(finding)} {finding.Severity} {finding.Name}\n    {Printable.Escape(finding.At.ToString())}: {Printable.Escape(finding.Message)}\n");
    }

    private void Write(PictureStack stack, IReadOnlyList<HopBranch> roots, TextWriter output)
    {
        var open = new Stack<(HopBranch Branch, string Indent)>();
        foreach (var root in roots.Reverse())
            open.Push((root, ""));
        while (open.TryPop(out var next))
        {
            var (branch, indent) = next;
            var below = branch.Depth > DeepestIndent ? indent : indent + (branch.IsLast ? "   " : "│  ");
            Write(stack, branch, indent + (branch.IsLast ? "└─ " : "├─ "), below, output);
            foreach (var child in branch.Children.Reverse())
                open.Push((child, below));
        }
    }

    private void Write(PictureStack stack, HopBranch branch, string first, string below, TextWriter output)
    {
        var hop = branch.Hop;
        var again = branch.IsRepeated ? " (as above)" : "";
        output.Write($"{_style.Frame(first)}{_style.Bold(Printable.Escape(hop.Server))}{(hop.Name == hop.Server ? "" : $"  {Printable.Escape(hop.Name)}")}{(hop.Scope is { } scope ? $" in {Printable.Escape(scope)}" : "")}  {_style.Dim(Printable.Escape(hop.At.ToString()))}{again}\n");
        var line = below + (branch.Children.Count > 0 ? "│    " : "     ");
        if (branch.Link is { } link)
            output.Write($"{_style.Frame(line)}{Marks(stack, link.Findings, after: " ")}{_style.Dim($"{link.Confidence}: {Printable.Escape(link.Reason)}")}\n");
        if (branch.IsRepeated)
            return;
        if (hop.Also.Count > 0)
            output.Write($"{_style.Frame(line)}the same in {Plural.Of(hop.Also.Count, "more place")}: {Printable.Escape(Plural.List(hop.Also, twin => twin.Scope ?? twin.At.ToString()))}\n");
        if (hop.Listens.Count > 0)
            output.Write($"{_style.Frame(line)}{"listens on",RoleWidth}{Printable.Escape(Plural.List(hop.Listens, address => address))}\n");
        foreach (var setting in hop.Settings)
            Write(stack, hop, setting, line, output);
        if (hop.Target is { } target && branch.Children.Count == 0 && hop.Kind is not HopKinds.Database)
            output.Write($"{_style.Frame(line)}{_style.Dim($"nothing that was read is known to listen at {Printable.Escape(target)}")}\n");
        var loose = hop.Findings.Where(id => !hop.Settings.Any(s => s.Findings.Contains(id))).ToList();
        if (loose.Count > 0)
            output.Write($"{_style.Frame(line)}{Marks(stack, loose, after: "")}\n");
    }

    private void Write(PictureStack stack, PictureHop hop, PictureSetting setting, string line, TextWriter output)
    {
        var value = Printable.Escape(setting.Words);
        var shown = setting.Findings.Count > 0 ? _style.Severity(Worst(stack, setting.Findings), value) : setting.IsDefault || setting.IsUnknown ? _style.Dim(value) : value;
        var why = setting.IsUnknown ? $" {_style.Dim(Printable.Escape($"({setting.Origin})"))}" : "";
        output.Write($"{_style.Frame(line)}{Roles.Words(setting.Role, hop.Kind),RoleWidth}{shown}{why}  {_style.Dim(Printable.Escape(setting.Name))}{Marks(stack, setting.Findings, before: "  ")}\n");
    }

    private void WriteRoutes(PictureStack stack, TextWriter output)
    {
        var timed = stack.Routes.Where(route => route.Summary is not null && route.Hops.Count > 1).OrderByDescending(route => route.Findings.Count > 0).ToList();
        if (timed.Count == 0)
            return;
        output.Write($"\n{_style.Bold("who gives up first")}\n");
        foreach (var route in timed.Take(MostRoutes))
        {
            var hops = string.Join(" → ", route.Hops.Select(id => Printable.Escape(GraphLabels.ShortNameOf(stack.Hop(id)))));
            output.Write($"{Marks(stack, route.Findings, after: " ")}{hops}\n    {Printable.Escape(route.Summary!)}\n");
        }
        if (timed.Count > MostRoutes)
            output.Write($"and {Plural.Of(timed.Count - MostRoutes, "more route")}: --format json has all\n");
    }

    private string Marks(PictureStack stack, IReadOnlyList<string> findings, string before = "", string after = "") =>
        findings.Count == 0 ? "" : before + string.Join(' ', stack.Findings.Where(f => findings.Contains(f.Id)).DistinctBy(f => f.Rule).Select(Mark)) + after;

    private string Mark(PictureFinding finding) => _style.Severity(Severity(finding), $"✗ {finding.Rule}");

    private static DiagnosticSeverity Worst(PictureStack stack, IReadOnlyList<string> findings) => stack.Findings.Where(f => findings.Contains(f.Id)).Max(Severity);

    private static DiagnosticSeverity Severity(PictureFinding finding) => Enum.Parse<DiagnosticSeverity>(finding.Severity, ignoreCase: true);
}
