using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>
/// Applies fixes to the texts of a workspace, in memory: whole fixes only, none that overlaps an earlier one, none after
/// which a file has a syntax error that it had not. A caller that wants more lints the result and applies again.
/// </summary>
public sealed class FixApplier
{
    // Each trial parses the files that it touches; only fixes that break a file need more than one.
    private const int MostTrials = 100;

    private readonly Workspace _workspace;
    private readonly Dictionary<SourceText, SourceFile> _files;
    private readonly Func<SourceFile, bool> _canWrite;

    /// <param name="canWrite">False for files outside the given roots; without it every file of the workspace may change.</param>
    public FixApplier(Workspace workspace, Func<SourceFile, bool>? canWrite = null)
    {
        _workspace = workspace;
        _files = workspace.Files.ToDictionary(file => file.Source);
        _canWrite = canWrite ?? (_ => true);
    }

    /// <param name="findings">In the order in which fixes win; suppressed ones are left alone.</param>
    public FixResult Apply(IReadOnlyList<Finding> findings, FixMode mode)
    {
        var refused = new List<RefusedFix>();
        var chosen = Choose(findings, mode, refused);
        var accepted = Verify(chosen, refused);
        var files = new List<FixedFile>();
        foreach (var (source, edits) in EditsOf(accepted))
            files.Add(new FixedFile(_files[source], source.WithText(TextEdit.Apply(source.Text, edits))));
        var order = _workspace.Files.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return new FixResult([.. files.OrderBy(file => order[file.File])], accepted, refused);
    }

    private List<Finding> Choose(IReadOnlyList<Finding> findings, FixMode mode, List<RefusedFix> refused)
    {
        var chosen = new List<Finding>();
        var edits = new Dictionary<SourceText, EditList>();
        foreach (var finding in findings)
        {
            if (finding.Suppression is not null || finding.Diagnostic.Fix is not { } fix || (mode == FixMode.SafeOnly && !fix.IsSafe))
                continue;
            if (WhyNot(fix) is { } reason)
                refused.Add(new RefusedFix(finding, reason));
            else if (fix.Edits.Any(edit => edits.TryGetValue(edit.Source, out var list) && list.Conflicts(edit.Edit)))
                refused.Add(new RefusedFix(finding, "it overlaps another fix"));
            else
            {
                foreach (var edit in fix.Edits)
                {
                    if (!edits.TryGetValue(edit.Source, out var list))
                        edits.Add(edit.Source, list = new EditList());
                    list.Add(edit.Edit);
                }
                chosen.Add(finding);
            }
        }
        return chosen;
    }

    private string? WhyNot(Fix fix)
    {
        var own = new Dictionary<SourceText, EditList>();
        foreach (var (source, edit) in fix.Edits)
        {
            if (!_files.TryGetValue(source, out var file))
                return $"{source.Path} is not part of this run";
            if (!_canWrite(file))
                return $"{source.Path} lies outside the given paths";
            if (edit.Span.Start < 0 || edit.Span.Length < 0 || edit.Span.End > source.Length)
                return $"it changes {source.Path} outside its text";
            if (!own.TryGetValue(source, out var list))
                own.Add(source, list = new EditList());
            if (list.Conflicts(edit))
                return "its own changes overlap";
            list.Add(edit);
        }
        return null;
    }

    /// <summary>Leaves out the fixes that break a file: tries all together, and halves what fails.</summary>
    private List<Finding> Verify(List<Finding> chosen, List<RefusedFix> refused)
    {
        var accepted = new List<Finding>();
        var open = new Stack<List<Finding>>();
        if (chosen.Count > 0)
            open.Push(chosen);
        for (var trials = 0; open.TryPop(out var group); trials++)
        {
            if (trials >= MostTrials)
                refused.AddRange(group.Select(finding => new RefusedFix(finding, "too many fixes of this run break their files")));
            else if (Broken([.. accepted, .. group], group) is not { } broken)
                accepted.AddRange(group);
            else if (group.Count == 1)
                refused.Add(new RefusedFix(group[0], $"{broken} would no longer parse"));
            else
            {
                open.Push(group[(group.Count / 2)..]);
                open.Push(group[..(group.Count / 2)]);
            }
        }
        return accepted;
    }

    /// <summary>The path of a file that the group touches and that has new syntax errors with all these fixes; null when there is none.</summary>
    private string? Broken(List<Finding> fixes, List<Finding> group)
    {
        var touched = group.SelectMany(finding => finding.Diagnostic.Fix!.Edits).Select(edit => edit.Source).ToHashSet();
        foreach (var (source, edits) in EditsOf(fixes).Where(entry => touched.Contains(entry.Key)))
        {
            var file = _files[source];
            var after = Parsers.For(file.Format)(source.WithText(TextEdit.Apply(source.Text, edits)));
            var known = file.Tree.Errors.CountBy(error => error.Message).ToDictionary();
            if (after.Errors.CountBy(error => error.Message).Any(error => error.Value > known.GetValueOrDefault(error.Key)))
                return source.Path;
        }
        return null;
    }

    private static Dictionary<SourceText, HashSet<TextEdit>> EditsOf(List<Finding> fixes)
    {
        var edits = new Dictionary<SourceText, HashSet<TextEdit>>();
        foreach (var (source, edit) in fixes.SelectMany(finding => finding.Diagnostic.Fix!.Edits))
        {
            if (!edits.TryGetValue(source, out var ofFile))
                edits.Add(source, ofFile = []);
            // A set: two findings may need the same change, such as one more directive in the same block.
            ofFile.Add(WithLineEndsOf(source, edit));
        }
        return edits;
    }

    private static TextEdit WithLineEndsOf(SourceText source, TextEdit edit) =>
        edit.NewText.Contains('\n') && source.Text.Contains("\r\n", StringComparison.Ordinal)
            ? edit with { NewText = edit.NewText.ReplaceLineEndings("\r\n") }
            : edit;
}
