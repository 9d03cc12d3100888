using ConfigLint.Model;

namespace ConfigLint.Benchmarks;

/// <summary>Made-up configs of any length, numbered so that names differ.</summary>
static class Samples
{
    public static string Of(ConfigFormat format, int number) => format switch
    {
        ConfigFormat.Nginx => NginxServer(number),
        ConfigFormat.Apache => $$"""
            # site {{number}}
            <VirtualHost *:80>
                ServerName s{{number}}.example.com
                ProxyTimeout 60
                ProxyPass "/app" "http://127.0.0.1:{{8000 + (number % 100)}}/app" timeout=60 retry=0
                <IfModule mod_headers.c>
                    RequestHeader set X-Forwarded-Proto "https"
                </IfModule>
            </VirtualHost>

            """,
        ConfigFormat.PhpFpm => $"""
            ; pool {number}
            [pool{number}]
            user = www-data
            listen = /run/php/pool{number}.sock
            pm = dynamic
            pm.max_children = 40
            pm.min_spare_servers = 4
            pm.max_spare_servers = 12
            php_admin_value[memory_limit] = 128M

            """,
        ConfigFormat.PhpIni => $"""
            ; part {number}
            [PHP{number}]
            memory_limit = 256M
            max_execution_time = 30
            error_log = "/var/log/php/error-{number}.log"
            display_errors = Off

            """,
        ConfigFormat.Dockerfile => $$"""
            # stage {{number}}
            FROM python:3.12-slim AS stage{{number}}
            ENV PORT=8000 WEB_CONCURRENCY=3
            COPY requirements.txt ./
            RUN pip install -r requirements.txt
            CMD ["gunicorn", "shop.wsgi", "--bind", "0.0.0.0:8000", "--timeout", "60"]

            """,
        ConfigFormat.Gunicorn => $$"""
            # app {{number}}
            import multiprocessing, os
            bind{{number}} = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
            workers{{number}} = multiprocessing.cpu_count() * 2 + 1
            timeout{{number}} = int(os.getenv("TIMEOUT", "60"))
            def on_starting{{number}}(server):
                server.log.info("starting")

            """,
        ConfigFormat.Puma => $$"""
            # app {{number}}
            threads_{{number}} = ENV.fetch("RAILS_MAX_THREADS") { 5 }.to_i
            threads threads_{{number}}, threads_{{number}}
            port ENV.fetch("PORT", 3000)
            on_worker_boot do
              ActiveRecord::Base.establish_connection if defined?(ActiveRecord)
            end

            """,
        _ => $$"""
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: s{{number}}
              labels: {app: "s{{number}}", tier: web}
            spec:
              selector:
                app: s{{number}}
              ports:
                - port: 80
                  targetPort: http

            """,
    };

    /// <summary>About 550 bytes that nginx accepts.</summary>
    public static string NginxServer(int number) => $$"""
            # site {{number}}
            upstream app{{number}} {
                server 127.0.0.1:{{8000 + (number % 1000)}};
                keepalive 16;
            }
            server {
                listen 127.0.0.1:28080;
                server_name s{{number}}.example.com www.s{{number}}.example.com;
                location / {
                    proxy_http_version 1.1;
                    proxy_set_header Host $host;
                    proxy_set_header Connection "";
                    proxy_read_timeout 60s;
                    proxy_pass http://app{{number}};
                }
                location ~* "\.(css|js)$" { expires 30d; access_log off; }
            }

            """;
}
