using System.Globalization;
using ConfigLint.Model;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.LiveTests;

/// <summary>A real server's own check of one file, in the ways in which the file may be meant: whole, or a part of a larger one.</summary>
/// <param name="Program">Looked for among the installed ones.</param>
/// <param name="Package">Debian's, for the message when it is not.</param>
/// <param name="Wrappings">Main files that include the file {0}; "{0}" for the file as it is.</param>
/// <param name="Arguments">DIR is the folder and MAIN the main file.</param>
sealed record ServerVerdict(string Program, string Package, string[] Wrappings, string Arguments)
{
    // Modules that others need come first.
    static readonly string[] ApacheModules =
    [
        "mpm_event", "authn_core", "authz_core", "authz_host", "authz_user", "auth_basic", "authn_file", "access_compat", "alias", "actions", "autoindex", "dir", "mime", "negotiation", "env", "setenvif", "headers", "rewrite", "expires", "filter", "deflate",
        "include", "macro", "status", "reqtimeout", "remoteip", "ratelimit", "unique_id", "vhost_alias", "slotmem_shm", "socache_shmcb", "cache", "cache_disk", "session", "ssl", "http2", "proxy", "proxy_http", "proxy_fcgi", "proxy_ajp", "proxy_scgi",
        "proxy_uwsgi", "proxy_wstunnel", "proxy_connect", "proxy_http2", "proxy_balancer", "proxy_hcheck", "lbmethod_byrequests", "lbmethod_bytraffic", "lbmethod_bybusyness", "substitute",
    ];

    static readonly string ApacheMain = $$"""
        ServerRoot "DIR"
        ServerName fix.test
        PidFile DIR/httpd.pid
        DefaultRuntimeDir DIR
        ErrorLog DIR/httpd.log
        User www-data
        Group www-data
        {{string.Join('\n', ApacheModules.Select(module => $"LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so"))}}
        Include "{0}"

        """;

    // Puma 5 has no check of its own: the file is loaded as `puma -C` does, and its values are made final.
    const string LoadPuma = "require 'puma'; require 'puma/configuration'; c = Puma::Configuration.new(config_files: [ARGV[0]]); c.load; c.clamp";

    static readonly Dictionary<ConfigFormat, ServerVerdict> All = new()
    {
        [ConfigFormat.Nginx] = new("nginx", "nginx", ["{0}", "events {} http { include {0}; }", "events {} http { server { include {0}; } }", "events {} stream { include {0}; }"], "-t -q -p DIR -c MAIN -g|pid pid; error_log stderr;"),
        [ConfigFormat.Apache] = new("apache2", "apache2", [ApacheMain, ApacheMain.Replace("Include \"{0}\"", "<VirtualHost *:80>\nInclude \"{0}\"\n</VirtualHost>", StringComparison.Ordinal)], "-t -d DIR -f MAIN"),
        [ConfigFormat.PhpFpm] = new("php-fpm8.2", "php8.2-fpm", ["{0}", "[global]\nerror_log = DIR/fpm.log\ninclude = {0}\n"], "-n -R -t -p DIR -y MAIN"),
        [ConfigFormat.Gunicorn] = new("gunicorn", "gunicorn", ["{0}"], "--check-config -c MAIN --chdir DIR fixtest:app"),
        [ConfigFormat.Puma] = new("ruby", "puma", ["{0}"], $"-e|{LoadPuma}|MAIN"),
    };

    public bool IsInstalled => Servers.Find(Program) is not null && (Program != "ruby" || PumaServer.IsInstalled);

    public string NotFound => $"install Debian's package {Package}";

    /// <summary>What the server said last.</summary>
    public string LastAnswer { get; private set; } = "";

    public static ServerVerdict Of(ConfigFormat format) => All[format];

    /// <param name="path">The one of the files that is given to the server; the others are there to be included.</param>
    public bool Accepts(IReadOnlyList<PageFile> files, string path)
    {
        using var folder = new TempFolder();
        folder.Write("fixtest.py", "def app(environ, start_response):\n    pass\n");
        foreach (var file in files)
            folder.Write("w/" + file.Path, file.Text);
        return Array.Exists(Wrappings, wrapping => Accepts(folder, wrapping, folder.At("w/" + path)));
    }

    bool Accepts(TempFolder folder, string wrapping, string file)
    {
        var main = wrapping == "{0}" ? file : folder.Write("main.conf", Fill(wrapping).Replace("{0}", file, StringComparison.Ordinal)).At("main.conf");
        // Words, or behind a bar one argument with blanks.
        var arguments = Arguments.Split('|') is [var words, .. var rest] ? words.Split(' ').Concat(rest) : [];
        var outcome = folder.Execute(Servers.Find(Program)!, [.. arguments.Select(argument => Fill(argument).Replace("MAIN", main, StringComparison.Ordinal))]);
        LastAnswer = string.Create(CultureInfo.InvariantCulture, $"{outcome.Code} {outcome.Error} {outcome.Out}");
        return outcome.Code == 0;

        string Fill(string text) => text.Replace("DIR", folder.Root, StringComparison.Ordinal);
    }
}
