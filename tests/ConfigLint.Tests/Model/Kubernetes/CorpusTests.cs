using ConfigLint.Model;
using ConfigLint.Model.Aws;
using ConfigLint.Model.Containers;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Istio;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Traefik;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Kubernetes;

/// <summary>What becomes of the real manifests; the manifest's kinds column, which was made by searching the text, is the reference.</summary>
public sealed class CorpusTests
{
    /// <summary>Files that the kinds column gives a kind which we do not find in them, and why.</summary>
    static readonly Dictionary<string, string> NotRead = new()
    {
        ["gateway-api GoogleCloudPlatform/kubernetes-engine-samples/ai-ml/gke-model-armor/model-armor-guardrail/model-armor-extension.yaml"] = "an extension of Google's that hangs on a Gateway",
        ["gateway-api GoogleCloudPlatform/microservices-demo/istio-manifests/frontend-gateway.yaml"] = "Istio's Gateway is an object of Istio's own",
        ["gateway-api istio/istio/pkg/config/analysis/analyzers/testdata/conflicting-gateways-multiple-ports.yaml"] = "Istio's Gateway is an object of Istio's own",
        ["gateway-api istio/istio/pkg/config/analysis/analyzers/testdata/gateway-secrets-validation.yaml"] = "Istio's Gateway is an object of Istio's own",
        ["gateway-api istio/istio/pkg/config/analysis/analyzers/testdata/gateway-secrets.yaml"] = "Istio's Gateway is an object of Istio's own",
        ["gateway-api traefik/traefik/integration/fixtures/gateway-api-conformance/02-traefik.yml"] = "it has a GatewayClass, which says nothing of requests",
        ["gke-backendconfig GoogleCloudPlatform/kubernetes-engine-samples/autopilot/networking-tutorial/kubernetes-manifests.yaml"] = "FrontendConfig and ManagedCertificate say nothing of backends",
        ["gke-backendconfig GoogleCloudPlatform/kubernetes-engine-samples/batch/airflow/ingress.yaml"] = "FrontendConfig and ManagedCertificate say nothing of backends",
        ["gke-backendconfig GoogleCloudPlatform/kubernetes-engine-samples/observability/elastic-stack-tutorial/ingress.yaml"] = "FrontendConfig and ManagedCertificate say nothing of backends",
        ["k8s-deployment istio/istio/manifests/charts/gateway/values.yaml"] = "values of a chart are no object",
        ["k8s-probe GoogleCloudPlatform/kubernetes-engine-samples/ai-ml/llm-multihost-gpus/vllm-llama3-405b-A3.yaml"] = "the probe stands in a LeaderWorkerSet",
        ["k8s-probe istio/istio/manifests/charts/gateway/values.yaml"] = "values of a chart are no object",
        ["k8s-probe kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/test.yaml"] = "values of a chart are no object",
        ["k8s-probe kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/values.yaml"] = "values of a chart are no object",
        ["k8s-probe kubernetes/ingress-nginx/test/e2e-image/namespace-overlays/custom-health-check-path/values.yaml"] = "values of a chart are no object",
        ["k8s-service GoogleCloudPlatform/kubernetes-engine-samples/ai-ml/gke-model-armor/configuring-the-gateway/llm-service-health-policy.yaml"] = "a Service is only named as the target of a policy",
        ["k8s-service GoogleCloudPlatform/kubernetes-engine-samples/ai-ml/gke-ray/rayserve/ingress/healthcheckpolicy.yaml"] = "a Service is only named as the target of a policy",
        ["k8s-service kubernetes-sigs/aws-load-balancer-controller/config/default/kustomization.yaml"] = "a Service is only named as the target of a replacement",
        ["k8s-service traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/httproute/backend_filter_request_header_modifier.yml"] = "the backend is a TraefikService, or a Service that is only named",
        ["k8s-service traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/tcproute/simple_nativelb_disabled.yml"] = "the backend is a TraefikService, or a Service that is only named",
        ["k8s-service traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/tlsroute/invalid_cross_provider.yml"] = "the backend is a TraefikService, or a Service that is only named",
        ["k8s-service traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/tlsroute/simple_cross_provider.yml"] = "the backend is a TraefikService, or a Service that is only named",
        ["envoy istio/istio/samples/bookinfo/policy/productpage_envoy_ratelimit.yaml"] = "an EnvoyFilter patches what Istio makes",
        ["istio GoogleCloudPlatform/kubernetes-engine-samples/service-mesh/istio-tutorial/peer-authentication.yaml"] = "PeerAuthentication says nothing of routes",
        ["istio GoogleCloudPlatform/microservices-demo/kustomize/components/service-mesh-istio/allow-egress-googleapis.yaml"] = "ServiceEntry says nothing of routes",
        ["istio istio/istio/pilot/pkg/config/kube/gateway/testdata/valid-invalid-parent-ref.yaml"] = "Istio only stands behind objects of the Gateway API",
        ["istio istio/istio/samples/bookinfo/policy/productpage_envoy_ratelimit.yaml"] = "an EnvoyFilter patches what Istio makes",
        ["istio istio/istio/tests/integration/ambient/testdata/beta-mtls-automtls.yaml"] = "PeerAuthentication says nothing of routes",
        ["traefik-dyn aws-cloudformation/aws-cloudformation-templates/ElasticLoadBalancing/NetworkLoadBalancerWithEIPs.yaml"] = "it is no file of Traefik's",
        ["traefik-dyn istio/istio/samples/bookinfo/networking/egress-rule-google-apis.yaml"] = "it is no file of Traefik's",
        ["traefik-dyn istio/istio/tests/testdata/config/destination-rule-all.yaml"] = "it is no file of Traefik's",
        ["traefik-dyn kubernetes/examples/_archived/openshift-origin/etcd-discovery-service.yaml"] = "it is no file of Traefik's",
        ["traefik-dyn kubernetes/examples/_archived/openshift-origin/etcd-service.yaml"] = "it is no file of Traefik's",
        ["traefik-dyn traefik/traefik/integration/fixtures/k8s/06-ingressroute-traefikservices.yml"] = "Traefik's own objects of Kubernetes are not read",
        ["traefik-dyn traefik/traefik/pkg/provider/file/fixtures/yaml/dir01_file01.yml"] = "routers without a rule, and no service",
    };

