using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A4: pm, pm.max_children and listen have no defaults.</summary>
internal sealed class CL3006_PoolMissingMandatory : DiagnosticAnalyzer
{
    private static readonly string[] Mandatory = ["listen", "pm", "pm.max_children"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3006",
        "pool-missing-mandatory",
        "A pool lacks what PHP-FPM needs to start it",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0}: PHP-FPM does not start, and nginx answers every request with a 502 (Apache: 503); {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.Section.IsComplete)
            return;
        var missing = Mandatory.Where(key => pool.Section.Find(key) is null).ToList();
        if (missing.Count > 0)
            context.Report(Diagnostic.Create(Descriptor, pool.At, $"{pool.Name} has no {string.Join(" and no ", missing)}", missing.Count == 1 ? "add it" : "add them"));
        if (pool.MaxChildren.TryGet(out var children) && children < 1)
            context.Report(Diagnostic.Create(Descriptor, pool.MaxChildren.At ?? pool.At, $"pm.max_children is {children}", "write 1 or more"));
        if (pool.Listen.Is(address => address.Length == 0))
            context.Report(Diagnostic.Create(Descriptor, pool.Listen.At ?? pool.At, "listen is empty", "write an address or the path of a socket"));
    }
}
