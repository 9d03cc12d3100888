using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>W11: a kept FastCGI connection holds its PHP-FPM child, busy or not.</summary>
internal sealed class CL6010_FcgiReuseExceedsFpmChildren : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6010",
        "fcgi-reuse-exceeds-fpm-children",
        "Kept FastCGI connections hold more PHP-FPM children than there are",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "{0} lets Apache hold up to {1} connections to {2}, whose {3} children serve one each: requests on the others wait until they time out (504)")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link is not { From: ApachePass pass, To: FpmPool pool } || !LinkSettings.SpeakAlike(link)
            || !pool.MaxChildren.TryGet(out var children) || children < 1 || !pool.CountTogether(pool.Listen.At, pool.MaxChildren.At))
            return;
        foreach (var worker in pass.Workers)
        {
            if (worker is not { HasPool: true, Reuses: true, ReuseParameter: { } reuse } || worker.Address != link.Target || Connections(pass, worker) is not var (most, whose) || most <= children)
                continue;
            context.Report(Diagnostic.Create(Descriptor, reuse.At, $"{reuse.Key}={reuse.Value}", most, pool.Name, children) with
            {
                Severity = LinkSettings.Severity(link, Descriptor.DefaultSeverity),
                Label = "each kept connection holds a child",
                Related =
                [
                    new RelatedLocation(whose.At ?? pass.At, whose.IsWritten ? $"{whose.Name} is {whose.Value}" : $"{whose.Name} is not set: {whose.Value} (Apache's default)"),
                    new RelatedLocation(pool.MaxChildren.At ?? pool.At, $"pm.max_children is {children} for {pool.Name}"),
                ],
                Path = [new RelatedLocation(pass.At, $"Apache: {pass.Name}"), new RelatedLocation(pool.At, $"PHP-FPM: {pool.Name}")],
                Help = $"remove {reuse.Key}, which is off for FastCGI, or raise pm.max_children to {most}",
                Fix = ApacheEntries.IsEditable(reuse.Entry) ? new Fix($"Remove {reuse.Key}", isSafe: false, LineEdit.Delete(reuse.At)) : null,
            });
        }
    }

    /// <summary>Connections of all processes together, and the setting that bounds the requests; null when that is not known.</summary>
    private static (int Most, Setting<int> Whose)? Connections(ApachePass pass, ApacheWorker worker)
    {
        if (pass.Context.Configuration.ProcessesUnder(worker.Entry.Condition) is not { } processes || !processes.MaxRequestWorkers.TryGet(out var requests) || !processes.ServerLimit.TryGet(out var servers))
            return null;
        var whose = processes.MaxRequestWorkers;
        if (!processes.IsThreaded)
            return (Math.Min(requests, servers), whose);
        if (!processes.ThreadsPerChild.TryGet(out var threads) || !processes.ThreadLimit.TryGet(out var limit) || threads < 1 || limit < 1 || requests < 1)
            return null;
        // As Apache cuts them (CL2007).
        var perChild = Math.Min(threads, limit);
        var children = Math.Min(servers, Math.Max(requests / perChild, 1));
        if (worker.MaxConnections is not { } max)
            return worker.Lacks("max") ? ((int)Math.Min((long)children * perChild, int.MaxValue), whose) : null;
        return max.TryGet(out var pool) ? ((int)Math.Min((long)children * Math.Min(pool, perChild), int.MaxValue), max.Value <= perChild ? max : whose) : null;
    }
}
