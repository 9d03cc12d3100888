using System.Text.RegularExpressions;
using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>What takes names or machines of one's own to be seen: hosts that move, a loopback that is another's, a server that never answers.</summary>
public sealed partial class NamespaceProofTests
{
    const string Names = "127.0.0.1 localhost\n::1 localhost\n127.0.0.1 app.test\n127.0.0.2 moving.test\n";

    static readonly Proof[] OfNames =
    [
        new("CL1010", Http(Server("proxy_pass http://localhost:APP; proxy_read_timeout 1s;")), Http(Server("proxy_pass http://127.0.0.1:APP; proxy_read_timeout 1s;")), AfterOneTimeout, "502", "no live upstreams while connecting to upstream"),
        new("CL1011", Http(Server("proxy_pass http://moving.test:APP;")), Http(Server("proxy_pass http://127.0.0.1:APP;")), Moved, "502, after a reload 200", "connect() failed (111: Connection refused) while connecting to upstream") { GoodVisit = Visits.Front },
        new("CL1020", Http(TlsByName, Server("proxy_pass https://app.test:OTHER;")), Http(TlsByName, Server("proxy_pass https://app.test:OTHER; proxy_ssl_server_name on;")), Visits.Front, "502", "SSL_do_handshake() failed"),
    ];

    /// <summary>The text is a compose file.</summary>
    static readonly Proof[] OfContainers =
    [
        new("CL6011", Compose("127.0.0.1"), Compose("0.0.0.0"), Visits.Front, "502", "Listening at: http://127.0.0.1:OTHER", "connect() failed (111: Connection refused) while connecting to upstream"),
    ];

    static readonly Proof[] OfSilence =
    [
        new("CL6019", Http(Group, Behind("")), Http(Group, Behind("proxy_connect_timeout 1s;")), Visits.Front, "504", " sH-- "),
    ];

    /// <summary>FAR is the address of a machine on which nothing listens.</summary>
    static readonly Proof[] OfRefusal =
    [
        new("CL1033", Http(Alone(""), Passed), Http(Alone("server 127.0.0.1:APP backup;"), Passed), Twice, "502 502, tried twice", "connect() failed (111: Connection refused) while connecting to upstream") { Success = "200 200, tried once" },
    ];

    public static IEnumerable<TheoryDataRow<int>> NameRows => Proof.Rows(OfNames, "nginx looks up");

    public static IEnumerable<TheoryDataRow<int>> ContainerRows => Proof.Rows(OfContainers, "In a container");

    public static IEnumerable<TheoryDataRow<int>> RefusalRows => Proof.Rows(OfRefusal, "A machine refuses");

    public static IEnumerable<TheoryDataRow<int>> SilenceRows => Proof.Rows(OfSilence, "Nobody answers");

    static string Passed => Server("proxy_pass http://app;");

    const string Group = "upstream app { server SILENT:OTHER; server 127.0.0.1:APP; }";

    [Theory]
    [MemberData(nameof(NameRows))]
    public Task A_name_is_what_nginx_found_when_it_started(int number)
    {
        SkipUnlessAllowed();
        return OfNames[number].Show((scene, text) => Namespaces.StartNginx(scene, text, Names));
    }

    [Theory]
    [MemberData(nameof(ContainerRows))]
    public async Task The_loopback_of_a_container_is_its_own(int number)
    {
        SkipUnlessAllowed();
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        using var app = new Network();
        await OfContainers[number].Show(async (scene, text) =>
        {
            await Namespaces.StartNginx(scene, Http(Server("proxy_pass http://app:OTHER;")), $"{app.Address} app\n");
            GunicornServer.WriteApp(scene);
            await scene.Start("ip", "compose.yaml", text, $"netns exec {app.Name} {Servers.Find("gunicorn")} -b {Bind().Match(text).Groups[1].Value} --chdir DIR app:app", "gunicorn.log", "Listening at");
        });
    }

    [Theory]
    [MemberData(nameof(RefusalRows))]
    public async Task A_server_that_has_no_other_beside_it_is_tried_whatever_it_did(int number)
    {
        SkipUnlessAllowed();
        using var other = new Network();
        await OfRefusal[number].Show((scene, text) => Start(scene, text.Replace("FAR", other.Address, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(SilenceRows))]
    public async Task A_server_that_never_answers_costs_all_of_the_time(int number)
    {
        SkipUnlessAllowed();
        Assert.SkipUnless(HAProxyServer.IsInstalled, HAProxyServer.NotFound);
        using var silent = new Network();
        await OfSilence[number].Show(async (scene, text) =>
        {
            await HAProxyServer.Start(scene, HAProxyServer.Config("timeout server 3s", "server s 127.0.0.1:OTHER"));
            await NginxServer.Start(scene, text.Replace("SILENT", silent.SilentAddress, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_lost_packet_costs_a_second()
    {
        SkipUnlessAllowed();
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        using var network = new Network();
        string Pass(string time) => Http(Server($"proxy_connect_timeout {time}; proxy_pass http://{network.Address}:OTHER;"));
        var proof = new Proof("CL1003", Pass("500ms"), Pass("10s"), FirstPacketLost, "504", "upstream timed out (110: Connection timed out) while connecting to upstream");
        await proof.Show(async (scene, text) =>
        {
            GunicornServer.WriteApp(scene);
            await scene.Start("ip", "app.txt", "", $"netns exec {network.Name} {Servers.Find("gunicorn")} -b 0.0.0.0:OTHER --chdir DIR app:app", "gunicorn.log", "Listening at");
            await NginxServer.Start(scene, text);
        });

        async Task<string> FirstPacketLost(Scene scene)
        {
            network.Lose();
            var answer = scene.Get("/");
            await Wait.Until(() => network.IsBeingAsked || answer.IsCompleted, () => $"nobody asks for a connection:\n{scene.Log}");
            network.Recover();
            return await answer;
        }
    }

    static void SkipUnlessAllowed()
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        Assert.SkipUnless(Namespaces.AreAllowed, Namespaces.Forbidden);
    }

    /// <summary>The request after one that took too long.</summary>
    static async Task<string> AfterOneTimeout(Scene scene)
    {
        await scene.Get("/slow/3000");
        return await scene.Get("/");
    }

    /// <summary>The host gets another address while nginx runs.</summary>
    static async Task<string> Moved(Scene scene)
    {
        scene.Write("hosts", Names.Replace("127.0.0.2", "127.0.0.1", StringComparison.Ordinal));
        var before = await scene.Get("/");
        var after = before;
        scene.Server.Signal(Reload);
        for (var i = 0; after == before && i < 1000; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            after = await scene.Get("/");
        }
        return $"{before}, after a reload {after}";
    }

    static async Task<string> Twice(Scene scene)
    {
        var outcome = $"{await scene.Get("/")} {await scene.Get("/")}";
        return $"{outcome}, tried {(scene.Log.Split("connect() failed").Length == 2 ? "once" : "twice")}";
    }

    static string Alone(string other) => $"upstream app {{ server FAR:OTHER max_fails=1 fail_timeout=1h; {other} }}";

    static string Compose(string address) =>
        $"""
        services:
          web:
            image: nginx:1.22
            volumes:
              - ./etc/nginx/nginx.conf:/etc/nginx/nginx.conf:ro
          app:
            image: app:1
            command: gunicorn -b {address}:OTHER app:app

        """;

    static string Behind(string limits) => $"server {{ listen 127.0.0.1:OTHER; location / {{ {limits} proxy_pass http://app; }} }}";

    [GeneratedRegex(@"-b (\S+)")]
    private static partial Regex Bind();
}
