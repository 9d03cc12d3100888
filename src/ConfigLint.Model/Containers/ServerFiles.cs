using ConfigLint.Model.Launches;

namespace ConfigLint.Model.Containers;

/// <summary>
/// In which containers a server runs on a file. Images copy whole projects, so a file that merely lies in a container says nothing:
/// it counts where the server's own folders are, or where that server is what the container starts.
/// </summary>
internal static class ServerFiles
{
    private static readonly Dictionary<ConfigFormat, (string[] Folders, string[] Programs)> Servers = new()
    {
        [ConfigFormat.Nginx] = (["/etc/nginx/", "/usr/local/nginx/", "/usr/local/openresty/", "/etc/openresty/", "/opt/bitnami/nginx/", "/opt/bitnami/openresty/", "/etc/angie/"], ["nginx", "openresty", "angie"]),
        [ConfigFormat.Apache] = (["/etc/apache2/", "/etc/httpd/", "/usr/local/apache2/", "/opt/bitnami/apache"], ["apache2", "httpd", "apache2-foreground", "httpd-foreground", "apachectl", "apache2ctl"]),
        [ConfigFormat.PhpFpm] = (["/etc/php", "/usr/local/etc/php", "/opt/bitnami/php"], ["php-fpm"]),
        [ConfigFormat.PhpIni] = (["/etc/php", "/usr/local/etc/php", "/usr/local/lib/php", "/opt/bitnami/php"], ["php-fpm"]),
        [ConfigFormat.HAProxy] = (["/usr/local/etc/haproxy/", "/etc/haproxy/"], ["haproxy"]),
        [ConfigFormat.Supervisor] = (["/etc/supervisor", "/etc/supervisord"], ["supervisord"]),
    };

    /// <param name="launches">What is started in the container.</param>
    public static bool Runs(this Container container, SourceFile file, IEnumerable<Launch> launches)
    {
        if (!Servers.TryGetValue(file.Format, out var server))
            return false;
        var paths = container.PathsOf(file);
        return paths.Any(path => Array.Exists(server.Folders, folder => path.StartsWith(folder, StringComparison.Ordinal)))
            || (paths.Count > 0 && launches.Any(l => Array.Exists(server.Programs, program => l.Program.StartsWith(program, StringComparison.Ordinal))));
    }
}
