namespace ConfigLint.LiveTests;

/// <summary>A real PHP-FPM; its file stands where a package puts it.</summary>
static class FpmServer
{
    public const string NotFound = "install Debian's packages nginx and php8.2-fpm";

    public const int Reload = 12; // SIGUSR2

    const string ConfigFile = "etc/php-fpm.conf";
    const string Arguments = "-n -R -F -y DIR/etc/php-fpm.conf";
    const string Ready = "ready to handle connections";

    public static bool IsInstalled => NginxServer.IsInstalled && Servers.Find("php-fpm8.2") is not null;

    /// <summary>A main file with these lines in the pool app.</summary>
    public static string Pool(params string[] pool) => WithGlobal("process_control_timeout = 30s", pool);

    public static string WithGlobal(string global, params string[] pool) =>
        $$"""
        [global]
        error_log = DIR/fpm.log
        daemonize = no
        {{global}}

        [app]
        user = root
        group = root
        {{string.Join('\n', pool)}}

        """;

    public static Task Start(Scene scene, string text) => scene.Start("php-fpm8.2", ConfigFile, text, Arguments, "fpm.log", Ready);

    public static Task StartIn(MemoryGroup group, Scene scene, string text)
    {
        scene.Write("start.sh", $"{group.Join} && exec {Servers.Find("php-fpm8.2")} {Arguments}\n");
        return scene.Start("sh", ConfigFile, text, "DIR/start.sh", "fpm.log", Ready);
    }

    /// <summary>The nginx in front, which passes every request to index.php.</summary>
    public static Task StartFront(Scene scene, string address, string more = "") => NginxServer.Start(scene, NginxServer.Http(NginxServer.Server(
        $"fastcgi_pass {address}; {more} fastcgi_param SCRIPT_FILENAME DIR/index.php; fastcgi_param REQUEST_METHOD GET; fastcgi_param REQUEST_URI $request_uri;")));
}
