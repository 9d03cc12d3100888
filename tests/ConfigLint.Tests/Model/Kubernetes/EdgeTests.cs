using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Tests.Model.Kubernetes;

public sealed class EdgeTests
{
    const string Map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ingress-nginx-controller}\ndata: {upstream-keepalive-timeout: \"30\"}";

    static string Ingress(string className, string annotations) =>
        $"apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {{name: shop, annotations: {{{annotations}}}}}\nspec: {{ingressClassName: {className}, rules: [{{http: {{paths: [{{path: /, backend: {{service: {{name: shop, port: {{number: 80}}}}}}}}]}}}}]}}";

    [Fact]
    public void Ingress_nginx_has_its_defaults_only_when_its_ConfigMap_was_read()
    {
        var alone = Manifests.Bind(Ingress("nginx", "")).One<KubernetesEdge>();
        Assert.False(alone.ResponseTimeout.IsKnown);
        Assert.False(alone.IdleTimeout.IsKnown);
        var edge = Manifests.Bind(Ingress("nginx", ""), Map).One<KubernetesEdge>();
        Assert.Equal((60, true), (edge.ResponseTimeout.Value.TotalSeconds, edge.ResponseTimeout.IsDefault));
        Assert.Equal((30, true), (edge.IdleTimeout.Value.TotalSeconds, edge.IdleTimeout.IsWritten));
    }

    [Theory]
    [InlineData("nginx", "nginx.ingress.kubernetes.io/proxy-read-timeout: \"90\"", 90.0)]
    [InlineData("nginx", "nginx.ingress.kubernetes.io/proxy-read-timeout: \"90s\"", null)]
    [InlineData("alb", "", 60.0)]
    [InlineData("alb", "alb.ingress.kubernetes.io/load-balancer-attributes: \"a=b, idle_timeout.timeout_seconds=120\"", 120.0)]
    [InlineData("alb", "alb.ingress.kubernetes.io/group.name: shared", null)]
    public void The_response_time_out_is_that_of_the_controller(string className, string annotations, double? seconds)
    {
        var timeout = Manifests.Bind(Ingress(className, annotations)).One<KubernetesEdge>().ResponseTimeout;
        Assert.Equal(seconds, timeout.IsKnown ? timeout.Value.TotalSeconds : null);
    }

    [Theory]
    [InlineData("traefik", "nginx.ingress.kubernetes.io/proxy-read-timeout: \"90\"")]
    [InlineData("nginx", "nginx.org/proxy-read-timeout: 90s")]
    [InlineData("public", "")]
    public void Other_controllers_are_no_edge_of_ours(string className, string annotations) =>
        Assert.Empty(Manifests.Bind(Ingress(className, annotations)).OfType<KubernetesEdge>());

    [Fact]
    public void Google_waits_30_seconds_unless_a_BackendConfig_says_otherwise()
    {
        var plain = Manifests.Bind(Ingress("gce", ""), Manifests.Service).One<KubernetesEdge>();
        Assert.Equal((30, 600), (plain.ResponseTimeout.Value.TotalSeconds, plain.IdleTimeout.Value.TotalSeconds));
        var configured = Manifests.Bind(
            Ingress("gce", ""),
            Manifests.Service.Replace("{name: shop}", "{name: shop, annotations: {cloud.google.com/backend-config: '{\"default\": \"slow\"}'}}", StringComparison.Ordinal),
            "apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: {name: slow}\nspec: {timeoutSec: 120, healthCheck: {requestPath: /healthz, type: HTTP}}");
        var edge = configured.One<KubernetesEdge>();
        Assert.Equal(120, edge.ResponseTimeout.Value.TotalSeconds);
        Assert.Equal("shop", Assert.Single(edge.Services).ObjectName);
        Assert.Equal(("/healthz", HealthCheckProtocol.Http), (configured.One<HealthCheck>().Path.Value, configured.One<HealthCheck>().Protocol));
    }

    [Fact]
    public void Annotations_of_the_AWS_controller_are_a_health_check_with_its_defaults()
    {
        var check = Manifests.Bind(Ingress("alb", "alb.ingress.kubernetes.io/healthcheck-path: /up")).One<HealthCheck>();
        Assert.Equal((15, 5, 2, 2), (check.Interval.Value.TotalSeconds, check.Timeout.Value.TotalSeconds, check.HealthyThreshold.Value, check.UnhealthyThreshold.Value));
        Assert.Equal(("/up", true), (check.Path.Value, check.Path.IsWritten));
        Assert.Equal(HealthCheckDialect.AwsApplicationLoadBalancer, check.Dialect);
    }

    [Theory]
    [InlineData("30s", 30_000.0)]
    [InlineData("1m30s", 90_000.0)]
    [InlineData("500ms", 500.0)]
    [InlineData("0s", 0.0)]
    [InlineData("30", null)]
    [InlineData("1.5s", null)]
    [InlineData("1d", null)]
    [InlineData("123456s", null)]
    [InlineData("1h1m1s1ms1s", null)]
    [InlineData("", null)]
    public void Durations_of_the_Gateway_API(string text, double? milliseconds) =>
        Assert.Equal(milliseconds, GatewayDuration.TryParse(text, out var time) ? time.TotalMilliseconds : null);
}
