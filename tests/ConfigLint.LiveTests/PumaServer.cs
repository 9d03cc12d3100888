namespace ConfigLint.LiveTests;

/// <summary>A real Puma, with the lock file of its version beside its configuration.</summary>
static class PumaServer
{
    public const string NotFound = "install Debian's packages nginx, puma and ruby-rack";

    const string App = """
        FOLDER = __dir__
        run ->(env) do
          path = env["PATH_INFO"]
          if path == "/hold"
            File.write("#{FOLDER}/held.#{Process.pid}", "")
            sleep 0.01 until File.exist?("#{FOLDER}/release")
          elsif path.start_with?("/slow/")
            sleep path[6..].to_i / 1000.0
          end
          [200, { "content-length" => "2" }, ["ok"]]
        end

        """;

    public static bool IsInstalled => NginxServer.IsInstalled && Servers.Find("puma") is not null;

    /// <summary>A configuration file that listens where the nginx in front looks.</summary>
    public static string File(params string[] lines) => string.Join('\n', ["bind \"tcp://127.0.0.1:OTHER\"", .. lines, ""]);

    public static Task Start(Scene scene, string text)
    {
        scene.Write("config.ru", App);
        scene.Write("Gemfile.lock", "GEM\n  specs:\n    puma (5.6.5)\n\nDEPENDENCIES\n  puma\n");
        return scene.Start("puma", "config/puma.rb", text, "-C DIR/config/puma.rb DIR/config.ru", "puma.log", "Use Ctrl-C to stop");
    }
}
