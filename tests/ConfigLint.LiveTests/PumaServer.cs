namespace ConfigLint.LiveTests;

/// <summary>A real Puma, with the lock file of its version beside its configuration.</summary>
static class PumaServer
{
    public const string NotFound = "install Debian's packages nginx, puma and ruby-rack";

    const string Gems = "/usr/share/rubygems-integration";

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

    const string DatabaseApp = """
        require "active_record"
        require "yaml"
        FOLDER = __dir__
        ActiveRecord::Base.configurations = YAML.load_file("#{FOLDER}/config/database.yml")
        ActiveRecord::Base.establish_connection(:production)
        run ->(env) do
          ActiveRecord::Base.connection_pool.with_connection do |connection|
            connection.execute("select 1")
            if env["PATH_INFO"] == "/hold"
              File.write("#{FOLDER}/held.#{Process.pid}", "")
              sleep 0.01 until File.exist?("#{FOLDER}/release")
            end
          end
          [200, { "content-length" => "2" }, ["ok"]]
        end

        """;

    public const string NoDatabase = "install Debian's packages ruby-activerecord and ruby-sqlite3";

    public static bool HasDatabase => HasGem("activerecord") && HasGem("sqlite3");

    public static bool IsInstalled => NginxServer.IsInstalled && Servers.Find("puma") is not null;

    /// <summary>A configuration file that listens where the nginx in front looks.</summary>
    public static string File(params string[] lines) => string.Join('\n', ["bind \"tcp://127.0.0.1:OTHER\"", .. lines, ""]);

    public static Task Start(Scene scene, string text)
    {
        scene.Write("config.ru", App);
        scene.Write("Gemfile.lock", "GEM\n  specs:\n    puma (5.6.5)\n\nDEPENDENCIES\n  puma\n");
        return Start(scene, "config/puma.rb", text);
    }

    /// <summary>Three threads that work with ActiveRecord.</summary>
    /// <param name="text">Of config/database.yml.</param>
    public static Task StartWithDatabase(Scene scene, string text)
    {
        scene.Write("config.ru", DatabaseApp);
        scene.Write("config/puma.rb", File("threads 3, 3"));
        return Start(scene, "config/database.yml", text);
    }

    static Task Start(Scene scene, string file, string text) =>
        scene.Start("puma", file, text, "-C DIR/config/puma.rb DIR/config.ru", "puma.log", "Use Ctrl-C to stop");

    // A file "NAME-VERSION.gemspec", in the folder of all Rubies or of one.
    static bool HasGem(string name) => Directory.Exists(Gems) && Directory.EnumerateFiles(Gems, $"{name}-*.gemspec", SearchOption.AllDirectories).Any();
}
