using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>Failures on a real nginx, the words of its log, the cures, and configlint's verdict on the same files.</summary>
public sealed class NginxProofTests
{
    const string Keep = "proxy_http_version 1.1; proxy_set_header Connection \"\"; ";
    const string Streamed = Keep + "proxy_request_buffering off; ";
    const string Leaving = "server 127.0.0.1:DEAD; server 127.0.0.1:APP backup; keepalive 4;";
    const string Pass = "proxy_pass http://127.0.0.1:APP;";
    const string Plain = "server { listen 127.0.0.1:OTHER; location / { return 200 ok; } }";
    const string Limit = "limit_req_zone $binary_remote_addr zone=clients:1m rate=1r/m; real_ip_header X-Forwarded-For;";
    const string Limited = "limit_req zone=clients; " + Pass;
    const string Cache = "proxy_cache_path DIR/cache keys_zone=pages:1m;";
    const string Cached = "proxy_cache pages; proxy_cache_valid 200 1s; add_header X-Cache $upstream_cache_status always; " + Pass;
    const string Sorry = "location = /sorry.html { return 200 sorry; }";

    /// <summary>Hosts two names, by the Host header.</summary>
    const string Hosts = "server { listen 127.0.0.1:OTHER; return 404; } server { listen 127.0.0.1:OTHER; server_name shop.test; location / { return 200 ok; } }";

    static readonly string Loop = Server("proxy_pass http://127.0.0.1:LISTEN;");

    static readonly Proof[] Proofs =
    [
        new("CL1001", Http(Server("proxy_read_timeout 0; " + Pass)), Http(Server("proxy_read_timeout 1d; " + Pass)), Visits.Get("/slow/1000"), "504", "upstream timed out (110"),
        new("CL1002", Http(Server("proxy_read_timeout 1s; " + Pass)), Http(Server("proxy_read_timeout 30s; " + Pass)), Visits.Slow, "504", "while reading response header from upstream"),
        new("CL1004", Http(Group("server 127.0.0.1:APP;", Keep)), Http(Group("server 127.0.0.1:APP; keepalive 4;", Keep)), Visits.Connections(4), "4 connections") { Success = "1 connections" },
        new("CL1005", Http(Group("server 127.0.0.1:APP; keepalive 4;", "proxy_http_version 1.0;")), Http(Group("server 127.0.0.1:APP; keepalive 4;", Keep)), Visits.Connections(4), "4 connections") { Success = "1 connections" },
        new("CL1006", Http(Group("keepalive 4; least_conn; server 127.0.0.1:APP;", Keep)), Http(Group("least_conn; server 127.0.0.1:APP; keepalive 4;", Keep)), Visits.Connections(4), "4 connections", "load balancing method redefined") { Success = "1 connections" },
        new("CL1007", Http(Server("proxy_buffer_size 1k; " + Pass)), Http(Server(Pass)), Visits.Get("/big/2000"), "502", "upstream sent too big header"),
        new("CL1009", Http(Server("set $b app.internal.example.com; proxy_pass http://$b:APP;")), Http(Server("set $b 127.0.0.1; proxy_pass http://$b:APP;")), Visits.Front, "502", "no resolver defined to resolve app.internal.example.com"),
        new("CL1012", Http(Group("server 127.0.0.1:APP down;")), Http(Group("server 127.0.0.1:APP;")), Visits.Front, "502", "no live upstreams while connecting to upstream"),
        new("CL1013", Http(Group("server 127.0.0.1:DEAD max_fails=0; server 127.0.0.1:DEAD backup;", "proxy_next_upstream off;")), Http(Group("server 127.0.0.1:DEAD; server 127.0.0.1:APP backup;")), Visits.Front, "502", "connect() failed (111: Connection refused)"),
        new("CL1014", WithMain("events { worker_connections 256; }", Loop), WithMain("events { worker_connections 256; }", Server(Pass)), Visits.Front, "502", "256 worker_connections are not enough", "while reading response header from upstream"),
        new("CL1014", WithMain("events { worker_connections 257; }", Loop), WithMain("events { worker_connections 257; }", Server(Pass)), Visits.Front, "500", "257 worker_connections are not enough while connecting to upstream"),
        new("CL1015", WithMain("worker_rlimit_nofile 24; events { worker_connections 512; }", Server(Pass)), WithMain("worker_rlimit_nofile 2048; events { worker_connections 512; }", Server(Pass)), Visits.OutOfFiles(40, "accept4() failed (24: Too many open files)"), "500", "socket() failed (24: Too many open files) while connecting to upstream") { GoodVisit = Visits.Many(40) },
        new("CL1023", Http(Hosts, Dropping("")), Http(Hosts, Dropping("proxy_set_header Host shop.test;")), Visits.Front, "404"),
        new("CL1024", Http(Limit, Server(Limited)), Http(Limit, "set_real_ip_from 127.0.0.0/8;", Server(Limited)), Visits.TwoClients, "503", "limiting requests, excess"),
        new("CL1027", Http(Cache, Server(Cached)), Http(Cache, "proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;", Server(Cached)), Visits.Stale, "502 EXPIRED", "connect() failed (111: Connection refused)") { Success = "200 STALE" },
        new("CL1028", Http(Group(Leaving, Streamed)), Http(Group(Leaving, Keep)), Visits.Upload(sent: 100_000, length: 300_000), "502, not sent to the next", "upstream: \"http://127.0.0.1:DEAD/upload\"") { Beside = Leaver, GoodVisit = Visits.Upload(sent: 300_000, length: 300_000), Success = "200, sent to the next" },
        new("CL1029", Http(Group("server 127.0.0.1:DEAD max_fails=0; server 127.0.0.1:APP max_fails=0;")), Http(Group("server 127.0.0.1:DEAD fail_timeout=1h; server 127.0.0.1:APP;")), Visits.FailedTries(8), "tried again and again", "connect() failed (111: Connection refused)") { Success = "tried once" },
        new("CL1030", Http(Excusing("502 =200")), Http(Excusing("502")), Visits.Front, "200", "connect() failed (111: Connection refused)") { Success = "502" },
    ];

