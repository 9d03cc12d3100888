using System.Text.RegularExpressions;
using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>
/// What a balancer and the hops behind it do to each other, with HAProxy in the place of the balancer. Where the rule is about edges, configlint knows it
/// from .configlint.yml, and HAProxy's own file is named as no configuration is.
/// </summary>
public sealed partial class BalancerProofTests
{
    const string Idle = "hops:\n  - edge: custom\n    idle-timeout: 60s\n    in-front-of: etc/nginx/**\n";
    const string Group = "upstream app { server 127.0.0.2:OTHER; server 127.0.0.3:OTHER; server 127.0.0.4:OTHER; }";

    // The first two servers of the group are slow, the third is not.
    const string Members = "server { listen 127.0.0.2:OTHER; listen 127.0.0.3:OTHER; location / { rewrite ^ /slow/8000 break; proxy_pass http://127.0.0.1:APP; } }\n"
        + "server { listen 127.0.0.4:OTHER; location / { proxy_pass http://127.0.0.1:APP; } }";

    /// <summary>The text is what .configlint.yml says of the balancer.</summary>
    static readonly Proof[] OfBalancers =
    [
        new("CL6003", Waiting(1), Waiting(120), Visits.Slow, "504", " sH-- ") { Beside = scene => NginxServer.Start(scene, Http(Origin("proxy_read_timeout 120s; proxy_pass http://127.0.0.1:APP;"))) },
    ];

    static readonly Proof[] OfOrigins =
    [
        new("CL6005", Http("keepalive_timeout 2s;", Origin("proxy_pass http://127.0.0.1:APP;")), Http("keepalive_timeout 75s;", Origin("proxy_pass http://127.0.0.1:APP;")), Visits.OnIdleConnection("POST"), "502", " SH-- ")
        {
            Beside = async scene =>
            {
                scene.Write(".configlint.yml", Idle);
                scene.StartRelayAtDead();
                await StartBalancer(scene, "timeout server 60s", "http-reuse always", "server s 127.0.0.2:DEAD");
            },
        },
        new("CL6020", Http(Group, Members, Retrying("2s")), Http(Group, Members, Retrying("800ms")), Visits.Front, "504", " sH-- ")
        {
            Beside = scene => HAProxyServer.Start(scene, HAProxyServer.Config("timeout server 3s", "server s 127.0.0.1:OTHER")),
        },
    ];

    public static IEnumerable<TheoryDataRow<int>> BalancerRows => Proof.Rows(OfBalancers, "A balancer and its origin");

    public static IEnumerable<TheoryDataRow<int>> OriginRows => Proof.Rows(OfOrigins, "An origin and its balancer");

    [Theory]
    [MemberData(nameof(BalancerRows))]
    public Task A_balancer_that_gives_up_answers_for_its_origin(int number) => Show(OfBalancers[number], async (scene, text) =>
    {
        scene.Write(".configlint.yml", text);
        await StartBalancer(scene, $"timeout server {ResponseTimeout().Match(text).Groups[1].Value}", "server s 127.0.0.1:OTHER");
    });

    [Theory]
    [MemberData(nameof(OriginRows))]
    public Task An_origin_keeps_what_its_balancer_counts_on(int number) => Show(OfOrigins[number], NginxServer.Start);

    static Task Show(Proof proof, Func<Scene, string, Task> start)
    {
        Assert.SkipUnless(HAProxyServer.IsInstalled, HAProxyServer.NotFound);
        Assert.SkipUnless(IsInstalled, NotFound);
        return proof.Show(start);
    }

    static Task StartBalancer(Scene scene, params string[] backend) => HAProxyServer.Start(scene, HAProxyServer.Config(backend), "balancer.txt");

    static string Waiting(int seconds) => $"hops:\n  - edge: custom\n    response-timeout: {seconds}s\n    in-front-of: etc/nginx/**\n";

    /// <summary>On all addresses, for a balancer is on another machine.</summary>
    static string Origin(string location) => $"server {{ listen OTHER; location / {{ {location} }} }}";

    static string Retrying(string time) => $"server {{ listen 127.0.0.1:OTHER; location / {{ proxy_read_timeout {time}; proxy_pass http://app; }} }}";

    [GeneratedRegex(@"response-timeout: (\w+)")]
    private static partial Regex ResponseTimeout();
}
