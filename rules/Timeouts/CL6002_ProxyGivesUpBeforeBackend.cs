using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>W4, A62: a time that somebody allowed behind the proxy is never reached, because the proxy gives up first.</summary>
internal sealed class CL6002_ProxyGivesUpBeforeBackend : DiagnosticAnalyzer
{
    /// <summary>Below it the time-out itself is the finding: CL1002, CL2011.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    /// <summary>gunicorn's own: a limit that was not raised asks nothing of the proxy.</summary>
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(60);

    /// <summary>The answer of a proxy that gives up has to come through.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6002",
        "proxy-gives-up-before-backend",
        "The proxy gives up before the backend does",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} gives up after {1}, but {2} may take {3}: a request slower than {1} gets a {4} while the work goes on behind it")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link.From is not ProxyHop pass || TimesOf(link) is not { } times || times.Allowed <= times.Waited * RequestTimes.Net || (times.Wait.IsChosen && times.Waited < Short))
            return;
        if (pass is NginxPass nginx && (NginxFallback.Replaces(nginx, "504", "timeout") || nginx.Location is { } location && ProbePaths.Contain(location.Path)))
            return;
        var (waited, allowed) = (Durations.Format(times.Waited), Durations.Format(times.Allowed));
        context.Report(LinkSettings.Create(Descriptor, link, times.Wait, times.Limit, pass.Server, waited, link.To.Server, allowed, ProxyStatus.OfTimeout(pass)) with
        {
            Help = $"raise {times.Wait.Name} to {allowed}, or lower {times.Limit.Name} of {link.To.Server}",
            Fix = times.Wait.IsChosen && pass is NginxPass written && !OutlivesDrain(link, times.Allowed) ? Raise(written, link.To is AppServer ? times.Allowed : times.Allowed + Margin) : null,
        });
    }

    private static RequestTimes? TimesOf(Link link) => link.To is ProxyHop
        ? PassRoutes.Times(link) is { } times && times.Allowed > UsualWait ? times : null
        : RequestTimes.Of(link) is { Limit.IsChosen: true } found && (link.Listener?.Protocol == PassProtocol.FastCgi || found.Allowed > UsualLimit) ? found : null;

    /// <summary>A restart would cut what the proxy then waits for: two values have to change, and which ones is the author's choice (CL6016).</summary>
    private static bool OutlivesDrain(Link link, TimeSpan allowed) =>
        link.To is AppServer { DrainTime: { IsWritten: true } drain } and not FpmPool && drain.Is(time => time < allowed);

    private static Fix? Raise(NginxPass pass, TimeSpan time)
    {
        if (pass.Context.Lookup($"{pass.Prefix}_read_timeout").Statement is not { ArgumentCount: 1 } statement)
            return null;
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        return new Fix($"Write {seconds}s", isSafe: false, FileEdit.Replace(statement.ArgumentAt(0), $"{seconds}s"));
    }
}
