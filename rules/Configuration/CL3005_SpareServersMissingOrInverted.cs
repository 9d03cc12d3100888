using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A3: dynamic needs both spare values, 1 or more, the least not above the most.</summary>
internal sealed class CL3005_SpareServersMissingOrInverted : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3005",
        "spare-servers-missing-or-inverted",
        "A dynamic pool has no usable range of spare children",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0}: with pm = dynamic PHP-FPM does not start then, and nginx answers every request with a 502 (Apache: 503); {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.IsDynamic || pool.ProcessManager.At is not { } manager)
            return;
        Setting<int>[] both = [pool.MinSpareServers, pool.MaxSpareServers];
        var useless = Array.FindAll(both, value => value.Is(number => number < 1));
        if (useless.Length > 0)
        {
            // A missing value has no place of its own; it is dynamic that asks for it.
            var at = Array.Find(useless, value => value.At is not null).At ?? manager;
            if (!pool.CountTogether(manager, at))
                return;
            var faults = useless.Select(value => value.IsDefault ? $"{value.Name} is missing" : $"{value.Name} is {value.Value}");
            context.Report(Diagnostic.Create(Descriptor, at, string.Join(" and ", faults), "write 1 or more"));
        }
        else if (both[0].TryGet(out var minimum) && both[1].TryGet(out var maximum) && maximum < minimum
            && !pool.MaxChildren.Is(children => minimum > children)
            && both[1].At is { } at && both[0].At is { } other && pool.CountTogether(manager, at, other))
        {
            context.Report(Diagnostic.Create(Descriptor, at, $"pm.max_spare_servers ({maximum}) is less than pm.min_spare_servers ({minimum})", "raise the one or lower the other") with
            {
                Related = [new RelatedLocation(other, "the least that is kept spare")],
            });
        }
    }
}
