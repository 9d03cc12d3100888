using System.Globalization;
using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>Checkstyle's XML, which Jenkins and many review tools read.</summary>
internal sealed class CheckstyleReporter : IReporter
{
    public void Write(Report report, TextWriter output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<checkstyle version=\"4.3\">\n");
        foreach (var file in report.Findings.GroupBy(f => f.Diagnostic.Location.Path))
        {
            output.Write($"  <file name=\"{XmlText.Escape(file.Key)}\">\n");
            foreach (var finding in file)
                WriteError(finding, output);
            output.Write("  </file>\n");
        }
        output.Write("</checkstyle>\n");
    }

    private static void WriteError(Finding finding, TextWriter output)
    {
        var diagnostic = finding.Diagnostic;
        var severity = finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        var (line, column) = diagnostic.Location.Start;
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{XmlText.Escape(diagnostic.Message)}\" source=\"configlint.{diagnostic.Descriptor.Id}\" />\n"));
    }
}
