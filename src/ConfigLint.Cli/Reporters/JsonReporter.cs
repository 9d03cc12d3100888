using System.Text.Encodings.Web;
using System.Text.Json;
using ConfigLint.Analysis;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>The whole report as JSON; its schema is <see cref="JsonReport"/>.</summary>
internal sealed class JsonReporter : IReporter
{
    private const int SchemaVersion = 1;

    /// <summary>Letters stay letters: the output is UTF-8 and no HTML.</summary>
    public static JsonFormats Formats { get; } = new(new JsonSerializerOptions(JsonFormats.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(Report report, TextWriter output)
    {
        var counts = new JsonCounts(report.Count(DiagnosticSeverity.Error), report.Count(DiagnosticSeverity.Warning), report.Count(DiagnosticSeverity.Note), report.Suppressed.Count, report.Baselined.Count);
        var json = new JsonReport(SchemaVersion, "configlint " + ToolVersion.Text, report.FileCount, counts, [.. report.All.Select(f => Of(f, report))]);
        using var safe = new PrintableJsonWriter(output);
        safe.Write(JsonSerializer.Serialize(json, Formats.JsonReport) + "\n");
    }

    private static JsonFinding Of(Finding finding, Report report)
    {
        var diagnostic = finding.Diagnostic;
        return new JsonFinding(
            diagnostic.Descriptor.Id,
            diagnostic.Descriptor.Name,
            diagnostic.Descriptor.Category.ToString(),
            SeverityName.Of(finding.Severity),
            diagnostic.Message,
            Of(diagnostic.Location),
            diagnostic.Label,
            diagnostic.Help,
            diagnostic.Count,
            [.. diagnostic.Related.Select(Of)],
            [.. diagnostic.Path.Select(Of)],
            diagnostic.Fix is { } fix ? new JsonFix(fix.Title, fix.IsSafe, [.. fix.Edits.Select(Of)]) : null,
            report.Fingerprint(finding).InFile,
            finding.Suppression is not null,
            report.HasBaseline ? report.IsBaselined(finding) : null,
            finding.Suppression?.Justification);
    }

    private static JsonPlace Of(Location at) => new(at.Path, at.Start.Line, at.Start.Column, at.End.Line, at.End.Column);

    private static JsonRelated Of(RelatedLocation related) => new(Of(related.Location), related.Message);

    private static JsonEdit Of(FileEdit edit) => new(Of(new Location(edit.Source, edit.Edit.Span)), edit.Edit.NewText);
}
