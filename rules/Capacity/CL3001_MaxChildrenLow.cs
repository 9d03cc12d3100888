using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>The packaged 5 children are what PHP-FPM's own log most often complains about.</summary>
internal sealed class CL3001_MaxChildrenLow : DiagnosticAnalyzer
{
    private static readonly RuleOption<int> Minimum = new("minimum", 10, "Pools with fewer children are reported.") { Range = (2, 10_000) };

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3001",
        "max-children-low",
        "A pool works on few requests at once",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "pm.max_children is {0}: that many requests run at once, the rest wait until nginx answers 504, or 502 once a full socket queue refuses them; raise it{1}");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.IsWhole
            || !pool.ProcessManager.TryGet(out var manager) || manager is not ("static" or "dynamic" or "ondemand")
            || !pool.MaxChildren.TryGet(out var children) || children < 1 || children >= context.Options.Get(Minimum)
            || pool.MaxChildren.At is not { } at || !pool.CountTogether(pool.ProcessManager.At, at))
            return;
        var fits = FpmMemory.ChildrenThatFit(pool, context.Stack);
        if (fits <= children)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, children, fits is { } more ? $" ({more} fit into the memory)" : "") with
        {
            Severity = manager == "ondemand" ? DiagnosticSeverity.Note : DiagnosticSeverity.Warning,
            Help = $"when all are busy, PHP-FPM's log says: server reached pm.max_children setting ({children}), consider raising it",
        });
    }
}
