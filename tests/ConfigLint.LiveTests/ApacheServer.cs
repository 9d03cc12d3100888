namespace ConfigLint.LiveTests;

/// <summary>A real Apache httpd.</summary>
static class ApacheServer
{
    public const string NotFound = "install Debian's package apache2";

    static readonly string[] Modules =
    [
        "mpm_event", "authz_core", "proxy", "proxy_http", "proxy_fcgi", "slotmem_shm", "proxy_balancer", "lbmethod_byrequests", "proxy_hcheck", "socache_shmcb", "ssl",
    ];

    public static bool IsInstalled => Servers.Find("apache2") is not null;

    /// <summary>A main file with these lines.</summary>
    public static string Config(params string[] lines) =>
        $$"""
        ServerRoot "DIR"
        ServerName proof.test
        Listen 127.0.0.1:LISTEN
        User www-data
        Group www-data
        PidFile DIR/httpd.pid
        DefaultRuntimeDir DIR
        ErrorLog DIR/httpd.log
        LogLevel info
        {{string.Join('\n', Modules.Select(module => $"LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so"))}}
        {{string.Join('\n', lines)}}

        """;

    public static Task Start(Scene scene, string text) =>
        scene.Start("apache2", "httpd.conf", text, "-d DIR -f DIR/httpd.conf -DFOREGROUND", "httpd.log", "resuming normal operations");
}
