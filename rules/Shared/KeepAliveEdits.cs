using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>The lines that let a proxy_pass reuse connections, written where the pass is, without losing the headers it inherits.</summary>
internal static class KeepAliveEdits
{
    /// <summary>Empty when nothing is missing; null when the right text is not certain.</summary>
    public static IReadOnlyList<FileEdit>? For(IEnumerable<NginxPass> passes)
    {
        var edits = new List<FileEdit>();
        foreach (var pass in passes)
        {
            if (pass.Prefix == "fastcgi")
                return null;
            if (pass.Prefix != "proxy")
                continue;
            if (LinesFor(pass) is not { } lines)
                return null;
            if (lines.Count == 0)
                continue;
            var edit = InsertAbove(lines, AnchorOf(pass));
            // One snippet included at several places is changed once, so it must want the same everywhere.
            var same = edits.FindIndex(e => e.Source == edit.Source && e.Edit.Span == edit.Edit.Span);
            if (same < 0)
                edits.Add(edit);
            else if (edits[same] != edit)
                return null;
        }
        return edits;
    }

    private static List<string>? LinesFor(NginxPass pass)
    {
        var level = LevelOf(pass);
        if (level is null || level.DescendantsAndSelf().Count(c => c.Own("proxy_pass").Any()) > 1)
            return null;
        var lines = new List<string>();
        var version = level.Word("proxy_http_version");
        if (!version.IsWritten)
        {
            if (!level.IsCompleteFor("proxy_http_version") || level.Own("proxy_http_version").Any())
                return null;
            lines.Add("proxy_http_version 1.1;");
        }
        else if (version.Value is not ("1.1" or "2"))
        {
            return null;
        }
        var headers = level.Lookup("proxy_set_header");
        if (!headers.IsComplete)
            return null;
        if (headers.Statements.FirstOrDefault(IsConnection) is { } connection)
            return NginxSettings.IsVariable(connection.Argument(1)) || connection.Argument(1).Contains("close", StringComparison.OrdinalIgnoreCase) ? null : lines;
        // A first proxy_set_header on this level would drop all inherited ones: they are repeated.
        if (headers.Level != level)
            lines.AddRange(headers.Statements.Select(s => s.Text));
        lines.Add("proxy_set_header Connection \"\";");
        return lines;
    }

    /// <summary>proxy_set_header may stand in a location, not in its <c>if</c> or limit_except.</summary>
    private static NginxContext? LevelOf(NginxPass pass) =>
        pass.Context.Kind == NginxContextKind.Fragment ? pass.Context : pass.Context.Enclosing(NginxContextKind.Location);

    private static NginxStatement AnchorOf(NginxPass pass)
    {
        var level = LevelOf(pass);
        var anchor = pass.Statement;
        for (var context = pass.Context; context != level && context is not null; context = context.Parent)
            anchor = context.Block ?? anchor;
        return anchor;
    }

    private static FileEdit InsertAbove(List<string> lines, NginxStatement anchor)
    {
        var indentation = LineEdit.Indentation(anchor.Source, anchor.Span.Start);
        var isAlone = anchor.Source.GetLineStart(anchor.Span.Start) + indentation.Length == anchor.Span.Start;
        return LineEdit.InsertBefore(anchor.Location, string.Join(isAlone ? "\n" + indentation : " ", lines));
    }

    private static bool IsConnection(NginxStatement header) =>
        header.ArgumentCount == 2 && header.Argument(0).Equals("Connection", StringComparison.OrdinalIgnoreCase);
}
