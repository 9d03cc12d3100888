namespace ConfigLint.LiveTests;

/// <summary>A real HAProxy.</summary>
static class HAProxyServer
{
    public const string NotFound = "install Debian's package haproxy";

    public static bool IsInstalled => Servers.Find("haproxy") is not null;

    /// <summary>A file with a frontend for clients, and these lines in its backend "app".</summary>
    public static string Config(params string[] backend) =>
        $"""
        global
            log stdout format raw local0 info
        defaults
            mode http
            log global
            option httplog
            timeout connect 2s
            timeout client 30s
        frontend www
            bind 127.0.0.1:LISTEN
            default_backend app
        backend app
        {string.Join('\n', backend.Select(line => "    " + line))}

        """;

    public static Task Start(Scene scene, string text) => Start(scene, text, "haproxy.cfg");

    public static Task Start(Scene scene, string text, string file) =>
        scene.Start("haproxy", file, text, $"-db -V -f DIR/{file}", "haproxy.log", "as the polling mechanism.");
}
