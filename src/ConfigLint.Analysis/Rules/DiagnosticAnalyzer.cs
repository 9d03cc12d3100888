namespace ConfigLint.Analysis;

/// <summary>A rule. Its file <c>CLnnnn_Name.cs</c> has its page <c>CLnnnn_Name.md</c> beside it; nothing needs to be registered.</summary>
public abstract class DiagnosticAnalyzer
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The options that <c>.configlint.yml</c> may set for this rule.</summary>
    public virtual IReadOnlyList<RuleOption> Options => [];

    /// <summary>Registers what the rule wants to look at. Called once a run.</summary>
    public abstract void Initialize(AnalysisContext context);
}
