using ConfigLint.Analysis;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Traefik;

namespace ConfigLint.Rules;

/// <summary>Several endpoints, and nothing that keeps requests from a dead one. Istio is left out: it tries again by default.</summary>
internal sealed class CL5020_NoOutlierDetectionOrRetry : DiagnosticAnalyzer
{
    private static readonly PerStack<ILookup<EnvoyCluster?, EnvoyRoute>> Routes = new(stack => stack.Elements.OfType<EnvoyRoute>().ToLookup(r => r.Cluster));

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5020",
        "no-outlier-detection-or-retry",
        "Nothing keeps requests from an endpoint that is down",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "one of {0} {1} that is down takes its share of the requests, which end as {2}: add {3}")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterElementAction<EnvoyCluster>(Check);
        context.RegisterHopAction<TraefikService>(Check);
    }

    private void Check(SubjectContext<EnvoyCluster> context)
    {
        var cluster = context.Subject;
        if (cluster.EndpointCount < 2 || cluster.HasOutlierDetection || cluster.HealthCheckNodes.Count > 0)
            return;
        // Routes that are not here, or get there by a discovery service, may have one.
        var routes = Routes.Of(context.Stack)[cluster].ToList();
        if (routes.Count == 0 || routes.Exists(r => r.HasRetryPolicy))
            return;
        context.Report(Diagnostic.Create(Descriptor, cluster.At, $"{cluster.EndpointCount}", "endpoints", "503", "outlier_detection, health_checks or a retry_policy"));
    }

    private void Check(SubjectContext<TraefikService> context)
    {
        var service = context.Subject;
        if (service.ServerCount < 2 || service.HasHealthCheck || service.MayRetry || service.Rules.Count == 0)
            return;
        context.Report(Diagnostic.Create(Descriptor, service.At, $"{service.ServerCount}", "servers", "502", "a healthCheck or a retry middleware"));
    }
}
