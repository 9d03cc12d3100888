using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;

namespace ConfigLint.Tests.Cli;

/// <summary>A rule with one option of each kind.</summary>
sealed class SampleRule : DiagnosticAnalyzer
{
    public static readonly RuleOption<IReadOnlyList<string>> Paths = new("paths", [], "Paths.");
    public static readonly RuleOption<TimeSpan> Limit = new("limit", TimeSpan.FromSeconds(1), "A limit.");
    public static readonly RuleOption<int> Most = new("most", 1, "How many.") { Range = (1, 100) };

    /// <summary>It and the rules of the run.</summary>
    public static RuleIndex Index { get; } = new([new SampleRule()]);

    public override DiagnosticDescriptor Descriptor { get; } =
        new("CL9001", "sample-rule", "A rule for this test", RuleCategory.Timeouts, DiagnosticSeverity.Error, "{0}");

    public override IReadOnlyList<RuleOption> Options => [Paths, Limit, Most];

    public override void Initialize(AnalysisContext context)
    {
    }
}
