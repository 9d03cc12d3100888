namespace ConfigLint.LiveTests;

/// <summary>A real PHP-FPM; its file stands where a package puts it.</summary>
static class FpmServer
{
    public const string NotFound = "install Debian's packages nginx and php8.2-fpm";

    public const int Reload = 12; // SIGUSR2

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

    public static Task Start(Scene scene, string text) =>
        scene.Start("php-fpm8.2", "etc/php-fpm.conf", text, "-n -R -F -y DIR/etc/php-fpm.conf", "fpm.log", "ready to handle connections");
}
