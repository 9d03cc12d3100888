using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W3, A20, A22: the proxy was told to allow a time that the app server does not.</summary>
internal sealed class CL6001_WorkerKilledBeforeProxyGivesUp : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6001",
        "worker-killed-before-proxy-gives-up",
        "A worker is killed before the proxy gives up",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} kills a worker after {1} but {2} waits {3}: a request slower than {1} ends in a {4}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link is not { From: ProxyHop pass, To: AppServer app } || RequestTimes.Of(link) is not { } times || times.Allowed >= times.Waited)
            return;
        if (pass is NginxPass nginx && NginxFallback.Replaces(nginx, "502", "error"))
            return;
        var (waited, allowed) = (Durations.Format(times.Waited), Durations.Format(times.Allowed));
        context.Report(LinkSettings.Create(Descriptor, link, times.Wait, times.Limit, app.Server, allowed, pass.Server, waited, StatusOf(pass, app)) with
        {
            Help = $"raise {times.Limit.Name} of {app.Server} to {waited} or a little more, or lower {times.Wait.Name} to {allowed} or less",
        });
    }

    /// <summary>From 22 on, gunicorn's sync worker answers itself when the signal finds it in Python code.</summary>
    private static string StatusOf(ProxyHop pass, AppServer app)
    {
        var broken = ProxyStatus.OfBrokenConnection(pass);
        return app is not GunicornServer gunicorn ? broken
            : gunicorn.Version is not { } version ? $"{broken} (a 500 from gunicorn 22 on)"
            : version >= GunicornVersions.AnswersTimeouts ? $"500 or a {broken}"
            : broken;
    }
}
