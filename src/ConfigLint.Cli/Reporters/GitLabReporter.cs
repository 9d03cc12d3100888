using System.Text.Json;
using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>GitLab's code quality report.</summary>
internal sealed class GitLabReporter : IReporter
{
    public void Write(Report report, TextWriter output)
    {
        IReadOnlyList<GitLabIssue> issues = [.. report.Findings.Select(finding => Of(finding, report.Fingerprint(finding).InFile))];
        using var safe = new PrintableJsonWriter(output);
        safe.Write(JsonSerializer.Serialize(issues, JsonReporter.Formats.IReadOnlyListGitLabIssue) + "\n");
    }

    private static GitLabIssue Of(Finding finding, string fingerprint)
    {
        var at = finding.Diagnostic.Location;
        var severity = finding.Severity switch
        {
            DiagnosticSeverity.Error => "critical",
            DiagnosticSeverity.Warning => "major",
            _ => "info",
        };
        return new GitLabIssue(finding.Diagnostic.Message, finding.Diagnostic.Descriptor.Id, fingerprint, severity, new GitLabLocation(at.Path, new GitLabLines(at.Start.Line, at.End.Line)));
    }
}
