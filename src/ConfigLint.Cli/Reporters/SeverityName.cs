using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>The word for a severity that people read and write: error, warning, note.</summary>
internal static class SeverityName
{
    public static string Of(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
