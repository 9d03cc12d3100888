namespace ConfigLint.LiveTests;

/// <summary>What a server refuses when it starts, in its own words, and configlint's verdict on the same files.</summary>
public sealed class StartProofTests
{
    const string Refused = "connect() failed (111: Connection refused) while connecting to upstream";
    const string ApachePass = "ProxyPass \"/\" \"http://127.0.0.1:APP/\"";
    const string Snippet = "snippets/app.conf";

    /// <summary>The text is a file that nginx.conf includes.</summary>
    static readonly Proof[] OfNginxSnippets =
    [
        new("CL0006", "include app.conf;\n", "add_header X-App yes;\n", Visits.Front, "exit 1", "open() \"DIR/etc/nginx/app.conf\" failed (24: Too many open files) in DIR/etc/nginx/app.conf:1"),
    ];

    /// <summary>The text is a file that httpd.conf includes.</summary>
    static readonly Proof[] OfApacheSnippets =
    [
        new("CL0006", "Include app.conf\n", "Timeout 60\n", Visits.Front, "exit 1", "Syntax error on line 1 of DIR/app.conf: Syntax error on line 1 of DIR/app.conf: Syntax error on line 1 of DIR/app.conf"),
    ];

    static readonly Proof[] OfNginx =
    [
        new("CL0001", Nginx("return 200 ok"), Nginx("return 200 ok;"), Visits.Front, "exit 1", "unexpected \"}\" in DIR/etc/nginx/nginx.conf:"),
        new("CL0003", Nginx("{% if beta %}return 200 ok;{% endif %}"), Nginx("return 200 ok;"), Visits.Front, "exit 1", "unexpected \"{\" in DIR/etc/nginx/nginx.conf:"),
        new("CL0003", Nginx("return 200 ok;").Replace("LISTEN", "${HTTP_PORT}", StringComparison.Ordinal), Nginx("return 200 ok;"), Visits.Front, "exit 1", "invalid port in \"127.0.0.1:${HTTP_PORT}\" of the \"listen\" directive in DIR/etc/nginx/nginx.conf:"),
        new("CL0005", Nginx("include snippets/ap.conf;"), Nginx($"include {Snippet}; include conf.d/*.conf;"), Visits.Front, "exit 1", "open() \"DIR/etc/nginx/snippets/ap.conf\" failed (2: No such file or directory) in DIR/etc/nginx/nginx.conf:")
        {
            Beside = Write($"etc/nginx/{Snippet}", "return 200 ok;\n"),
        },
    ];

    static readonly Proof[] OfApache =
    [
        new("CL0001", ApacheServer.Config("<Location \"/\">", ApachePass), ApacheServer.Config("<Location \"/\">\n</Location>", ApachePass), Visits.Front, "exit 1", "<Location> was not closed."),
        new("CL0003", ApacheServer.Config("Timeout {{ timeout }}", ApachePass), ApacheServer.Config("Timeout 60", ApachePass), Visits.Front, "exit 1", "Timeout takes one argument"),
        new("CL0005", ApacheServer.Config("Include snippets/ap.conf"), ApacheServer.Config($"Include {Snippet}", "IncludeOptional conf.d/*.conf"), Visits.Front, "exit 1", "Could not open configuration file DIR/snippets/ap.conf: No such file or directory")
        {
            Beside = Write(Snippet, ApachePass + "\n"),
        },
    ];

    static readonly Proof[] OfHAProxy =
    [
        new("CL0001", HAProxyServer.Config("server s 127.0.0.1:APP", ".if defined(BETA)"), HAProxyServer.Config("server s 127.0.0.1:APP", ".if defined(BETA)", ".endif"), Visits.Front, "exit 1", "non-terminated '.if' block"),
    ];

    static readonly Proof[] OfFpm =
    [
        Behind("CL0001", Pool().Replace("[app]", "[app", StringComparison.Ordinal), Pool(), "exit 78, 502", "syntax error, unexpected end of file, expecting ']'"),
        Behind("CL0003", Pool("{{ children }}"), Pool(), "exit 78, 502", "unable to parse value for entry 'pm.max_children'"),
    ];

    static readonly Proof[] OfGunicorn =
    [
        Behind("CL0001", GunicornServer.File("workers = (2"), GunicornServer.File("workers = (2)"), "exit 1, 502", "'(' was never closed"),
    ];

    static readonly Proof[] OfPuma =
    [
        Behind("CL0001", PumaServer.File("workers(0"), PumaServer.File("workers(0)"), "exit 1, 502", "syntax error, unexpected end-of-input"),
    ];

    public static IEnumerable<TheoryDataRow<int>> NginxSnippetRows => Proof.Rows(OfNginxSnippets, "nginx includes");

