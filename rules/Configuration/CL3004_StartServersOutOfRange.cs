using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A2: php-fpm refuses to start when pm.start_servers is not between the spare values.</summary>
internal sealed class CL3004_StartServersOutOfRange : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3004",
        "start-servers-out-of-range",
        "A pool starts with more or fewer children than it keeps spare",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "pm.start_servers ({0}) is not within pm.min_spare_servers ({1}) and pm.max_spare_servers ({2}): PHP-FPM does not start, and nginx answers every request with a 502 (Apache: 503); delete the line")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<FpmPool>(Check);

    private void Check(SubjectContext<FpmPool> context)
    {
        var pool = context.Subject;
        if (!pool.IsDynamic
            || !pool.StartServers.TryGet(out var start) || !pool.MinSpareServers.TryGet(out var minimum) || !pool.MaxSpareServers.TryGet(out var maximum)
            || start < 1 || minimum < 1 || maximum < minimum || (start >= minimum && start <= maximum)
            || pool.StartServers.At is not { } at || !pool.CountTogether(pool.ProcessManager.At, at, pool.MinSpareServers.At, pool.MaxSpareServers.At))
            return;
        context.Report(Diagnostic.Create(Descriptor, at, start, minimum, maximum) with
        {
            Help = $"without the line PHP-FPM starts with the middle of the two, {minimum + ((maximum - minimum) / 2)}",
            Fix = new Fix("Delete pm.start_servers", isSafe: true, LineEdit.Delete(at)),
        });
    }
}
