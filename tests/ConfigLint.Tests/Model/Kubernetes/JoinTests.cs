using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Tests.Model.Kubernetes;

public sealed class JoinTests
{
    [Fact]
    public void A_Service_selects_the_workloads_beside_it()
    {
        var elements = Manifests.Bind(("k8s/service.yaml", Manifests.Service), ("k8s/shop.yaml", Manifests.Deployment()), ("k8s/other.yaml", Manifests.Deployment(name: "other", label: "other")));
        var workload = Assert.Single(elements.One<Service>().Workloads);
        Assert.Equal("shop", workload.ObjectName);
        Assert.Equal(elements.One<Service>(), Assert.Single(workload.Services));
    }

    [Fact]
    public void Neighbouring_folders_are_one_place_when_only_one_of_them_offers_something()
    {
        var one = Manifests.Bind(("k8s/services/shop.yaml", Manifests.Service), ("k8s/deployments/shop.yaml", Manifests.Deployment()));
        Assert.Single(one.One<Service>().Workloads);
        var two = Manifests.Bind(("k8s/services/shop.yaml", Manifests.Service), ("k8s/blue/shop.yaml", Manifests.Deployment()), ("k8s/green/shop.yaml", Manifests.Deployment()));
        Assert.Empty(two.One<Service>().Workloads);
        Assert.Equal(2, two.One<Service>().Candidates.Count);
        var far = Manifests.Bind(("a/b/shop.yaml", Manifests.Service), ("c/d/shop.yaml", Manifests.Deployment()));
        Assert.Empty(far.One<Service>().Workloads);
    }

    [Theory]
    // Two environments; two namespaces; two objects of one name in two files.
    [InlineData("k8s/staging/s.yaml", "k8s/production/d.yaml", "")]
    [InlineData("k8s/s.yaml", "k8s/d.yaml", "namespace: b, ")]
    public void What_lives_elsewhere_is_not_joined(string servicePath, string workloadPath, string metadata)
    {
        var elements = Manifests.Bind((servicePath, Manifests.Service), (workloadPath, Manifests.Deployment().Replace("metadata: {name", $"metadata: {{{metadata}name", StringComparison.Ordinal)));
        Assert.Empty(elements.One<Service>().Workloads);
    }

    [Fact]
    public void Two_versions_of_one_object_are_no_join_but_the_own_file_wins()
    {
        var both = Manifests.Bind(("k/s.yaml", Manifests.Service), ("k/v1.yaml", Manifests.Deployment()), ("k/v2.yaml", Manifests.Deployment()));
        Assert.Empty(both.One<Service>().Workloads);
        var own = Manifests.Bind(("k/v1.yaml", Manifests.Service + "\n---\n" + Manifests.Deployment()), ("k/v2.yaml", Manifests.Deployment()));
        Assert.Single(own.One<Service>().Workloads);
    }

    [Fact]
    public void An_Ingress_finds_its_Service_and_knows_old_and_new_spelling()
    {
        var elements = Manifests.Bind(Manifests.Service, """
            apiVersion: extensions/v1beta1
            kind: Ingress
            metadata: {name: shop}
            spec:
              backend: {serviceName: shop, servicePort: 80}
              rules: [{http: {paths: [{path: /api, backend: {serviceName: shop, servicePort: http}}]}}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: new}
            spec:
              rules: [{http: {paths: [{path: /, backend: {service: {name: shop, port: {number: 80}}}}, {path: /x, backend: {service: {name: gone, port: {name: web}}}}]}}]
            """);
        var ingresses = elements.OfType<Ingress>().ToList();
        Assert.Equal([("", 80, null), ("/api", 0, "http")], ingresses[0].Backends.Select(b => (b.Path, b.PortNumber, b.PortName)));
        Assert.Equal(elements.One<Service>(), ingresses[1].Resolve(ingresses[1].Backends[0]));
        Assert.Null(ingresses[1].Resolve(ingresses[1].Backends[1]));
        Assert.True(elements.One<Service>().IsExposed);
    }

    [Fact]
    public void Objects_of_a_List_are_objects()
    {
        var items = "- " + Manifests.Service.ReplaceLineEndings("\n  ") + "\n- " + Manifests.Deployment().ReplaceLineEndings("\n  ");
        var elements = Manifests.Bind($"apiVersion: v1\nkind: List\nitems:\n{items}\n");
        Assert.Single(elements.One<Service>().Workloads);
    }

    [Fact]
    public void An_autoscaler_makes_the_number_of_replicas_unknown()
    {
        var hpa = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x}\nspec: {scaleTargetRef: {kind: Deployment, name: shop}, maxReplicas: 4}";
        var elements = Manifests.Bind(Manifests.Deployment(), hpa);
        Assert.False(elements.One<Workload>().Replicas.IsKnown);
        Assert.Equal((1, 4), (elements.One<HorizontalPodAutoscaler>().MinReplicas.Value, elements.One<HorizontalPodAutoscaler>().MaxReplicas.Value));
    }

    [Fact]
    public void Objects_of_other_groups_are_none_of_ours()
    {
        Assert.Empty(Manifests.Bind("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: x}", "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: x}", "a: 1"));
    }
}
