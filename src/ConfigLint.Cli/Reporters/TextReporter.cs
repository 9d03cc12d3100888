using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Cli.Help;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>For people: one block a finding with the line, carets and what to do, and a last line that counts.</summary>
internal sealed class TextReporter : IReporter
{
    private const int GutterWidth = 7;
    private const int FrameWidth = GutterWidth + 3;

    private readonly Style _style;
    private readonly int? _width;
    private readonly bool _isQuiet;
    private readonly bool _hasStatistics;

    /// <param name="width">Of the terminal; null when the output goes elsewhere and lines may be of any length.</param>
    /// <param name="isQuiet">No last line.</param>
    /// <param name="hasStatistics">Counts of each rule instead of the findings.</param>
    public TextReporter(Style style, bool isQuiet = false, bool hasStatistics = false, int? width = null)
    {
        _width = width;
        _style = style;
        _isQuiet = isQuiet;
        _hasStatistics = hasStatistics;
    }

    public void Write(Report report, TextWriter output)
    {
        if (_hasStatistics)
            WriteStatistics(report, output);
        else
            WriteFindings(report, output);
        if (!_isQuiet)
            output.Write((_width is { } width ? TextWrap.Hanging(Summary(report), 0, width) : Summary(report)) + "\n");
    }

    private void WriteFindings(Report report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            WriteFinding(finding, output);
            output.Write('\n');
        }
    }

    private void WriteFinding(Finding finding, TextWriter output)
    {
        var diagnostic = finding.Diagnostic;
        var at = diagnostic.Location;
        var head = _style.Severity(finding.Severity, $"{SeverityName.Of(finding.Severity)} {diagnostic.Descriptor.Id}");
        output.Write($"{_style.Bold($"{Printable.Escape(at.Path)}:{at.Start}")}: {head} {diagnostic.Descriptor.Name}\n");
        output.Write($"  {Wrap(Printable.Escape(diagnostic.Message))}\n");
        WriteSource(finding, output);
        foreach (var related in diagnostic.Related)
            output.Write($"  {Wrap($"{Printable.Escape(related.Location.Path)}:{related.Location.Start.Line}: {Printable.Escape(related.Message)}")}\n");
        if (diagnostic.Count > 1)
            output.Write($"  the same cause in {Plural.Of(diagnostic.Count - 1, "more place")}\n");
        if (diagnostic.Help is { } help)
            output.Write($"  {_style.Good("help")}{Wrap("help: " + Printable.Escape(help))["help".Length..]}\n");
    }

    private void WriteSource(Finding finding, TextWriter output)
    {
        var (source, span) = finding.Diagnostic.Location;
        if (source.Length == 0)
            return;
        var number = source.GetLinePosition(span.Start).Line;
        var line = source.GetLineSpan(number);
        if (number > 1 && source.GetLineSpan(number - 1) is var before && !source.AsSpan(before).IsWhiteSpace())
            WriteLine(number - 1, SourceLine.Of(source, before, new TextSpan(before.Start, 0), SourceWidth).Text, output);
        var shown = SourceLine.Of(source, line, span, SourceWidth);
        WriteLine(number, shown.Text, output);
        var gutter = _style.Frame(new string(' ', GutterWidth) + " |");
        var label = Printable.Escape(finding.Diagnostic.Label ?? "");
        var hasRoom = label.Length > 0 && shown.MarkColumn + shown.MarkWidth + 1 + label.Length <= (_width - FrameWidth ?? int.MaxValue);
        output.Write($"{gutter} {new string(' ', shown.MarkColumn)}{_style.Severity(finding.Severity, new string('^', shown.MarkWidth) + (hasRoom ? " " + label : ""))}\n");
        if (label.Length == 0 || hasRoom)
            return;
        foreach (var part in TextWrap.Lines(label, SourceWidth))
            output.Write($"{gutter} {_style.Severity(finding.Severity, part)}\n");
    }

    /// <summary>Two cells are for the dots of a cut line.</summary>
    private int SourceWidth => _width - FrameWidth - 2 ?? SourceLine.UsualWidth;

    private string Wrap(string text) => _width is { } width ? TextWrap.Hanging(text, 2, width) : text;

    private void WriteLine(int number, string text, TextWriter output)
    {
        var gutter = number.ToString(CultureInfo.InvariantCulture).PadLeft(GutterWidth) + " |";
        output.Write($"{_style.Frame(gutter)} {text}".TrimEnd() + "\n");
    }

    private void WriteStatistics(Report report, TextWriter output)
    {
        var byRule = report.Findings
            .GroupBy(f => (f.Diagnostic.Descriptor.Id, f.Diagnostic.Descriptor.Name, f.Severity))
            .OrderByDescending(rule => rule.Count())
            .ThenBy(rule => rule.Key.Id, StringComparer.Ordinal)
            .ThenByDescending(rule => rule.Key.Severity);
        foreach (var rule in byRule)
        {
            var (id, name, severity) = rule.Key;
            output.Write($"{rule.Count().ToString(CultureInfo.InvariantCulture),GutterWidth}  {_style.Severity(severity, $"{SeverityName.Of(severity),-7} {id}")} {name}{Fixable(rule)}\n");
        }
    }

    private string Summary(Report report)
    {
        var files = Plural.Of(report.FileCount, "file");
        if (report.Findings.Count == 0)
            return _style.Good($"no problems in {files}");
        string[] counts =
        [
            Plural.Of(report.Count(DiagnosticSeverity.Error), "error"),
            Plural.Of(report.Count(DiagnosticSeverity.Warning), "warning"),
            Plural.Of(report.Count(DiagnosticSeverity.Note), "note"),
        ];
        return $"{string.Join(", ", counts.Where(c => !c.StartsWith("0 ", StringComparison.Ordinal)))} in {files}{Fixable(report.Findings)}";
    }

    private static string Fixable(IEnumerable<Finding> findings)
    {
        var fixes = findings.Select(f => f.Diagnostic.Fix).OfType<Fix>().CountBy(fix => fix.IsSafe).ToDictionary();
        return (fixes.GetValueOrDefault(true), fixes.GetValueOrDefault(false)) switch
        {
            (0, 0) => "",
            (var safe, 0) => $" ({safe} fixable with --fix)",
            (0, var others) => $" ({others} fixable with --unsafe-fixes)",
            var (safe, others) => $" ({safe} fixable with --fix, {others} more with --unsafe-fixes)",
        };
    }
}