    static readonly Proof[] Refusals =
    [
        new("CL1008", Http(Server("proxy_buffer_size 128k; " + Pass)), Http(Server("proxy_buffer_size 128k; proxy_buffers 4 128k; " + Pass)), Visits.Front, "exit 1", "\"proxy_busy_buffers_size\" must be less than"),
        new("CL1012", Http("upstream app { server 127.0.0.1:APP backup; }", Server("proxy_pass http://app;")), Http(Group("server 127.0.0.1:APP;")), Visits.Front, "exit 1", "no servers"),
        new("CL1022", Http(Server("proxy_ssl_verify on; proxy_pass https://127.0.0.1:APP;")), Http(Server(Pass)), Visits.Front, "exit 1", "no proxy_ssl_trusted_certificate for proxy_ssl_verify"),
    ];

    static readonly Proof[] Tls =
    [
        new("CL1016", Http(TlsServer, Group("server 127.0.0.1;", "", "https")), Http(TlsServer, Group("server 127.0.0.1:OTHER;", "", "https")), Visits.Front, "502", "upstream: \"https://127.0.0.1:80/\""),
        new("CL1017", Http(Plain, Server("proxy_pass https://127.0.0.1:OTHER;")), Http(Plain, Server("proxy_pass http://127.0.0.1:OTHER;")), Visits.Front, "502", "while SSL handshaking to upstream"),
        new("CL1018", Http(TlsServer, Verified("")), Http(TlsServer, Verified("proxy_ssl_name app.test;")), Visits.Front, "502", "upstream SSL certificate does not match \"app\" while SSL handshaking to upstream"),
        new("CL1019", Http(TlsByName, Named("")), Http(TlsByName, Named("proxy_ssl_server_name on;")), Visits.Front, "502", "SSL_do_handshake() failed", "tlsv1 unrecognized name", "while SSL handshaking to upstream"),
        new("CL1021", Http(TlsServer, Server("proxy_ssl_protocols TLSv1 TLSv1.1; proxy_pass https://127.0.0.1:OTHER;")), Http(TlsServer, Server("proxy_ssl_protocols TLSv1.2 TLSv1.3; proxy_pass https://127.0.0.1:OTHER;")), Visits.Front, "502", "SSL_do_handshake() failed", "tlsv1 alert protocol version", "while SSL handshaking to upstream"),
    ];

