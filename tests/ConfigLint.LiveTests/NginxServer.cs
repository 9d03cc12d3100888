namespace ConfigLint.LiveTests;

/// <summary>A real nginx, whose file stands where a package puts it; a proof's text is a whole file that these methods make.</summary>
static class NginxServer
{
    public const string NotFound = "install Debian's package nginx";

    public const int Reload = 1; // SIGHUP

    /// <summary>An origin with TLS.</summary>
    public const string TlsServer = "server { listen 127.0.0.1:OTHER ssl; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate DIR/app.pem; ssl_certificate_key DIR/app.key; location / { return 200 ok; } }";

    /// <summary>An origin with TLS that refuses those who do not ask for app.test.</summary>
    public const string TlsByName = "server { listen 127.0.0.1:OTHER ssl default_server; ssl_reject_handshake on; }\n"
        + "server { listen 127.0.0.1:OTHER ssl; server_name app.test; ssl_certificate DIR/app.pem; ssl_certificate_key DIR/app.key; location / { return 200 ok; } }";

    const string ConfigFile = "etc/nginx/nginx.conf";
    const string Arguments = "-e DIR/nginx.log -p DIR -c DIR/etc/nginx/nginx.conf";
    const string Ready = "start worker process";

    /// <summary>With placeholders.</summary>
    public static string Command => $"{Servers.Find("nginx")} {Arguments}";

    public static bool IsInstalled => Servers.Find("nginx") is not null;

    /// <summary>A file with these lines in the http block.</summary>
    public static string Http(params string[] http) => WithMain("", http);

    /// <param name="main">What stands outside of the http block, also the events block unless it is empty.</param>
    public static string WithMain(string main, params string[] http) =>
        $$"""
        daemon off;
        user root;
        worker_processes 1;
        pid DIR/nginx.pid;
        error_log DIR/nginx.log info;
        {{(main.Contains("events", StringComparison.Ordinal) ? main : $"{main}\nevents {{ worker_connections 256; }}")}}
        http {
            access_log off;
            client_body_temp_path DIR/client_body;
            proxy_temp_path DIR/proxy;
            fastcgi_temp_path DIR/fastcgi;
            uwsgi_temp_path DIR/uwsgi;
            scgi_temp_path DIR/scgi;
        {{string.Join('\n', http)}}
        }

        """;

    /// <summary>The server for clients, with this in its location /.</summary>
    public static string Server(string location) => $"server {{ listen 127.0.0.1:LISTEN; location / {{ {location} }} }}";

    public static Task Start(Scene scene, string text) =>
        scene.Start("nginx", ConfigFile, text, Arguments, "nginx.log", Ready);

    /// <summary>The same by a script that prepares for it and runs <see cref="Command"/>.</summary>
    /// <param name="shell">What runs the script, with its arguments.</param>
    public static Task StartByScript(Scene scene, string text, string script, string shell = "sh", string arguments = "")
    {
        scene.Write("start.sh", script);
        return scene.Start(shell, ConfigFile, text, arguments + "DIR/start.sh", "nginx.log", Ready);
    }
}
