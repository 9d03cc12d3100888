using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>JUnit's XML: a file with findings is a suite, a finding is a failed test; notes are passed tests with an output.</summary>
internal sealed class JUnitReporter : IReporter
{
    public void Write(Report report, TextWriter output)
    {
        var files = report.Findings.GroupBy(f => f.Diagnostic.Location.Path).ToList();
        var failures = report.Findings.Count(IsFailure);
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        output.Write(Invariant($"<testsuites name=\"configlint\" tests=\"{Math.Max(1, report.Findings.Count)}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n"));
        if (files.Count == 0)
            output.Write($"  <testsuite name=\"configlint\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n    <testcase name=\"no problems in {Invariant($"{report.FileCount}")} files\" classname=\"configlint\" />\n  </testsuite>\n");
        foreach (var file in files)
        {
            output.Write(Invariant($"  <testsuite name=\"{XmlText.Escape(file.Key)}\" tests=\"{file.Count()}\" failures=\"{file.Count(IsFailure)}\" errors=\"0\" skipped=\"0\">\n"));
            foreach (var finding in file)
                WriteCase(finding, output);
            output.Write("  </testsuite>\n");
        }
        output.Write("</testsuites>\n");
    }

    private static void WriteCase(Finding finding, TextWriter output)
    {
        var diagnostic = finding.Diagnostic;
        var at = diagnostic.Location;
        var name = XmlText.Escape($"{diagnostic.Descriptor.Id} {diagnostic.Descriptor.Name} at {at.Start}");
        var path = XmlText.Escape(at.Path);
        output.Write(Invariant($"    <testcase name=\"{name}\" classname=\"{path}\" file=\"{path}\" line=\"{at.Start.Line}\">\n"));
        var text = XmlText.Escape($"{at}: {diagnostic.Message}{(diagnostic.Help is { } help ? $"\nhelp: {help}" : "")}").Replace("&#10;", "\n", StringComparison.Ordinal);
        output.Write(IsFailure(finding)
            ? $"      <failure message=\"{XmlText.Escape(diagnostic.Message)}\" type=\"{SeverityName.Of(finding.Severity)}\">{text}</failure>\n"
            : $"      <system-out>{text}</system-out>\n");
        output.Write("    </testcase>\n");
    }

    private static bool IsFailure(Finding finding) => finding.Severity != DiagnosticSeverity.Note;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
