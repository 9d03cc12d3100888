using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A container that a Service sends requests to as soon as its process exists.</summary>
internal sealed class CL5017_ReadinessMissing : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5017",
        "readiness-missing",
        "A container behind a Service has no readiness probe",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Warning,
        "{0} has no readinessProbe: {1} sends requests to it before its program listens, and at every rollout some fail (502 or 503 at a proxy). Add one");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Workload>(Check);

    private void Check(SubjectContext<Workload> context)
    {
        var workload = context.Subject;
        // One probe holds back the whole pod, and a startup probe does so too.
        if (workload.Kind is not ("Deployment" or "StatefulSet") || !workload.IsComplete || workload.Replicas.Is(n => n == 0)
            || workload.AllContainers.Any(c => c.Readiness is not null || c.Startup is not null) || workload.PodSpec?.Get("readinessGates") is not null)
            return;
        foreach (var container in workload.Containers)
        {
            if (workload.Services.FirstOrDefault(s => Reaches(s, container)) is { } service)
                context.Report(Diagnostic.Create(Descriptor, container.At, container.Name, service.Name) with { Related = [new RelatedLocation(service.At, "it selects these pods")] });
        }
    }

    /// <summary>A headless Service is a list of peers and no balancer; one that publishes all addresses wants them early; a webhook's client is the API server.</summary>
    private static bool Reaches(Service service, PodContainer container) =>
        service is { IsHeadless: false, IsExternalName: false, IsWebhook: false } && service.Manifest.GetString("spec", "publishNotReadyAddresses") != "true"
        && service.Ports.Any(p => container.Ports.Any(c => c.Protocol == "TCP" && (p.TargetName is { } name ? c.Name == name : p.TargetNumber > 0 && c.Number == p.TargetNumber)));
}
