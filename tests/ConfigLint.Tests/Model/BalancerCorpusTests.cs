using ConfigLint.Model;
using ConfigLint.Model.Aws;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Istio;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Traefik;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model;

/// <summary>What becomes of the real YAML files; the manifest's kinds column, which was made by searching the text, is the reference.</summary>
public sealed class BalancerCorpusTests
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
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/certmanager/certificate.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/controller/kustomization.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/default/controller_webhook_patch.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/default/kustomization.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/rbac/leader_election_role.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/samples/elbv2_v1beta1_albtargetcontrolconfig.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/webhook/ingressclassparams_validator_patch.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/webhook/pod_mutator_patch.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/config/webhook/service_mutator_patch.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/conformance/conformance-report.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/Chart.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/ci/values.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/test.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/helm/aws-load-balancer-controller/values.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/mkdocs.yml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes-sigs/aws-load-balancer-controller/test/prow/v2_8_2_ingclass.yaml"] = "an object of the controller's own, which has no annotation of a balancer",
        ["aws-lbc kubernetes/ingress-nginx/charts/ingress-nginx/ci/controller-service-internal-values.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes/ingress-nginx/hack/manifest-templates/provider/aws/nlb-with-tls-termination/values.yaml"] = "values of a chart are no object",
        ["aws-lbc kubernetes/ingress-nginx/hack/manifest-templates/provider/aws/values.yaml"] = "values of a chart are no object",
        ["cfn-elb aws-cloudformation/aws-cloudformation-templates/ECS/EC2LaunchType/services/private-service.yaml"] = "listener rules and target groups of a load balancer that another template makes",
        ["cfn-elb aws-cloudformation/aws-cloudformation-templates/ECS/EC2LaunchType/services/public-service.yaml"] = "listener rules and target groups of a load balancer that another template makes",
        ["cfn-elb aws-cloudformation/aws-cloudformation-templates/ECS/FargateLaunchType/services/private-subnet-private-service.yaml"] = "listener rules and target groups of a load balancer that another template makes",
        ["cfn-elb aws-cloudformation/aws-cloudformation-templates/ECS/FargateLaunchType/services/private-subnet-public-service.yaml"] = "listener rules and target groups of a load balancer that another template makes",
        ["cfn-elb aws-cloudformation/aws-cloudformation-templates/ECS/FargateLaunchType/services/public-service.yaml"] = "listener rules and target groups of a load balancer that another template makes",
        ["compose laradock/laradock/production/providers/render.yaml"] = "Render's own format",
        ["compose-healthcheck ddev/ddev/pkg/ddevapp/testdata/TestConfigDefaultContainerTimeout/docker-compose.intervalset.yaml"] = "it only changes the interval of a check that is written elsewhere",
        ["envoy istio/istio/samples/bookinfo/policy/productpage_envoy_ratelimit.yaml"] = "an EnvoyFilter patches what Istio makes",
        ["istio GoogleCloudPlatform/kubernetes-engine-samples/service-mesh/istio-tutorial/peer-authentication.yaml"] = "it says nothing of requests between services",
        ["istio GoogleCloudPlatform/microservices-demo/kustomize/components/service-mesh-istio/allow-egress-googleapis.yaml"] = "it says nothing of requests between services",
        ["istio istio/istio/pilot/pkg/config/kube/gateway/testdata/valid-invalid-parent-ref.yaml"] = "it says nothing of requests between services",
        ["istio istio/istio/samples/bookinfo/policy/productpage_envoy_ratelimit.yaml"] = "it says nothing of requests between services",
        ["istio istio/istio/tests/integration/ambient/testdata/beta-mtls-automtls.yaml"] = "it says nothing of requests between services",
        ["traefik-crd traefik/traefik/integration/fixtures/k8s/06-ingressroute-traefikservices.yml"] = "Traefik's own objects of Kubernetes are not read",
        ["traefik-crd traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/grpcroute/filter_extension_ref.yml"] = "Traefik's own objects of Kubernetes are not read",
        ["traefik-crd traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/tlsroute/invalid_cross_provider.yml"] = "Traefik's own objects of Kubernetes are not read",
        ["traefik-crd traefik/traefik/pkg/provider/kubernetes/gateway/fixtures/tlsroute/simple_cross_provider.yml"] = "Traefik's own objects of Kubernetes are not read",
        ["traefik-dyn aws-cloudformation/aws-cloudformation-templates/ElasticLoadBalancing/NetworkLoadBalancerWithEIPs.yaml"] = "another format with the words of Traefik's",
        ["traefik-dyn istio/istio/samples/bookinfo/networking/egress-rule-google-apis.yaml"] = "another format with the words of Traefik's",
        ["traefik-dyn istio/istio/tests/testdata/config/destination-rule-all.yaml"] = "another format with the words of Traefik's",
        ["traefik-dyn kubernetes/examples/_archived/openshift-origin/etcd-discovery-service.yaml"] = "another format with the words of Traefik's",
        ["traefik-dyn kubernetes/examples/_archived/openshift-origin/etcd-service.yaml"] = "another format with the words of Traefik's",
        ["traefik-dyn traefik/traefik/integration/fixtures/k8s/06-ingressroute-traefikservices.yml"] = "another format with the words of Traefik's",
        ["traefik-dyn traefik/traefik/pkg/provider/file/fixtures/yaml/dir01_file01.yml"] = "routers without services",
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
            ["compose"] = e => e is ComposeService,
            ["compose-healthcheck"] = e => e is HealthCheck { Dialect: HealthCheckDialect.Container },
            ["envoy"] = e => e is EnvoyCluster or EnvoyRoute,
            ["istio"] = e => e is IstioRoute or VirtualService or DestinationRule,
            ["traefik-dyn"] = e => e is TraefikService or TraefikEntryPoint,
            ["traefik-crd"] = e => e is TraefikService or TraefikEntryPoint,
            ["cfn-elb"] = e => e is AwsLoadBalancer,
            ["cfn-tg"] = e => e is HealthCheck { Dialect: HealthCheckDialect.AwsApplicationLoadBalancer or HealthCheckDialect.AwsNetworkLoadBalancer },
            ["aws-lbc"] = e => e is Ingress or Service or TargetGroupBinding,
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
            .Where(e => e is not ConfigLint.Model.Launches.Launch)
            .CountBy(e => e.GetType().Name)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}");
        Assert.Equal(
            "AwsLoadBalancer 20\nAwsTargetGroup 18\nComposeHealthCheck 76\nComposeService 194\nConfigMap 2\nDestinationRule 3\nEcsContainer 7\nEcsService 6\nEnvoyCluster 36\nEnvoyRoute 24\nGateway 12\nGunicornServer 2\nHealthCheck 30\nHealthCheckPolicy 2\nHorizontalPodAutoscaler 2\nHttpRoute 10\nIngress 46\nIstioRoute 4\nKubernetesEdge 35\nPodContainer 95\nPodDisruptionBudget 2\nProbe 127\nPumaServer 1\nService 79\nTargetGroupBinding 1\nTraefikEntryPoint 11\nTraefikService 2\nVirtualService 5\nWebhookConfiguration 11\nWorkload 86",
            string.Join('\n', counts));
    }

    static IReadOnlyList<ModelElement> Bind(CorpusFile file)
    {
        var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
        workspace.Add("/w/" + file.Path, SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.Path), ConfigFormat.Yaml);
        return [.. StackBuilder.Build(workspace).SelectMany(stack => stack.Elements)];
    }
}
