using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W6: a server that does not answer takes all the time that the hop in front has.</summary>
internal sealed class CL6019_ConnectTimeoutUsesUpFrontTimeout : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6019",
        "connect-timeout-uses-up-front-timeout",
        "Connecting may take as long as the hop in front waits in all",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "a server of {0} that does not answer is given {1} to connect, and {2} waits {3} in all: it gives up before the next server is tried");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link.To is not NginxPass { Upstream: { IsStream: false } upstream } pass || Fronts.WaitOf(link, context.Stack) is not { } wait)
            return;
        // A server on a socket of this machine is there or refuses at once; of a single one there is no next.
        if (upstream.UsableServers.Count(s => s.Endpoint.UnixPath is null) < 2 || NginxRetry.Forbidden(pass, "timeout") is not null)
            return;
        var connect = new HopSetting(pass.ConnectTimeout, pass);
        if (RequestTimes.Create(wait, connect) is not { } times || times.Allowed < times.Waited)
            return;
        context.Report(Diagnostic.Create(Descriptor, connect.At, upstream.Name, Durations.Format(times.Allowed), link.From.Server, Durations.Format(times.Waited)) with
        {
            Label = connect.Words,
            Related = [wait.Place],
            Path = [wait.Place, connect.Place],
            Help = $"set {connect.Name} 3s",
        });
    }
}
