using ConfigLint.Model;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.HealthChecks;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class EnvoyModelTests
{
    const string Listener = """
        static_resources:
          listeners:
            - filterChains:
                - filters:
                    - typed_config:
                        route_config:
                          virtual_hosts:
                            - routes:
                                - match: { prefix: "/" }
                                  route: { cluster: app }
                                - match: { path: /slow }
                                  route: { cluster: app, timeout: 90.5s, idle_timeout: 1s }
                                - match: { prefix: /off }
                                  route: { cluster: app, timeout: 0s }
                                - match: { prefix: /odd }
                                  route: { cluster: app, timeout: 1m }
                                - match: { prefix: /ws }
                                  route: { weighted_clusters: { clusters: [{ name: app }, { name: gone }] }, upgrade_configs: [{ upgrade_type: websocket }], retry_policy: {} }
                                - match: { prefix: /moved }
                                  redirect: { path_redirect: / }

        """;

    const string Cluster = """
          clusters:
            - name: app
              connectTimeout: 0.25s
              outlier_detection: {}
              circuit_breakers: { thresholds: [{ max_connections: 7 }] }
              health_checks:
                - { timeout: 2s, interval: 10s, unhealthy_threshold: 3, http_health_check: { path: /up } }
                - { timeout: 2s, interval: 10s, tcp_health_check: {} }
              load_assignment:
                endpoints:
                  - lb_endpoints:
                      - endpoint: { address: { socket_address: { address: 10.0.0.1, port_value: 80 } } }
                      - endpoint: { address: { socket_address: { address: "${HOST}", port_value: 80 } } }
        """;

    static readonly List<ModelElement> All = Of(("envoy.yaml", Listener + Cluster));

    [Fact]
    public void A_route_has_its_time_out_or_the_default_and_the_cluster_behind_it()
    {
        var routes = All.OfType<EnvoyRoute>().ToList();
        Assert.Equal(["15 s*", "90.5 s", "?", "?", "15 s*", "15 s*"], routes.Select(r => Show(r.ResponseTimeout)));
        Assert.Equal([false, false, false, false, true, true], routes.Select(r => r.MayStream && r.HasRetryPolicy));
        Assert.Equal([true, true, true, true, true, false], routes.Select(r => r.Cluster is not null));
        Assert.Equal("1 h*", Show(routes[0].IdleTimeout));
        Assert.Equal("10.0.0.1:80", Assert.Single(routes[0].Target!.Addresses).ToString());
        Assert.Equal(["/slow"], routes[1].Paths);
    }

    [Fact]
    public void A_cluster_is_read_in_both_spellings()
    {
        var cluster = All.OfType<EnvoyCluster>().Single();
        Assert.Equal(("250 ms", 2, true, 7), (Show(cluster.ConnectTimeout), cluster.EndpointCount, cluster.HasOutlierDetection, cluster.CircuitBreaker("max_connections").Value));
        Assert.False(cluster.CircuitBreaker("max_retries").IsKnown);
    }

    [Fact]
    public void Health_checks_are_elements()
    {
        var checks = All.OfType<HealthCheck>().ToList();
        Assert.Equal([HealthCheckProtocol.Http, HealthCheckProtocol.Tcp], checks.Select(c => c.Protocol));
        Assert.Equal(("/up", "10 s", "2 s", 3), (checks[0].Path.Value, Show(checks[0].Interval), Show(checks[0].Timeout), checks[0].UnhealthyThreshold.Value));
        Assert.False(checks[1].Path.IsKnown);
    }

    [Fact]
    public void Resources_of_file_discovery_find_their_clusters_in_the_file_beside()
    {
        var elements = Of(
            ("cds.yaml", "resources:\n- \"@type\": type.googleapis.com/envoy.config.cluster.v3.Cluster\n  name: app\n  common_http_protocol_options: { idle_timeout: 30s }\n"),
            ("rds.yaml", "resources:\n- \"@type\": type.googleapis.com/envoy.config.route.v3.RouteConfiguration\n  virtual_hosts: [{ routes: [{ match: { prefix: / }, route: { cluster: app, timeout: 20s } }] }]\n"));
        Assert.Equal(("20 s", "30 s"), (Show(elements.OfType<EnvoyRoute>().Single().ResponseTimeout), Show(elements.OfType<EnvoyRoute>().Single().IdleTimeout)));
    }

    [Fact]
    public void What_was_not_read_to_its_end_has_no_defaults() =>
        Assert.Equal("?", Show(Of(("envoy.yaml", Listener + "  x: [\n")).OfType<EnvoyRoute>().First().ResponseTimeout));

    [Theory]
    [InlineData("static_resources: 1\n")]
    [InlineData("static_resources: { listeners: x, clusters: [1, { name: { a: b } }, null] }\n")]
    [InlineData("resources: [null, { \"@type\": a.config.cluster.v3.Cluster }]\n")]
    public void Nonsense_gives_nothing(string text) => Assert.Empty(Of(("envoy.yaml", text)));
}
