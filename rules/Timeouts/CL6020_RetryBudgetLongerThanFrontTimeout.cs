using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W7: each try has its time, all together have more than the hop in front waits.</summary>
internal sealed class CL6020_RetryBudgetLongerThanFrontTimeout : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6020",
        "retry-budget-longer-than-front-timeout",
        "Retries may take longer than the hop in front waits",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "up to {0} tries of {1} each can take {2}, and {3} waits {4}: it gives up before the last one has had its time");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link.To is not NginxPass { Upstream: { IsStream: false, IsComplete: true } upstream } pass || Fronts.WaitOf(link, context.Stack) is not { } wait)
            return;
        if (NginxRetry.Forbidden(pass, "timeout") is not null || !pass.Duration("next_upstream_timeout").Is(time => time == TimeSpan.Zero) || TriesOf(pass, upstream) is not (> 1 and var tries))
            return;
        var read = new HopSetting(pass.ReadTimeout, pass);
        // One try that is too long alone is the finding of CL6002 or CL6003.
        if (RequestTimes.Create(wait, read) is not { } times || times.Allowed > times.Waited || times.Allowed * tries <= times.Waited)
            return;
        var (each, all, waited) = (Durations.Format(times.Allowed), Durations.Format(times.Allowed * tries), Durations.Format(times.Waited));
        context.Report(Diagnostic.Create(Descriptor, read.At, tries, each, all, link.From.Server, waited) with
        {
            Label = read.Words,
            Related = [wait.Place],
            Path = [wait.Place, read.Place],
            Help = $"set {pass.Prefix}_next_upstream_timeout below {waited}",
        });
    }

    /// <summary>The first one counts; 0, the default, is one for each server.</summary>
    private static int? TriesOf(NginxPass pass, NginxUpstream upstream)
    {
        var servers = upstream.Servers.Count(s => !s.IsDown);
        return pass.Number("next_upstream_tries").TryGet(out var tries) ? tries == 0 ? servers : Math.Min(tries, servers) : null;
    }
}
