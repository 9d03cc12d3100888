using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>An nginx and what stands behind it do not fit together: the status, the words of the logs, the cures, and configlint's verdict on the same files.</summary>
public sealed class UpstreamProofTests
{
    const int Terminate = 15;
    const string Script = "fastcgi_param SCRIPT_FILENAME DIR/index.php; fastcgi_param REQUEST_METHOD GET; fastcgi_param REQUEST_URI $request_uri;";
    const string Plain = "server { listen 127.0.0.1:OTHER; location / { return 200 ok; } }";
    const string Expecting = "server { listen 127.0.0.1:OTHER proxy_protocol; location / { return 200 ok; } }";
    const string ByHttp = "proxy_pass http://127.0.0.1:OTHER;";
    const string Tcp = "listen = 127.0.0.1:OTHER";
    const string Socket = "listen = DIR/app.sock";
    const string Two = "pm = static\npm.max_children = 2";
    // A reset or an end, whichever of the two nginx sees first.
    const string Dropped = "while reading response header from upstream";
    const string Closed = "upstream prematurely closed connection while reading response header from upstream";

    /// <summary>The file of nginx is at fault.</summary>
    static readonly Proof[] OfNginx =
    [
        new("CL6007", Http(Plain, Server("fastcgi_pass 127.0.0.1:OTHER;")), Http(Plain, Server(ByHttp)), Visits.Front, "502", "upstream sent unsupported FastCGI protocol version: 72"),
        new("CL6007", Http(Plain, Server("grpc_pass 127.0.0.1:OTHER;")), Http(Plain, Server(ByHttp)), Visits.Front, "502", "upstream sent too large http2 frame: 4740180"),
        new("CL6007", Http(Plain, Server("uwsgi_pass 127.0.0.1:OTHER;")), Http(Plain, Server(ByHttp)), Visits.Front, "400"),
        new("CL6007", Http(Server(ByHttp)), Http(Server($"fastcgi_pass 127.0.0.1:OTHER; {Script}")), Visits.Front, "502", Dropped) { Beside = Fpm(Tcp) },
        new("CL6008", Http(Server($"fastcgi_pass unix:DIR/apps.sock; {Script}")), Http(Server($"fastcgi_pass unix:DIR/app.sock; {Script}")), Visits.Front, "502", "DIR/apps.sock failed (2: No such file or directory) while connecting to upstream") { Beside = Fpm(Socket, "listen.mode = 0666") },
        new("CL6013", Http(Expecting, Server(ByHttp)), Http(Plain, Server(ByHttp)), Visits.Front, "502", "broken header: \"GET / HTTP/1.0", Closed),
    ];

    /// <summary>The pool is at fault.</summary>
    static readonly Proof[] OfFpm =
    [
        Pool("CL6009", [Socket], [Socket, "listen.owner = www-data"], "unix:DIR/app.sock", "DIR/app.sock failed (13: Permission denied) while connecting to upstream"),
        Pool("CL6009", [Socket, "listen.owner = nobody", "listen.mode = 0600"], [Socket, "listen.mode = 0666"], "unix:DIR/app.sock", "DIR/app.sock failed (13: Permission denied) while connecting to upstream"),
        Pool("CL6012", [Tcp, "listen.allowed_clients = 10.9.9.9"], [Tcp, "listen.allowed_clients = 10.9.9.9,127.0.0.1"], "127.0.0.1:OTHER", Dropped),
    ];

    static readonly Proof TlsToPuma = new("CL6007", Http(Server("proxy_pass https://127.0.0.1:OTHER;")), Http(Server(ByHttp)), Visits.Front, "502", "wrong version number")
    {
        Beside = scene => PumaServer.Start(scene, PumaServer.File()),
    };

    static readonly Proof TlsToGunicorn = new("CL6007", Http(Server("proxy_connect_timeout 2s; proxy_pass https://127.0.0.1:OTHER;")), Http(Server(ByHttp)), Visits.Front, "504", "while SSL handshaking to upstream")
    {
        Beside = scene => GunicornServer.Start(scene, GunicornServer.File("workers = 2")),
    };

    static readonly Proof OfGunicorn = Stopped(GunicornServer.File("graceful_timeout = 1"), GunicornServer.File("graceful_timeout = 60"), "Handling signal: term");

    static readonly Proof OfPuma = Stopped(PumaServer.File("workers 1", "worker_shutdown_timeout 1"), PumaServer.File("workers 1", "worker_shutdown_timeout 60"), "Gracefully shutting down workers");

    public static IEnumerable<TheoryDataRow<int>> NginxRows => Proof.Rows(OfNginx, "nginx and its backend");

    public static IEnumerable<TheoryDataRow<int>> FpmRows => Proof.Rows(OfFpm, "PHP-FPM and its web server");

    [Theory]
    [MemberData(nameof(NginxRows))]
    public Task A_pass_that_does_not_fit_what_listens_there_fails_every_request(int number)
    {
        Assert.SkipUnless(FpmServer.IsInstalled, FpmServer.NotFound);
        return OfNginx[number].Show(NginxServer.Start);
    }

    [Theory]
    [MemberData(nameof(FpmRows))]
    public Task A_pool_that_does_not_take_its_web_server_s_connections_fails_every_request(int number)
    {
        Assert.SkipUnless(FpmServer.IsInstalled, FpmServer.NotFound);
        return OfFpm[number].Show(FpmServer.Start);
    }

    [Fact]
    public async Task TLS_to_an_app_server_without_it_fails_every_request()
    {
        Assert.SkipUnless(GunicornServer.IsInstalled && PumaServer.IsInstalled, PumaServer.NotFound);
        await TlsToPuma.Show(NginxServer.Start);
        await TlsToGunicorn.Show(NginxServer.Start);
    }

    [Fact]
    public Task A_stop_of_Gunicorn_cuts_what_takes_longer_than_it_waits()
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        return OfGunicorn.Show(GunicornServer.Start);
    }

    [Fact]
    public Task A_stop_of_Puma_cuts_what_takes_longer_than_it_waits()
    {
        Assert.SkipUnless(PumaServer.IsInstalled, PumaServer.NotFound);
        return OfPuma.Show(PumaServer.Start);
    }

    static Func<Scene, Task> Fpm(params string[] pool) => scene => FpmServer.Start(scene, FpmServer.Pool([.. pool, Two]));

    /// <summary>Behind an nginx whose workers are not root's.</summary>
    static Proof Pool(string rule, string[] bad, string[] good, string address, string words) =>
        new(rule, FpmServer.Pool([.. bad, Two]), FpmServer.Pool([.. good, Two]), Visits.Front, "502", words)
        {
            Beside = scene =>
            {
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(scene.Fill("DIR"), (UnixFileMode)0b111_101_101);
                return NginxServer.Start(scene, Http(Server($"fastcgi_pass {address}; {Script}")).Replace("user root;", "user www-data;", StringComparison.Ordinal));
            },
        };

    static Proof Stopped(string bad, string good, string begun) =>
        new("CL6016", bad, good, Visits.SignalDuringRequest(Terminate), "502", begun, Closed)
        {
            Beside = scene => NginxServer.Start(scene, Http(Server($"{ByHttp} proxy_read_timeout 20s;"))),
            GoodVisit = Visits.SignalBeforeEnd(Terminate, begun),
        };
}
