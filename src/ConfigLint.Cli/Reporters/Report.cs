using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>What a run found, for any reporter: sorted, filtered, and the same whatever the number of threads.</summary>
internal sealed class Report
{
    private Fingerprints? _fingerprints;
    private HashSet<Finding>? _baselined;

    /// <summary>What counts, by file and place.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What a comment switched off: kept for SARIF and JSON.</summary>
    public IReadOnlyList<Finding> Suppressed { get; init; } = [];

    /// <summary>What the baseline has: kept for SARIF and JSON.</summary>
    public IReadOnlyList<Finding> Baselined { get; init; } = [];

    /// <summary>A baseline was given, so every finding is either new or known.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>How many configs were read.</summary>
    public required int FileCount { get; init; }

    /// <summary>SARIF's automationDetails.id; null for none.</summary>
    public string? Category { get; init; }

    /// <summary>Counted ones first, then those kept for the record.</summary>
    public IEnumerable<Finding> All => Findings.Concat(Baselined).Concat(Suppressed);

    /// <summary>Of all findings of the run, also of those that are filtered out: alike ones are numbered.</summary>
    public Fingerprints Fingerprints
    {
        get => _fingerprints ??= new Fingerprints(All);
        init => _fingerprints = value;
    }

    public Fingerprint Fingerprint(Finding finding) => Fingerprints[finding];

    public bool IsBaselined(Finding finding) => (_baselined ??= new HashSet<Finding>(Baselined, ReferenceEqualityComparer.Instance)).Contains(finding);

    public int Count(DiagnosticSeverity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>Writes a report in one format.</summary>
internal interface IReporter
{
    void Write(Report report, TextWriter output);
}
