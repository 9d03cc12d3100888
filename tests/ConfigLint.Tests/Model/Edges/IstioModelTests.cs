using ConfigLint.Model.Istio;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class IstioModelTests
{
    const string Objects = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: shop }
        spec:
          hosts: [shop]
          http:
            - match: [{ uri: { prefix: /api } }]
              timeout: 1m2s
              retries: { perTryTimeout: 2s }
              route: [{ destination: { host: shop } }]
            - timeout: 0s
              route: [{ destination: { host: shop } }, { destination: { host: other } }]
        ---
        apiVersion: networking.istio.io/v1beta1
        kind: DestinationRule
        metadata: { name: shop }
        spec:
          host: shop
          trafficPolicy:
            connectionPool: { tcp: { connectTimeout: 3s } }
            outlierDetection: {}
        """;

    [Fact]
    public void A_route_has_its_time_outs_and_the_rule_of_its_destination()
    {
        var routes = Of(("istio.yaml", Objects)).OfType<IstioRoute>().ToList();
        Assert.Equal(["62 s", "?"], routes.Select(r => Show(r.ResponseTimeout)));
        Assert.Equal(["2 s", "?"], routes.Select(r => Show(r.PerTryTimeout)));
        Assert.Equal(["1 h*", "?"], routes.Select(r => Show(r.IdleTimeout)));
        Assert.Equal(["/api"], routes[0].Paths);
        Assert.Equal((true, "3 s"), (routes[0].Rule!.HasOutlierDetection, Show(routes[0].Rule!.ConnectTimeout)));
    }

    [Fact]
    public void Subsets_may_have_their_own_pool()
    {
        var rule = Of(("istio.yaml", Objects + "\n  subsets: [{ name: v1 }]\n")).OfType<DestinationRule>().Single();
        Assert.Equal(("?", "3 s"), (Show(rule.IdleTimeout), Show(rule.ConnectTimeout)));
    }
}
