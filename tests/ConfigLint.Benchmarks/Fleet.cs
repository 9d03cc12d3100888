using System.Globalization;

namespace ConfigLint.Benchmarks;

/// <summary>Trees of many hosts, each with the eight files of a small shop: what a configuration repository of a company looks like.</summary>
static class Fleet
{
    public static int Run(string binary, IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("configlint-fleet").FullName;
        try
        {
            Console.WriteLine($"{"hosts",8}{"files",9}{"MB",8}{"s",9}{"ms/host",9}{"MB/s",8}{"MiB",8}");
            foreach (var hosts in sizes)
            {
                var root = Path.Combine(folder, $"fleet{hosts}");
                var bytes = Write(root, hosts);
                var (milliseconds, peak) = Processes.Median(binary, [root], hosts > 5000 ? 1 : 3);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{hosts,8}{hosts * 8,9}{bytes / 1e6,8:0.0}{milliseconds / 1000,9:0.00}{milliseconds / hosts,9:0.00}{bytes / 1e3 / milliseconds,8:0.0}{peak / 1048576.0,8:0}"));
                Directory.Delete(root, recursive: true);
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The bytes of all files.</returns>
    static long Write(string root, int hosts)
    {
        long bytes = 0;
        for (var i = 0; i < hosts; i++)
        {
            var host = Path.Combine(root, "hosts", $"web{i:00000}");
            foreach (var (path, text) in Files(i))
            {
                var full = Path.Combine(host, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
                bytes += text.Length;
            }
        }
        return bytes;
    }

    static IEnumerable<(string Path, string Text)> Files(int host)
    {
        yield return ("etc/nginx/nginx.conf", """
            user www-data;
            worker_processes auto;
            worker_rlimit_nofile 65536;
            error_log /var/log/nginx/error.log;
            events { worker_connections 4096; }
            http {
                include conf.d/*.conf;
            }

            """);
        yield return ("etc/nginx/conf.d/app.conf", $$"""
            upstream app { server 127.0.0.1:8000; keepalive 16; keepalive_timeout 4s; }
            server {
                listen 80;
                server_name web{{host}}.example.com;
                location / {
                    proxy_pass http://app;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_connect_timeout 5s;
                    proxy_read_timeout {{(host % 10 == 0 ? 120 : 40)}}s;
                }
            }

            """);
        yield return ("etc/nginx/conf.d/php.conf", $$"""
            server {
                listen 81;
                server_name admin{{host}}.example.com;
                root /srv/admin;
                location ~ \.php$ {
                    fastcgi_pass unix:/run/php/www.sock;
                    fastcgi_read_timeout 70s;
                    fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
                }
            }

            """);
        yield return ("etc/php/8.2/fpm/pool.d/www.conf", """
            [www]
            user = www-data
            listen = /run/php/www.sock
            listen.owner = www-data
            listen.mode = 0660
            pm = dynamic
            pm.max_children = 20
            pm.start_servers = 4
            pm.min_spare_servers = 2
            pm.max_spare_servers = 6
            request_terminate_timeout = 60s

            """);
        yield return ("etc/php/8.2/fpm/php.ini", "[PHP]\nmemory_limit = 128M\nmax_execution_time = 30\n");
        yield return ("etc/systemd/system/app.service", """
            [Unit]
            Description=app
            [Service]
            WorkingDirectory=/srv/app
            ExecStart=/usr/bin/gunicorn -c /srv/app/gunicorn.conf.py shop.wsgi
            TimeoutStopSec=60
            [Install]
            WantedBy=multi-user.target

            """);
        yield return ("srv/app/gunicorn.conf.py", "bind = '127.0.0.1:8000'\nworkers = 4\ntimeout = 45\ngraceful_timeout = 40\nkeepalive = 5\n");
        yield return ("etc/haproxy/haproxy.cfg", $$"""
            defaults
                mode http
                timeout connect 5s
                timeout client 60s
                timeout server 60s
            frontend in
                bind *:8080
                default_backend web
            backend web
                server web{{host}} 127.0.0.1:80 check

            """);
    }
}
