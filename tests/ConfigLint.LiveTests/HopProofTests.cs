using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>Two hops whose settings do not fit together: the status, the words of both logs, the cures, and configlint's verdict on the same files.</summary>
public sealed class HopProofTests
{
    const string ByHttp = "proxy_pass http://127.0.0.1:OTHER;";
    const string ToPhp = "fastcgi_pass 127.0.0.1:OTHER; fastcgi_param SCRIPT_FILENAME DIR/index.php; fastcgi_param REQUEST_METHOD GET; fastcgi_param REQUEST_URI $request_uri;";
    const string Closed = "upstream prematurely closed connection while reading response header from upstream";
    const string GaveUp = "upstream timed out (110: Connection timed out) while reading response header from upstream";
    const string Two = "pm = static\npm.max_children = 2";
    const string Processes = "StartServers 2\nServerLimit 2\nThreadsPerChild 2\nMaxRequestWorkers 4\nMinSpareThreads 1\nMaxSpareThreads 4\nProxyTimeout 2\n";
    const string Php = "ProxyPassMatch \"^/\" \"fcgi://127.0.0.1:OTHERDIR/index.php\" ";
    const string OneProcess = "StartServers 1\nServerLimit 1\nThreadsPerChild 8\nMaxRequestWorkers 8\nMinSpareThreads 1\nMaxSpareThreads 8\n";

    /// <summary>nginx in front keeps its connections.</summary>
    static readonly Func<Scene, Task> KeepingNginx = Nginx("upstream app { server 127.0.0.1:OTHER; keepalive 4; }", Server("proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_pass http://app;"));

    static readonly Proof[] OfGunicorn =
    [
        new("CL6001", GunicornServer.File("workers = 2", "timeout = 1"), GunicornServer.File("workers = 2", "timeout = 30"), Visits.Slow, "502", "WORKER TIMEOUT", Closed) { Beside = Nginx(Server(ByHttp + "proxy_read_timeout 20s;")) },
        new("CL6004", GunicornServer.File("threads = 4", "keepalive = 2"), GunicornServer.File("threads = 4", "keepalive = 75"), Visits.OnIdleConnection("POST"), "502", "while reading response header from upstream") { Beside = Far(Nginx("upstream app { server 127.0.0.2:OTHER; keepalive 4; }", Server("proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_pass http://app;"))) },
        new("CL4006", GunicornServer.File("keepalive = 75"), GunicornServer.File("threads = 4", "keepalive = 75"), ClientPorts, "3 connections") { Success = "1 connections", Beside = KeepingNginx },
    ];

    static readonly Proof[] OfFpm =
    [
        new("CL6001", Pool("request_terminate_timeout = 1s"), Pool("request_terminate_timeout = 30s"), Visits.Slow, "502", "execution timed out", "while reading response header from upstream") { Beside = Nginx(Server(ToPhp + "fastcgi_read_timeout 20s;")) },
        new("CL6001", Pool("request_terminate_timeout = 1s"), Pool("request_terminate_timeout = 30s"), Visits.Slow, "503", "execution timed out") { Beside = scene => ApacheServer.Start(scene, ApacheServer.Config(OneProcess, "ProxyTimeout 20", Php)) },
    ];

    static readonly Proof[] OfNginx =
    [
        new("CL6002", Http(Server(ToPhp + "fastcgi_read_timeout 5s;")), Http(Server(ToPhp + "fastcgi_read_timeout 30s;")), Visits.Get("/slow/6000"), "504", GaveUp) { Beside = Fpm(Two, "request_terminate_timeout = 30s") },
        new("CL6002", Http(Server(ByHttp + "proxy_read_timeout 5s;")), Http(Server(ByHttp + "proxy_read_timeout 60s;")), Visits.Get("/slow/6000"), "504", GaveUp) { Beside = Gunicorn("workers = 2", "timeout = 60") },
        new("CL6014", Http(Limited(1), Server("proxy_pass http://app;")), Http(Limited(4), Server("proxy_pass http://app;")), Visits.While(held: 1), "502", "no live upstreams while connecting to upstream") { Beside = Gunicorn("workers = 1", "threads = 4") },
    ];

