namespace ConfigLint.Analysis;

/// <summary>A diagnostic with what the configuration and the suppressions made of it.</summary>
/// <param name="Severity">After configuration.</param>
/// <param name="Suppression">Set when a comment switched it off: kept for SARIF, not counted.</param>
public sealed record Finding(Diagnostic Diagnostic, DiagnosticSeverity Severity, AppliedSuppression? Suppression);

/// <param name="Justification">The reason given after <c>--</c>; null when there is none.</param>
public sealed record AppliedSuppression(string? Justification);

/// <summary>The findings of a run, sorted by file and place.</summary>
public sealed record AnalysisResult(IReadOnlyList<Finding> Findings)
{
    /// <summary>By file, place and rule.</summary>
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Diagnostic.Location).ThenBy(f => f.Diagnostic.Descriptor.Id, StringComparer.Ordinal)];
}
