using ConfigLint.Model;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Tests.Model.Launches;

/// <summary>For each stack of the corpus with a compose file: which service runs which config file, read by hand from compose.yml and Dockerfile.</summary>
public sealed class ComposeStacksTests
{
    /// <summary>Stacks that are not named have no service that runs a file of theirs: the files lie in other images, or a variable names their folder.</summary>
    const string Expected = """
        ## CTFd+CTFd
        docker-compose.yml nginx: conf/nginx/http.conf at /etc/nginx/nginx.conf
        ## CachetHQ+Docker
        docker-compose.yml cachet: conf/nginx-site.conf at /etc/nginx/conf.d/default.conf
        docker-compose.yml cachet: conf/nginx.conf at /etc/nginx/nginx.conf
        docker-compose.yml cachet: conf/supervisord.conf at /etc/supervisor/supervisord.conf
        ## TrafeX+docker-php-nginx
        docker-compose.test.yml app: config/fpm-pool.conf at /etc/php85/php-fpm.d/www.conf
        docker-compose.test.yml app: config/nginx.conf at /etc/nginx/nginx.conf
        docker-compose.test.yml app: config/php.ini at /etc/php85/conf.d/custom.ini
        docker-compose.test.yml app: config/supervisord.conf at /etc/supervisor/conf.d/supervisord.conf
        docker-compose.test.yml app: config/conf.d/default.conf at /etc/nginx/conf.d/default.conf
        ## benoitc+gunicorn
        examples/celery_alternative/docker-compose.yml app (1g): gunicorn on examples/celery_alternative/gunicorn_conf.py, workers 4, timeout 120, 0.0.0.0:8000
        examples/http2_gevent/docker-compose.yml gunicorn (512m) (2 cpus): gunicorn on examples/http2_gevent/gunicorn_conf.py, workers 4, timeout 30, 0.0.0.0:8443
        tests/docker/asgi_compliance/docker-compose.yml nginx-proxy: tests/docker/asgi_compliance/nginx.conf at /etc/nginx/nginx.conf
        tests/docker/http2/docker-compose.yml gunicorn-h2: gunicorn on its command, workers 2, timeout unknown, 0.0.0.0:8443
        tests/docker/http2/docker-compose.yml nginx-h2: tests/docker/http2/nginx.conf at /etc/nginx/nginx.conf
        tests/docker/uwsgi/docker-compose.yml gunicorn: gunicorn on its command, workers 2, timeout unknown, 0.0.0.0:8000
        tests/docker/uwsgi/docker-compose.yml nginx: tests/docker/uwsgi/nginx.conf at /etc/nginx/nginx.conf
        ## cdhigh+KindleEar
        docker/docker-compose-nginx.yml nginx: docker/default.conf at /etc/nginx/conf.d/default.conf
        ## docker+awesome-compose
        nginx-flask-mongo/compose.yaml web: nginx-flask-mongo/nginx/nginx.conf at /tmp/nginx.conf
        nginx-golang/compose.yaml proxy: nginx-golang/proxy/nginx.conf at /etc/nginx/conf.d/default.conf
        nginx-nodejs-redis/compose.yaml nginx: nginx-nodejs-redis/nginx/nginx.conf at /etc/nginx/conf.d/default.conf
        nginx-wsgi-flask/compose.yaml nginx-proxy: nginx-wsgi-flask/nginx/nginx.conf at /etc/nginx/nginx.conf
        nginx-wsgi-flask/compose.yaml flask-app: gunicorn on its command, workers 3, timeout 60, 0.0.0.0:8000
        ## openfun+joanie
        docker-compose.yml app: gunicorn on docker/files/usr/local/etc/gunicorn/joanie.py, workers 3, timeout 90, 0.0.0.0:8000
        docker-compose.yml nginx: docker/files/etc/nginx/conf.d/default.conf at /etc/nginx/conf.d/default.conf
        ## suitenumerique+docs
        compose.yml nginx: docker/files/etc/nginx/conf.d/default.conf at /etc/nginx/conf.d/default.conf
        """;

    [Fact]
    public void Services_run_the_files_that_their_volumes_and_images_bring_where_the_server_looks()
    {
        var found = Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Order(StringComparer.Ordinal)
            .Select(stack => (Name: Path.GetFileName(stack), Lines: Describe(stack).ToList()))
            .Where(stack => stack.Lines.Count > 0)
            .SelectMany(stack => stack.Lines.Prepend($"## {stack.Name}"));
        Assert.Equal(Expected, string.Join('\n', found));
    }

    static IEnumerable<string> Describe(string folder)
    {
        var workspace = LoadedStack.Of(folder);
        foreach (var stack in StackBuilder.Build(workspace))
        {
            foreach (var service in stack.Elements.OfType<ComposeService>())
            {
                var limits = (service.MemoryLimit.Is(m => m > 0) ? $" ({Sizes.Format(service.MemoryLimit.Value)})" : "") + (service.CpuLimit.Is(c => c > 0) ? $" ({service.CpuLimit.Value} cpus)" : "");
                foreach (var file in workspace.Files.Where(f => stack.ContainersRunning(f).Contains(service)))
                    yield return $"{service.At.Path} {service.Service}{limits}: {file.Source.Path} at {string.Join(" and ", service.PathsOf(file))}";
                foreach (var server in stack.Elements.OfType<GunicornServer>().Where(s => s.Launch?.Container == service))
                    yield return $"{service.At.Path} {service.Service}{limits}: gunicorn on {server.ConfigFile?.File.Source.Path ?? "its command"}, workers {Show(server.Workers)}, timeout {Show(server.Timeout)}, {Show(server.Listeners)}";
            }
        }
    }

    static string Show(Setting<int> setting) => setting.TryGet(out var value) ? $"{value}" : "unknown";

    static string Show(IReadOnlyList<Listener> listeners) => string.Join(' ', listeners.Select(l => l.Address?.ToString() ?? "?"));
}
