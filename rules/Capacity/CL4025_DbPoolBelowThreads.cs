using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>A40: a thread that waits too long for a connection to the database fails its request.</summary>
internal sealed class CL4025_DbPoolBelowThreads : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4025",
        "db-pool-below-threads",
        "Puma has more threads than connections to its database",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "up to {0} threads share {1} database {2}{3}: a request that gets none within {4} fails with a 500, not a 502 (ActiveRecord::ConnectionTimeoutError); set pool to {0}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        var server = context.Subject;
        if (server.Database is not { } database || !server.MaxThreads.TryGet(out var threads) || !database.Pool.TryGet(out var pool)
            || pool < 1 || pool >= threads || database.Pool.At is not { } poolAt)
            return;
        var (threadsVariable, poolVariable) = (VariableOf(server.MaxThreads), VariableOf(database.Pool));
        var variables = new[] { threadsVariable, poolVariable }.OfType<string>().Distinct().ToList();
        var condition = variables.Count == 0 ? "" : $" when {string.Join(" and ", variables.Select(name => "$" + name))} {(variables.Count == 1 ? "is" : "are")} unset";
        // The same variable unset on both sides is one state of one machine; others may be set to fit.
        var isSure = threadsVariable == poolVariable;
        context.Report(Diagnostic.Create(Descriptor, server.MaxThreads.At ?? server.At, threads, pool, pool == 1 ? "connection" : "connections", condition, Wait(database)) with
        {
            Severity = isSure ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
            Related = [new RelatedLocation(poolAt, "the connections of one process")],
        });
    }

    private static string? VariableOf(Setting<int> setting) => (setting.Origin as Origin.EnvironmentDefault)?.Variable;

    private static string Wait(DatabaseConfig database) => database.CheckoutTimeout.TryGet(out var time) ? Durations.Format(time) : "checkout_timeout";
}
