namespace ConfigLint.LiveTests;

/// <summary>A real Gunicorn, started as the Procfile beside its configuration says; the application answers as index.php does.</summary>
static class GunicornServer
{
    public const string NotFound = "install Debian's packages nginx and gunicorn";

    const string App = """
        import os, sys, time
        FOLDER = os.path.dirname(os.path.abspath(__file__))
        def app(environ, start_response):
            path = environ["PATH_INFO"]
            if path == "/hold":
                open(f"{FOLDER}/held.{os.getpid()}", "w").close()
                while not os.path.exists(f"{FOLDER}/release"):
                    time.sleep(0.01)
            elif path.startswith("/slow/"):
                time.sleep(int(path[6:]) / 1000)
            elif path == "/port":
                print("client port", environ["REMOTE_PORT"], file=sys.stderr, flush=True)
            start_response("200 OK", [("Content-Length", "2")])
            return [b"ok"]

        """;

    public static bool IsInstalled => NginxServer.IsInstalled && Servers.Find("gunicorn") is not null;

    /// <summary>A configuration file that listens where the nginx in front looks.</summary>
    public static string File(params string[] lines) => string.Join('\n', ["bind = \"127.0.0.1:OTHER\"", .. lines, ""]);

    public static void WriteApp(Scene scene) => scene.Write("app.py", App);

    public static Task Start(Scene scene, string text)
    {
        WriteApp(scene);
        scene.Write("Procfile", "web: gunicorn -c gunicorn.conf.py app:app\n");
        return scene.Start("gunicorn", "gunicorn.conf.py", text, "-c DIR/gunicorn.conf.py --chdir DIR app:app", "gunicorn.log", "Listening at");
    }
}
