namespace ConfigLint.Analysis;

/// <summary>What is always true of a rule: data only.</summary>
/// <param name="Id">CLnnnn, fixed for ever.</param>
/// <param name="Name">Kebab-case; suppressions and options take it in place of the ID.</param>
/// <param name="Title">One sentence without a full stop; the page's heading.</param>
/// <param name="MessageFormat">Says what happens, with numbers and the status that this server gives, and the cure; {0}… are filled in.</param>
public sealed record DiagnosticDescriptor(
    string Id,
    string Name,
    string Title,
    RuleCategory Category,
    DiagnosticSeverity DefaultSeverity,
    string MessageFormat)
{
    /// <summary>False for notes that must be selected.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    public Fixability Fixability { get; init; }
}

public enum DiagnosticSeverity
{
    /// <summary>True, but harmless for many.</summary>
    Note,

    /// <summary>Fails for some requests, or two settings contradict each other.</summary>
    Warning,

    /// <summary>Cannot work, or the server's vendor documents the failure for exactly this setting.</summary>
    Error,
}

/// <summary>The causes of a 502: also the folders of <c>rules/</c>.</summary>
public enum RuleCategory
{
    Run,
    Timeouts,
    Connections,
    Capacity,
    Buffers,
    Dns,
    Tls,
    Access,
    HealthChecks,
    Resilience,
    Shutdown,
    Observability,
    Configuration,
}

public enum Fixability
{
    None,

    /// <summary>The server still accepts the file and nothing but the finding changes.</summary>
    Safe,

    /// <summary>The text is certain, but behaviour changes: applied only with <c>--unsafe-fixes</c>.</summary>
    Unsafe,
}
