using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A1: php-fpm refuses to start when a spare value exceeds pm.max_children.</summary>
internal sealed class CL3003_SpareServersExceedMaxChildren : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3003",
        "spare-servers-exceed-max-children",
        "A pool wants more spare children than it may have",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} ({1}) is greater than pm.max_children ({2}): PHP-FPM does not start, and nginx answers every request with a 502 (Apache: 503); lower it or raise pm.max_children");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.IsDynamic || !pool.MaxChildren.TryGet(out var children) || children < 1)
            return;
        // Both must fit: the greater one is the one to change.
        var (minimum, maximum) = (pool.MinSpareServers, pool.MaxSpareServers);
        var spare = maximum.Is(value => value > children) ? maximum : minimum;
        if (spare.Is(value => value > children) && spare.At is { } at && pool.MaxChildren.At is { } limit && pool.CountTogether(pool.ProcessManager.At, at, limit))
            context.Report(Diagnostic.Create(Descriptor, at, spare.Name, spare.Value, children) with { Related = [new RelatedLocation(limit, "the pool never has more children")] });
    }
}
