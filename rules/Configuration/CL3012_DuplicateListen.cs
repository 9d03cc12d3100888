using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A11: FPM compares the addresses of pools as text.</summary>
internal sealed class CL3012_DuplicateListen : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3012",
        "duplicate-listen",
        "Two pools listen on one address",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "pool \"{0}\" listens on {1} already: PHP-FPM does not start, and nginx answers every request with a 502 (Apache: 503); give each pool its own address");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<FpmConfiguration>(Check);

    private void Check(SubjectContext<FpmConfiguration> context)
    {
        var first = new Dictionary<string, FpmPool>(StringComparer.Ordinal);
        foreach (var pool in context.Subject.Pools)
        {
            if (!pool.Listen.TryGet(out var address) || address.Length == 0 || pool.Listen.At is not { } at || first.TryAdd(address, pool))
                continue;
            var other = first[address];
            if (pool.CountTogether(at, other.Listen.At) && other.CountTogether(at, other.Listen.At))
            {
                context.Report(Diagnostic.Create(Descriptor, at, other.Section.Name, address) with
                {
                    Related = RelatedLocation.Where(other.Listen.At, "the first pool with this address"),
                });
            }
        }
    }
}
