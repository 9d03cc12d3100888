using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A47: the kubelet looks a port's name up in the container's own ports.</summary>
internal sealed class CL5007_ProbeNamedPortUndefined : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5007",
        "probe-named-port-undefined",
        "A probe names a port that its container does not have",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Error,
        "no port of {0} is called \"{1}\": {2}. Name one of its ports so, or write the number");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Probe>(Check);

    private void Check(SubjectContext<Probe> context)
    {
        var probe = context.Subject;
        var container = probe.Container;
        if (!container.IsComplete || !probe.Port.TryGet(out var port) || probe.Port.At is not { } at || !PortNames.IsName(port) || container.Ports.Any(p => p.Name == port))
            return;
        var consequence = probe.Purpose == ProbePurpose.Liveness
            ? "every probe is an error that the kubelet throws away, so a container that hangs is never restarted"
            : "every probe is an error, the pod never becomes ready, and its Services answer 503";
        context.Report(Diagnostic.Create(Descriptor, at, container.Name, port, consequence));
    }
}
