using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Moves what was found in texts inside files, such as an nginx.conf in a ConfigMap, to its place in the file.</summary>
internal static class EmbeddedTexts
{
    public static IReadOnlyList<Finding> ToFiles(IReadOnlyList<Finding> findings)
    {
        if (!findings.Any(finding => IsTouched(finding.Diagnostic)))
            return findings;
        return AnalysisResult.Sort(findings.Select(finding => finding with { Diagnostic = ToFile(finding.Diagnostic) }));
    }

    private static bool IsTouched(Diagnostic diagnostic) =>
        IsEmbedded(diagnostic.Location) || diagnostic.Related.Any(r => IsEmbedded(r.Location)) || diagnostic.Path.Any(r => IsEmbedded(r.Location))
        || diagnostic.Fix?.Edits.Any(edit => edit.Source.Host is not null) == true;

    private static bool IsEmbedded(Location location) => location.Source.Host is not null;

    private static Diagnostic ToFile(Diagnostic diagnostic) => diagnostic with
    {
        Location = diagnostic.Location.InFile,
        Related = [.. diagnostic.Related.Select(ToFile)],
        Path = [.. diagnostic.Path.Select(ToFile)],
        Fix = diagnostic.Fix is { } fix ? ToFile(fix) : null,
    };

    private static RelatedLocation ToFile(RelatedLocation related) => related with { Location = related.Location.InFile };

    /// <summary>Null when one of its edits cannot be made in the file: half a fix is none.</summary>
    private static Fix? ToFile(Fix fix)
    {
        var edits = new List<FileEdit>(fix.Edits.Count);
        foreach (var edit in fix.Edits)
        {
            if (edit.Source.Host is not { } host)
                edits.Add(edit);
            else if (host.ToHostEdit(edit.Edit) is { } moved)
                edits.Add(new FileEdit(host.Source, moved));
            else
                return null;
        }
        return new Fix(fix.Title, fix.IsSafe, edits);
    }
}
