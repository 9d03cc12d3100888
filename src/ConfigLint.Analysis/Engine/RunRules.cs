namespace ConfigLint.Analysis;

/// <summary>The CL0 rules: findings about the run and the files themselves, reported by the engine and not by analyzers.</summary>
public static class RunRules
{
    public static readonly DiagnosticDescriptor SyntaxError = Rule("CL0001", "syntax-error", "The file does not parse as the real server reads it", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor RuleFailed = Rule("CL0002", "rule-failed", "A rule failed", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TemplateSkipped = Rule("CL0003", "template-skipped", "A template was skipped", DiagnosticSeverity.Note);

    public static readonly DiagnosticDescriptor UselessSuppression = Rule("CL0004", "useless-suppression", "A suppression has no use", DiagnosticSeverity.Note);

    public static readonly DiagnosticDescriptor IncludeNotFound = Rule("CL0005", "include-not-found", "An included file does not exist", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor LimitReached = Rule("CL0006", "limit-reached", "A limit was reached and something was not analysed", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnreadableFile = Rule("CL0007", "unreadable-file", "A file cannot be read", DiagnosticSeverity.Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [SyntaxError, RuleFailed, TemplateSkipped, UselessSuppression, IncludeNotFound, LimitReached, UnreadableFile];

    private static DiagnosticDescriptor Rule(string id, string name, string title, DiagnosticSeverity severity) =>
        new(id, name, title, RuleCategory.Run, severity, "{0}");
}
