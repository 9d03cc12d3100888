using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A48: a named targetPort is looked up in each pod; a pod without it is no endpoint for that port.</summary>
internal sealed class CL5008_ServiceTargetPortUndefined : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5008",
        "service-target-port-undefined",
        "A Service's named targetPort is a port of no container",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "no container of {0} has a port called \"{1}\": the port has no endpoints, and every request to it fails (503 at an ingress). Name the container's port so, or write its number");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Service>(Check);

    private void Check(SubjectContext<Service> context)
    {
        var service = context.Subject;
        if (!service.IsComplete || service.Workloads.Count == 0 || service.Candidates.Any(w => !w.IsComplete))
            return;
        foreach (var port in service.Ports)
        {
            if (port.TargetName is { } name && !service.Candidates.Any(w => w.AllContainers.Any(c => c.Ports.Any(p => p.Name == name))))
            {
                context.Report(Diagnostic.Create(Descriptor, port.At, service.Workloads is [var only] ? only.Name : $"the {service.Workloads.Count} workloads that it selects", name) with
                {
                    Related = [.. service.Workloads.Select(w => new RelatedLocation(w.At, "its pods are selected"))],
                });
            }
        }
    }
}