    [Fact]
    public void Every_kind_of_the_reference_is_found_in_its_file()
    {
        Dictionary<string, Func<ModelElement, bool>> kinds = new()
        {
            ["k8s-service"] = e => e is Service,
            ["k8s-deployment"] = e => e is Workload,
            ["k8s-probe"] = e => e is Probe,
            ["k8s-ingress"] = e => e is Ingress,
            ["gateway-api"] = e => e is Gateway or HttpRoute,
            ["hpa-pdb"] = e => e is HorizontalPodAutoscaler or PodDisruptionBudget,
            ["gke-backendconfig"] = e => e is BackendConfig,
            ["envoy"] = e => e is EnvoyCluster or EnvoyRoute,
            ["istio"] = e => e is VirtualService or DestinationRule,
            ["traefik-dyn"] = e => e is TraefikService or TraefikEntryPoint,
            ["cfn-elb"] = e => e is AwsLoadBalancer or AwsTargetGroup,
            ["cfn-tg"] = e => e is AwsTargetGroup,
            ["gke-policy"] = e => e is HealthCheckPolicy or GcpBackendPolicy,
        };
        var missing = new List<string>();
        foreach (var file in SharedCorpus.Of("lb-yaml", "lb-yaml"))
        {
            var elements = Bind(file);
            missing.AddRange(file.Kinds.Split(',').Where(kind => kinds.TryGetValue(kind, out var isIt) && !elements.Any(isIt)).Select(kind => $"{kind} {file.Repo}/{file.Path}"));
        }
        Assert.Equal(string.Join('\n', NotRead.Keys.Order(StringComparer.Ordinal)), string.Join('\n', missing.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void So_many_objects_of_each_kind_are_recognised()
    {
        var counts = SharedCorpus.Of("lb-yaml", "lb-yaml").SelectMany(Bind)
            .Where(e => e is KubernetesObject or Edge or Container or HealthCheck or EnvoyCluster or AwsTargetGroup or EcsService or TraefikEntryPoint)
            .CountBy(e => e.GetType().Name)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}");
        Assert.Equal(
            "AwsLoadBalancer 20\nAwsTargetGroup 18\nComposeHealthCheck 76\nComposeService 194\nConfigMap 2\nDestinationRule 3\nEcsContainer 7\nEcsService 6\nEnvoyCluster 36\nEnvoyRoute 24\nGateway 12\nHealthCheck 30\nHealthCheckPolicy 2\nHorizontalPodAutoscaler 2\nHttpRoute 10\nIngress 46\nIstioRoute 4\nKubernetesEdge 35\nPodContainer 95\nPodDisruptionBudget 2\nProbe 127\nService 79\nTargetGroupBinding 1\nTraefikEntryPoint 11\nTraefikService 2\nVirtualService 5\nWorkload 86",
            string.Join('\n', counts));
    }

    static IReadOnlyList<ModelElement> Bind(CorpusFile file)
    {
        var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
        workspace.Add("/w/" + file.Path, SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.Path), ConfigFormat.Yaml);
        return [.. StackBuilder.Build(workspace).SelectMany(stack => stack.Elements)];
    }
}
