using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>What a run found, for any reporter: sorted, filtered, and the same whatever the number of threads.</summary>
internal sealed class Report
{
    /// <summary>What counts, by file and place.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What a comment or the baseline switched off: kept for SARIF and JSON.</summary>
    public IReadOnlyList<Finding> Suppressed { get; init; } = [];

    /// <summary>How many configs were read.</summary>
    public required int FileCount { get; init; }

    /// <summary>SARIF's automationDetails.id; null for none.</summary>
    public string? Category { get; init; }

    public int Count(DiagnosticSeverity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>Writes a report in one format.</summary>
internal interface IReporter
{
    void Write(Report report, TextWriter output);
}
