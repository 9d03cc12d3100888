using System.Globalization;
using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>Workflow commands, which GitHub Actions turns into annotations of the pull request.</summary>
internal sealed class GitHubReporter : IReporter
{
    public void Write(Report report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            var diagnostic = finding.Diagnostic;
            var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
            var level = finding.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                _ => "notice",
            };
            // GitHub shows columns only when the annotation stays on one line.
            var place = start.Line == end.Line
                ? string.Create(CultureInfo.InvariantCulture, $"line={start.Line},endLine={end.Line},col={start.Column},endColumn={end.Column}")
                : string.Create(CultureInfo.InvariantCulture, $"line={start.Line},endLine={end.Line}");
            var title = Property($"{diagnostic.Descriptor.Id} {diagnostic.Descriptor.Name}");
            output.Write($"::{level} file={Property(diagnostic.Location.Path)},{place},title={title}::{Data(Text(diagnostic))}\n");
        }
    }

    private static string Text(Diagnostic diagnostic)
    {
        var lines = new List<string> { diagnostic.Message };
        lines.AddRange(diagnostic.Related.Select(r => $"{r.Location.Path}:{r.Location.Start.Line}: {r.Message}"));
        if (diagnostic.Help is { } help)
            lines.Add("help: " + help);
        return string.Join('\n', lines);
    }

    // The commands are printed into a log, which a terminal or a browser shows.
    private static string Data(string text) => Printable.EscapeLines(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