    static readonly Proof[] OfApache =
    [
        new("CL6006", ApacheServer.Config(OneProcess, FarPass()), ApacheServer.Config(OneProcess, FarPass("disablereuse=On")), Visits.OnIdleConnection("GET", tries: 8), "502", "AH01102: error reading status line from remote server 127.0.0.2:OTHER") { GoodVisit = Visits.OnIdleConnection("GET", tries: 1), Beside = Far(Gunicorn("threads = 4", "keepalive = 2")) },
        new("CL6010", ApacheServer.Config(Processes, Php + "enablereuse=on"), ApacheServer.Config(Processes, Php), Visits.OneAfterTheOther(30), "504", "The timeout specified has expired", "AH01075: Error dispatching request to : (polling)") { Beside = Fpm("pm = static\npm.max_children = 1") },
    ];

    public static IEnumerable<TheoryDataRow<int>> GunicornRows => Proof.Rows(OfGunicorn, "Gunicorn and its proxy");

    public static IEnumerable<TheoryDataRow<int>> FpmRows => Proof.Rows(OfFpm, "PHP-FPM and its web server");

    public static IEnumerable<TheoryDataRow<int>> NginxRows => Proof.Rows(OfNginx, "nginx and its backend");

    public static IEnumerable<TheoryDataRow<int>> ApacheRows => Proof.Rows(OfApache, "Apache and its backend");

    [Theory]
    [MemberData(nameof(GunicornRows))]
    public Task Gunicorn_ends_what_its_proxy_counts_on(int number) => Show(OfGunicorn[number], GunicornServer.Start);

    [Theory]
    [MemberData(nameof(FpmRows))]
    public Task PHP_FPM_ends_what_its_web_server_counts_on(int number) => Show(OfFpm[number], FpmServer.Start);

    [Theory]
    [MemberData(nameof(NginxRows))]
    public Task Nginx_ends_or_refuses_what_its_backend_would_have_done(int number) => Show(OfNginx[number], NginxServer.Start);

    [Theory]
    [MemberData(nameof(ApacheRows))]
    public Task Apache_keeps_connections_that_its_backend_does_not(int number) => Show(OfApache[number], ApacheServer.Start);

    static Func<Scene, Task> Nginx(params string[] http) => scene => NginxServer.Start(scene, Http(http));

    static Func<Scene, Task> Gunicorn(params string[] lines) => scene => GunicornServer.Start(scene, GunicornServer.File(lines));

    static Func<Scene, Task> Fpm(params string[] lines) => scene => FpmServer.Start(scene, FpmServer.Pool(["listen = 127.0.0.1:OTHER", .. lines]));

    static Func<Scene, Task> Far(Func<Scene, Task> beside) => scene =>
    {
        scene.StartRelay();
        return beside(scene);
    };

    /// <summary>On how many connections do three requests come?</summary>
    static async Task<string> ClientPorts(Scene scene)
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal("200", await scene.Get("/port"));
        await Wait.Until(() => Ports().Count == 3, () => $"three ports are not logged:\n{scene.Log}");
        return $"{Ports().Distinct().Count()} connections";

        List<string> Ports() => [.. scene.Log.Split('\n').Where(line => line.StartsWith("client port", StringComparison.Ordinal))];
    }

    static string Pool(string limit) => FpmServer.Pool("listen = 127.0.0.1:OTHER", Two, limit);

    static string FarPass(string parameters = "") => $"ProxyPass \"/\" \"http://127.0.0.2:OTHER/\" {parameters}";

    static string Limited(int connections) => $"upstream app {{ server 127.0.0.1:OTHER max_conns={connections}; }}";

    static Task Show(Proof proof, Func<Scene, string, Task> start)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        Assert.SkipUnless(FpmServer.IsInstalled, FpmServer.NotFound);
        Assert.SkipUnless(ApacheServer.IsInstalled, ApacheServer.NotFound);
        return proof.Show(start);
    }
}
