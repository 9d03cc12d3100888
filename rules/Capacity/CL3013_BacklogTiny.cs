using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A17: with a full queue a Unix socket refuses at once, and a port lets the client wait.</summary>
internal sealed class CL3013_BacklogTiny : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3013",
        "backlog-tiny",
        "Few connections may wait for a pool",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "listen.backlog is {0}: no more connections than that wait while the children are busy, and further ones {1}; delete the line, the default is what the system allows")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.Backlog.TryGet(out var backlog) || backlog < 0 || pool.Backlog.At is not { } at || !IsTiny(pool, backlog, at))
            return;
        var outcome = pool.ListenAddress switch
        {
            { IsUnix: true } => "get a 502 at once (connect() failed (11: Resource temporarily unavailable))",
            { } => "get a 504 (upstream timed out while connecting)",
            null => "get a 502 on a Unix socket and a 504 on a port",
        };
        context.Report(Diagnostic.Create(Descriptor, at, backlog, outcome) with { Fix = new Fix("Delete listen.backlog", isSafe: true, LineEdit.Delete(at)) });
    }

    // Sixteen is less than one busy page asks for; a queue shorter than the pool is wide cannot take a burst that the pool could.
    private static bool IsTiny(FpmPool pool, int backlog, Location at) =>
        backlog <= 16 || (pool.MaxChildren.Is(children => backlog < children) && pool.CountTogether(at, pool.MaxChildren.At));
}