    public static IEnumerable<TheoryDataRow<int>> ApacheSnippetRows => Proof.Rows(OfApacheSnippets, "Apache includes");

    public static IEnumerable<TheoryDataRow<int>> NginxRows => Proof.Rows(OfNginx, "nginx starts");

    public static IEnumerable<TheoryDataRow<int>> ApacheRows => Proof.Rows(OfApache, "Apache starts");

    public static IEnumerable<TheoryDataRow<int>> HAProxyRows => Proof.Rows(OfHAProxy, "HAProxy starts");

    public static IEnumerable<TheoryDataRow<int>> FpmRows => Proof.Rows(OfFpm, "PHP-FPM starts");

    public static IEnumerable<TheoryDataRow<int>> GunicornRows => Proof.Rows(OfGunicorn, "Gunicorn starts");

    public static IEnumerable<TheoryDataRow<int>> PumaRows => Proof.Rows(OfPuma, "Puma starts");

    [Theory]
    [MemberData(nameof(NginxRows))]
    public Task Nginx_does_not_start(int number)
    {
        Assert.SkipUnless(NginxServer.IsInstalled, NginxServer.NotFound);
        return OfNginx[number].Show(NginxServer.Start);
    }

    [Theory]
    [MemberData(nameof(NginxSnippetRows))]
    public Task Nginx_does_not_start_on_a_file_that_it_includes(int number)
    {
        Assert.SkipUnless(NginxServer.IsInstalled, NginxServer.NotFound);
        return OfNginxSnippets[number].Show((scene, text) =>
        {
            scene.Write("etc/nginx/app.conf", text);
            // With more files than its stack has room for, nginx would crash instead.
            var main = NginxServer.Http("include app.conf;", NginxServer.Server("include app.conf; return 200 ok;"));
            return NginxServer.StartByScript(scene, main, $"ulimit -n 128 && exec {NginxServer.Command}\n");
        });
    }

    [Theory]
    [MemberData(nameof(ApacheRows))]
    public Task Apache_does_not_start(int number)
    {
        Assert.SkipUnless(ApacheServer.IsInstalled, ApacheServer.NotFound);
        return OfApache[number].Show(ApacheServer.Start);
    }

    [Theory]
    [MemberData(nameof(ApacheSnippetRows))]
    public Task Apache_does_not_start_on_a_file_that_it_includes(int number)
    {
        Assert.SkipUnless(ApacheServer.IsInstalled, ApacheServer.NotFound);
        return OfApacheSnippets[number].Show((scene, text) =>
        {
            scene.Write("app.conf", text);
            return ApacheServer.Start(scene, ApacheServer.Config("Include app.conf", "Include app.conf", ApachePass));
        });
    }

    [Theory]
    [MemberData(nameof(HAProxyRows))]
    public Task HAProxy_does_not_start(int number)
    {
        Assert.SkipUnless(HAProxyServer.IsInstalled, HAProxyServer.NotFound);
        return OfHAProxy[number].Show(HAProxyServer.Start);
    }

    [Theory]
    [MemberData(nameof(FpmRows))]
    public Task PHP_FPM_does_not_start_and_nginx_answers_502(int number)
    {
        Assert.SkipUnless(FpmServer.IsInstalled, FpmServer.NotFound);
        return (OfFpm[number] with { Beside = scene => FpmServer.StartFront(scene, "127.0.0.1:OTHER") }).Show(FpmServer.Start);
    }

    [Theory]
    [MemberData(nameof(GunicornRows))]
    public Task Gunicorn_does_not_start_and_nginx_answers_502(int number)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        return OfGunicorn[number].Show(GunicornServer.Start);
    }

    [Theory]
    [MemberData(nameof(PumaRows))]
    public Task Puma_does_not_start_and_nginx_answers_502(int number)
    {
        Assert.SkipUnless(PumaServer.IsInstalled, PumaServer.NotFound);
        return OfPuma[number].Show(PumaServer.Start);
    }

    static string Nginx(string location) => NginxServer.Http(NginxServer.Server(location));

    static string Pool(string children = "2") => FpmServer.Pool("listen = 127.0.0.1:OTHER", "pm = static", $"pm.max_children = {children}");

    static Func<Scene, Task> Write(string file, string text) => scene =>
    {
        scene.Write(file, text);
        return Task.CompletedTask;
    };

    static Proof Behind(string rule, string bad, string good, string failure, string words) => new(rule, bad, good, Visits.Front, failure, words, Refused)
    {
        Beside = scene => NginxServer.Start(scene, Nginx("proxy_pass http://127.0.0.1:OTHER;")),
    };
}
