using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A32: one sync worker answers no probe while it works on a request.</summary>
internal sealed class CL6021_LivenessBlockedByLongRequest : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6021",
        "liveness-blocked-by-long-request",
        "A long request makes the liveness probe fail",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Note,
        "gunicorn's only worker answers no probe while it works on a request: one of more than {0} fails this probe {1} in a row, and the container is restarted (502), though timeout allows {2}; start a second worker or raise failureThreshold");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var server = context.Subject;
        if (server.Launch?.Container is not PodContainer { Liveness: { Protocol: HealthCheckProtocol.Http } probe } || !server.IsSync || !server.Workers.Is(number => number == 1)
            || HealthRoutes.PortOf(probe) is not { } port || !server.Listeners.Any(l => l.Address?.Port == port))
            return;
        if (!probe.UnhealthyThreshold.TryGet(out var times) || !probe.Interval.TryGet(out var interval) || !probe.Timeout.TryGet(out var patience) || times < 1)
            return;
        var limit = server.RequestLimit;
        var blocked = (interval * (times - 1)) + patience;
        if (!limit.Is(time => time > blocked) || !(limit.IsWritten || probe.UnhealthyThreshold.IsWritten || probe.Interval.IsWritten || probe.Timeout.IsWritten))
            return;
        context.Report(Diagnostic.Create(Descriptor, probe.At, Durations.Format(blocked), times == 1 ? "once" : $"{times} times", Durations.Format(limit.Value)) with
        {
            Related = [LinkSettings.Describe(limit, server)],
        });
    }
}
