using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A49: an Ingress names a port that the Service does not have.</summary>
internal sealed class CL5009_IngressBackendPortUndefined : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5009",
        "ingress-backend-port-undefined",
        "An Ingress names a port that its Service does not have",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} has no port {1}, it has {2}: the backend has no endpoints, and the ingress answers 503");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Ingress>(Check);

    private void Check(SubjectContext<Ingress> context)
    {
        var ingress = context.Subject;
        foreach (var backend in ingress.Backends)
        {
            var port = backend.PortName ?? (backend.PortNumber > 0 ? backend.PortNumber.ToString(CultureInfo.InvariantCulture) : null);
            // The AWS controller reads what to do from an annotation then.
            if (port is null or "use-annotation" || ingress.Resolve(backend) is not { IsComplete: true, IsExternalName: false, Ports.Count: > 0 } service || service.Ports.Any(p => p.Number == 0 || MayBe(p, port)))
                continue;
            var ports = string.Join(", ", service.Ports.Select(p => p.Name is { } name ? $"{p.Number} ({name})" : p.Number.ToString(CultureInfo.InvariantCulture)));
            context.Report(Diagnostic.Create(Descriptor, backend.At, service.Name, port, ports) with { Related = [new RelatedLocation(service.At, "the Service")] });
        }
    }

    // ingress-nginx takes the targetPort too (serviceEndpoints), against the API's description.
    private static bool MayBe(ServicePort port, string text) =>
        port.Name == text || port.TargetName == text || port.Number.ToString(CultureInfo.InvariantCulture) == text || port.TargetNumber.ToString(CultureInfo.InvariantCulture) == text;
}
