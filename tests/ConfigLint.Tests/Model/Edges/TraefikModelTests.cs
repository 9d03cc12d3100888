using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Traefik;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class TraefikModelTests
{
    const string Dynamic = """
        http:
          routers:
            shop: { rule: "Host(`a.test`) && PathPrefix(`/ws`)", service: shop, middlewares: [again] }
          middlewares:
            again: { retry: { attempts: 2 } }
          serversTransports:
            slow: { forwardingTimeouts: { responseHeaderTimeout: 1m30s, idleConnTimeout: 5s } }
          services:
            shop:
              loadBalancer:
                serversTransport: slow
                servers: [{ url: "http://10.0.0.1:8080" }, { url: "http://10.0.0.2:8080/x" }]
                healthCheck: { path: /up, interval: 10s }
            plain:
              loadBalancer:
                servers: [{ url: "http://10.0.0.3:80" }]
            both:
              weighted: { services: [] }

        """;

    const string Static = """
        entryPoints:
          web:
            address: ":8080"
            transport: { respondingTimeouts: { readTimeout: 5s } }
          other: {}
        serversTransport: { forwardingTimeouts: { responseHeaderTimeout: 7s } }
        """;

    [Fact]
    public void A_service_uses_its_own_transport()
    {
        var shop = Of(("dynamic.yml", Dynamic)).OfType<TraefikService>().Single(s => s.Service == "shop");
        Assert.Equal(("90 s", "5 s", "30 s*", 2, true, true, true), (Show(shop.ResponseTimeout), Show(shop.IdleTimeout), Show(shop.DialTimeout), shop.ServerCount, shop.HasHealthCheck, shop.MayRetry, shop.MayStream));
        Assert.Equal(["10.0.0.1:8080", "10.0.0.2:8080"], shop.Target!.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public void Without_one_the_static_configuration_decides_if_it_was_read()
    {
        Assert.Equal(["?", "?"], Plain(("dynamic.yml", Dynamic)));
        Assert.Equal(["7 s", "90 s*"], Plain(("dynamic.yml", Dynamic), ("traefik.yml", Static)));
        Assert.Equal(["?", "?"], Plain(("dynamic.yml", Dynamic), ("traefik.yml", Static), ("other.yml", Static)));
    }

    [Fact]
    public void A_health_check_has_the_defaults_of_Traefik()
    {
        var check = Of(("dynamic.yml", Dynamic)).OfType<HealthCheck>().Single();
        Assert.Equal(("/up", "8080", "10 s", "5 s*"), (check.Path.Value, check.Port.Value, Show(check.Interval), Show(check.Timeout)));
    }

    [Fact]
    public void Entry_points_listen()
    {
        var points = Of(("traefik.yml", Static)).OfType<TraefikEntryPoint>().ToList();
        Assert.Equal(("*:8080", "5 s", "?", "180 s*"), (points[0].Listeners[0].Address!.ToString(), Show(points[0].ReadTimeout), Show(points[0].WriteTimeout), Show(points[0].IdleTimeout)));
        Assert.Empty(points[1].Listeners);
    }

    [Theory]
    [InlineData("      - traefik.http.services.Web.LoadBalancer.HealthCheck.Path=/login\n      - traefik.http.services.web.loadbalancer.server.port=3000\n")]
    [InlineData("      traefik.http.services.web.loadbalancer.healthcheck.path: /login\n      traefik.http.services.web.loadbalancer.server.port: \"3000\"\n")]
    public void Labels_of_compose_services_announce_services(string labels)
    {
        var elements = Of(("compose.yml", $"services:\n  web:\n    image: x\n    labels:\n{labels}"));
        var check = elements.OfType<HealthCheck>().Single();
        Assert.Equal(("/login", "3000", "30 s*"), (check.Path.Value, check.Port.Value, Show(check.Interval)));
        Assert.True(elements.OfType<TraefikService>().Single().HasHealthCheck);
    }

    [Theory]
    [InlineData("http:\n  services:\n    a: { image: x }\n")]
    [InlineData("http: 1\nentryPoints: 2\n")]
    [InlineData("http:\n  routers: { a: { path: / } }\n")]
    public void What_only_looks_alike_is_not_read(string text) => Assert.Empty(Of(("x.yml", text)));

    static IEnumerable<string> Plain(params (string Path, string Text)[] files)
    {
        var plain = Of(files).OfType<TraefikService>().Single(s => s.Service == "plain");
        return [Show(plain.ResponseTimeout), Show(plain.IdleTimeout)];
    }
}
