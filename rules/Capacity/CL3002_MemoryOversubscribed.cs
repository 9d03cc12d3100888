using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>Children beyond the memory are ended by the kernel in the middle of a request.</summary>
internal sealed class CL3002_MemoryOversubscribed : DiagnosticAnalyzer
{
    /// <summary>What a child takes that runs next to nothing: only a pool that is too large even so raises a warning.</summary>
    private const long SmallestChild = 20L << 20;

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3002",
        "memory-oversubscribed",
        "The children of a pool need more memory than there is",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "{0}, and there is {1}: when it runs out, the kernel kills workers, and nginx answers 502 (recv() failed (104: Connection reset by peer)), Apache 503; {2} fit");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var (pool, options) = (context.Subject, context.Stack.Workspace.Options);
        if (FpmMemory.Available(pool, context.Stack) is not var (memory, whose, limitAt) || !pool.MaxChildren.TryGet(out var children) || children < 1 || pool.MaxChildren.At is not { } at)
            return;
        var child = options.PhpWorkerMemory is > 0 and var told ? told : SmallestChild;
        if (children > memory / child)
        {
            var need = $"{children} children need {(options.PhpWorkerMemory is null ? "at least " : "")}{Sizes.Format(children * child)} ({Sizes.Format(child)} each)";
            context.Report(Diagnostic.Create(Descriptor, at, need, whose, memory / child) with { Related = OfContainer(limitAt) });
        }
        else if (FpmMemory.Limit(pool, context.Stack) is { } limit && children > memory / limit.Bytes)
        {
            var need = $"{children} children may take {Sizes.Format(children * limit.Bytes)} (memory_limit {Sizes.Format(limit.Bytes)} each)";
            context.Report(Diagnostic.Create(Descriptor, at, need, whose, memory / limit.Bytes) with
            {
                Severity = DiagnosticSeverity.Note,
                Related = [new RelatedLocation(limit.At.Location, "each request may take this much"), .. OfContainer(limitAt)],
            });
        }
    }

    private static IReadOnlyList<RelatedLocation> OfContainer(Location? at) => RelatedLocation.Where(at, "the container's memory");
}
