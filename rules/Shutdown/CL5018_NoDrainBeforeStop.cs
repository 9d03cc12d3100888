using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A server that closes its socket at SIGTERM while balancers still send to it.</summary>
internal sealed class CL5018_NoDrainBeforeStop : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5018",
        "no-drain-before-stop",
        "A server stops listening before the balancers know",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Note,
        "{0} closes its socket at SIGTERM, while {1} still gets requests for the seconds that the change takes to reach all balancers: some end as 502 at every rollout. Add a preStop hook that sleeps for 5 to 10 s");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<PodContainer>(Check);

    private void Check(SubjectContext<PodContainer> context)
    {
        var container = context.Subject;
        if (container.Role != PodContainerRole.Main || !container.IsComplete || container.PreStop is not null || container.Workload.Kind is not ("Deployment" or "StatefulSet" or "DaemonSet"))
            return;
        if (Program(container) is { } program && container.Workload.Services.FirstOrDefault(s => s.IsExposed && Reaches(s, container)) is { } service)
            context.Report(Diagnostic.Create(Descriptor, container.At, program, service.Name) with { Related = [new RelatedLocation(service.At, "requests come in through it")] });
    }

    private static string? Program(PodContainer container)
    {
        var words = (container.Command ?? []).Concat(container.Arguments ?? []).SelectMany(word => word.Value.Split((char[])[' ', '\t', '\n', ';', '&'], StringSplitOptions.RemoveEmptyEntries));
        return words.Select(word => word.Split('/')[^1]).FirstOrDefault(word => word is "gunicorn" or "puma") switch
        {
            "gunicorn" => "Gunicorn",
            "puma" => "Puma",
            _ => null,
        };
    }

    private static bool Reaches(Service service, PodContainer container) =>
        container.Workload.Containers.Count == 1 || service.Ports.Any(p => container.Ports.Any(c => p.TargetName is { } name ? c.Name == name : c.Number == p.TargetNumber));
}