    static readonly Proof[] Ends =
    [
        new("CL1025", WithMain("worker_shutdown_timeout 1s;", Server(Pass)), WithMain("worker_shutdown_timeout 90s;", Server(Pass)), Visits.SignalDuringRequest(Reload), "no answer", "gracefully shutting down") { GoodVisit = Visits.SignalBeforeEnd(Reload, "gracefully shutting down") },
        new("CL1026", Stream("1s"), Stream("75s"), Visits.Slow, "no answer", "connection timed out (110: Connection timed out) while proxying connection"),
    ];

    public static IEnumerable<TheoryDataRow<int>> ProofRows => Proof.Rows(Proofs, "nginx answers");

    public static IEnumerable<TheoryDataRow<int>> RefusalRows => Proof.Rows(Refusals, "nginx refuses");

    public static IEnumerable<TheoryDataRow<int>> TlsRows => Proof.Rows(Tls, "nginx shakes hands");

    public static IEnumerable<TheoryDataRow<int>> EndRows => Proof.Rows(Ends, "nginx cuts");

    [Theory]
    [MemberData(nameof(ProofRows))]
    public Task The_bad_one_fails_as_the_rule_says_and_the_good_one_does_not(int number) => Show(Proofs[number]);

    [Theory]
    [MemberData(nameof(RefusalRows))]
    public Task The_bad_one_is_refused_with_nginx_s_own_words(int number) => Show(Refusals[number]);

    [Theory]
    [MemberData(nameof(TlsRows))]
    public Task With_the_bad_one_no_handshake_succeeds(int number) => Show(Tls[number]);

    [Theory]
    [MemberData(nameof(EndRows))]
    public Task With_the_bad_one_a_request_gets_no_answer_at_all(int number) => Show(Ends[number]);

    static Task Show(Proof proof)
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        return proof.Show(Start);
    }

    static string Group(string servers, string location = "", string scheme = "http") => $"upstream app {{ {servers} }}\n" + Server($"{location} proxy_pass {scheme}://app;");

    static Task Leaver(Scene scene)
    {
        scene.StartLeaving();
        return Task.CompletedTask;
    }

    static string Dropping(string repeated) => "proxy_set_header Host shop.test;\n" + Server($"proxy_set_header X-Api 1; {repeated} proxy_pass http://127.0.0.1:OTHER;");

    static string Excusing(string page) => $"server {{ listen 127.0.0.1:LISTEN; error_page {page} /sorry.html; location / {{ proxy_pass http://127.0.0.1:DEAD; }} {Sorry} }}";

    static string Verified(string name) => Group("server 127.0.0.1:OTHER;", $"proxy_ssl_verify on; proxy_ssl_trusted_certificate DIR/app.pem; {name}", "https");

    static string Named(string more) => Server($"proxy_set_header Host app.test; proxy_ssl_name app.test; {more} proxy_pass https://127.0.0.1:OTHER;");

    static string Stream(string timeout) => WithMain(
        $"load_module /usr/lib/nginx/modules/ngx_stream_module.so;\nevents {{}}\nstream {{ server {{ listen 127.0.0.1:LISTEN; proxy_timeout {timeout}; proxy_pass 127.0.0.1:OTHER; }} }}",
        $"server {{ listen 127.0.0.1:OTHER; location / {{ {Pass} }} }}");
}
