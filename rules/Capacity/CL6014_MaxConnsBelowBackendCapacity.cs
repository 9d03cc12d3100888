using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W31: over max_conns nothing waits; nginx refuses what the backend would have served.</summary>
internal sealed class CL6014_MaxConnsBelowBackendCapacity : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6014",
        "max-conns-below-backend-capacity",
        "max_conns lets fewer requests through than the backend works on",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "max_conns lets {0} requests at a time through to {1}, which works on {2}: the others get a 502 at once, they do not wait");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        var servers = upstream.Servers.Where(s => !s.IsDown).ToList();
        if (servers.Count == 0 || upstream.IsStream || !upstream.IsComplete || upstream.Passes is not [var pass, ..] || upstream.Context.Own("queue").Any()
            || !servers.TrueForAll(s => s.MaxConnections > 0 && !s.Resolves) || CountersOf(upstream) is not { } counters)
            return;
        var links = context.Stack.LinksFrom(pass).Where(LinkSettings.SpeakAlike).ToList();
        var behind = servers.ConvertAll(s => links.FindAll(l => l.Target == s.Endpoint.ToAddress(80)));
        if (!behind.TrueForAll(found => found is [{ To: AppServer }]))
            return;
        // Two lines for one backend are two counters for it.
        var apps = behind.Select(found => found[0]).DistinctBy(l => l.To).ToList();
        var capacity = apps.ConvertAll(l => ((AppServer)l.To).Concurrency);
        if (!capacity.TrueForAll(c => c.IsKnown))
            return;
        var allowed = servers.Sum(s => (long)s.MaxConnections!.Value) * counters;
        var works = capacity.Sum(c => (long)c.Value);
        if (allowed >= works)
            return;
        var server = servers.MinBy(s => s.MaxConnections!.Value)!;
        context.Report(Diagnostic.Create(Descriptor, ParameterAt(server), allowed, apps.Count == 1 ? apps[0].To.Server : upstream.Name, works) with
        {
            Severity = apps.Select(l => LinkSettings.Severity(l, Descriptor.DefaultSeverity, [.. capacity.Select(c => c.Origin)])).Min(),
            Label = counters == 1 ? null : $"counted by each of {counters} worker processes",
            Related = [.. apps.Zip(capacity, (l, c) => new RelatedLocation(c.At ?? l.To.At, $"{l.To.Server} works on {c.Value} requests at a time"))],
            Path = [new RelatedLocation(pass.At, $"nginx: {pass.Name}"), .. apps.Select(l => new RelatedLocation(l.To.At, $"{l.To.Server}: {l.To.Name}"))],
            Help = $"raise max_conns until all servers and worker processes together allow {works}, or remove it",
        });
    }

    /// <summary>Without a zone each worker process counts for itself; null when it is not known how many there are.</summary>
    private static int? CountersOf(NginxUpstream upstream)
    {
        if (upstream.Context.Own("zone").Any())
            return 1;
        return upstream.Context.Configuration.Root.Number("worker_processes").TryGet(out var processes) ? Math.Max(processes, 1) : null;
    }

    private static Location ParameterAt(NginxUpstreamServer server)
    {
        var statement = server.Statement;
        var index = statement.Arguments().ToList().FindIndex(a => a.StartsWith("max_conns=", StringComparison.Ordinal));
        return index < 0 ? server.At : statement.ArgumentAt(index);
    }
}
