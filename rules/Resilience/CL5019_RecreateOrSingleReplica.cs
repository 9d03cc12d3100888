using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>Nobody serves while the one pod is replaced.</summary>
internal sealed class CL5019_RecreateOrSingleReplica : DiagnosticAnalyzer
{
    private static readonly string[] Stores =
        ["redis", "valkey", "memcached", "postgres", "postgis", "mysql", "mariadb", "percona", "mongo", "rabbitmq", "etcd", "elasticsearch", "opensearch", "influxdb", "cassandra", "minio", "zookeeper", "kafka"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5019",
        "recreate-or-single-replica",
        "There is a time in which no pod serves",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "{0}")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Workload>(Check);

    private void Check(SubjectContext<Workload> context)
    {
        var workload = context.Subject;
        if (workload.Kind is not ("Deployment" or "StatefulSet") || !workload.Services.Any(s => s is { IsHeadless: false, IsWebhook: false }) || workload.Containers.Any(c => IsStore(c.Image)))
            return;
        if (workload.Strategy.Is(s => s == "Recreate") && workload.Strategy.At is { } strategy)
            context.Report(Diagnostic.Create(Descriptor, strategy, "Recreate stops all pods before it starts new ones: every rollout is a time of 503. Use RollingUpdate if two versions may run at once"));
        else if (workload.Replicas.Is(n => n == 1))
            context.Report(Diagnostic.Create(Descriptor, workload.Replicas.At ?? workload.At, $"{workload.Name} has one pod: while its node is drained or the pod restarts, nobody answers its requests, and an ingress in front says 503. Run two or more, if it may run twice"));
    }

    /// <summary>A second pod of it would have data of its own.</summary>
    private static bool IsStore(string? image)
    {
        var name = image?[(image.LastIndexOf('/') + 1)..].Split(':', '@')[0] ?? "";
        return Array.Exists(Stores, store => name.StartsWith(store, StringComparison.Ordinal));
    }
}
