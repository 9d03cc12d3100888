using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Links;

/// <summary>Every link of every stack of the corpus, read by hand from its files; what is not listed must not be found.</summary>
public sealed class CorpusLinksTests
{
    /// <summary>A line that begins with <c>#</c> says why a pass of that stack reaches no server that the files know.</summary>
    const string Expected = """
        ## CTFd+CTFd
        # ctfd:8000 is the image that the Dockerfile builds; its entry point is a script that is not in the stack
        ## CachetHQ+Docker
        # 127.0.0.1:9000 is the pool of conf/php-fpm-pool.conf, which is a template ({{PHP_MAX_CHILDREN}}) and not yet a pool
        ## TrafeX+docker-php-nginx
        config/conf.d/default.conf:30 -> config/fpm-pool.conf:5 exact: both name the socket /run/php-fpm.sock
        config/conf.d/default.conf:54 -> config/fpm-pool.conf:5 exact: both name the socket /run/php-fpm.sock
        ## benoitc+gunicorn
        # examples/nginx.conf: nothing binds /tmp/gunicorn.sock; the other examples bind ports in containers of their own
        # asgi_compliance: the image's entry point is written by an echo in a RUN, which is never executed here
        tests/docker/http2/nginx.conf:49 -> tests/docker/http2/Dockerfile.gunicorn:19 exact: gunicorn-h2 is the service "gunicorn-h2" that it runs in
        tests/docker/uwsgi/nginx.conf:38 -> tests/docker/uwsgi/Dockerfile.gunicorn:16 exact: gunicorn is the service "gunicorn" that it runs in
        ## cdhigh+KindleEar
        # kindleear:8000 is an image from a registry; tools/nginx/nginx_default begins with a diff's header, so its server block is no server of nginx
        ## cytopia+devilbox
        # templates and examples only, under names that are no config's
        ## docker+awesome-compose
        # web1, web2 and backend are Node and Go programs; $FLASK_SERVER_ADDR is put in by envsubst when the container starts
        ## kanboard+kanboard
        docker/etc/nginx/nginx.conf:50 -> docker/etc/php84/php-fpm.conf:6 exact: both name the socket /run/php-fpm.sock
        ## laradock+laradock
        # php-upstream is written by the image's startup script; proxy, workspace and the rest are in files that are examples (.example)
        ## markshust+docker-magento
        # two images of nginx and two of PHP, of which one each runs; phpfpm:35729 is grunt's live reload
        images/nginx/1.22/conf/default.magento1.conf:30 -> images/php/8.2/conf/php-fpm.conf:9 probable: it is one of 2 that name the socket /sock/docker.sock
        images/nginx/1.22/conf/default.magento1.conf:30 -> images/php/8.3/conf/php-fpm.conf:9 probable: it is one of 2 that name the socket /sock/docker.sock
        images/nginx/1.24/conf/default.magento1.conf:30 -> images/php/8.2/conf/php-fpm.conf:9 probable: it is one of 2 that name the socket /sock/docker.sock
        images/nginx/1.24/conf/default.magento1.conf:30 -> images/php/8.3/conf/php-fpm.conf:9 probable: it is one of 2 that name the socket /sock/docker.sock
        ## netbox-community+netbox
        # Apache and nginx are the two choices of the manual, both on the host of gunicorn
        contrib/apache.conf:33 -> contrib/gunicorn.py:1 exact: it listens on 127.0.0.1:8001 of the same host
        contrib/nginx.conf:18 -> contrib/gunicorn.py:1 exact: it listens on 127.0.0.1:8001 of the same host
        ## openfun+joanie
        docker/files/etc/nginx/conf.d/default.conf:12 -> Dockerfile:147 exact: app is the service "app" that it runs in
        ## praekeltfoundation+docker-django-bootstrap
        nginx/conf.d/django.conf.d/locations/root.conf:3 -> gunicorn/config.py:1 exact: both name the socket /run/gunicorn/gunicorn.sock
        ## python+pythondotorg
        config/nginx.conf:351 -> gunicorn.conf:1 exact: both name the socket /run/cabotage/nginx.sock
        config/nginx.conf:358 -> gunicorn.conf:1 exact: both name the socket /run/cabotage/nginx.sock
        ## quay+quay
        # nginx's files are templates (.jnj)
        ## ruby-china+homeland
        # /_img/uploads of the server itself meets a location of files, and the rewrites there lead to files too
        config/nginx/homeland.conf.erb:141 -> config/puma-master.rb:1 probable: it is the only one that listens on port 7000 (*:7000)
        ## suitenumerique+docs
        # app-dev runs uvicorn (gunicorn's file is for an image that nothing here starts); minio and keycloak are no app servers
        """;

    [Fact]
    public void Exactly_the_links_that_a_reader_finds_are_found()
    {
        var found = Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Order(StringComparer.Ordinal)
            .SelectMany(stack => LinksOf(stack).Prepend($"## {Path.GetFileName(stack)}"));
        Assert.Equal(Expected.Split('\n').Where(line => !line.StartsWith("# ", StringComparison.Ordinal)), found);
    }

    static IEnumerable<string> LinksOf(string folder) => StackBuilder.Build(LoadedStack.Of(folder))
        .SelectMany(stack => stack.Links)
        .Select(link => $"{Place(link.From)} -> {Place(link.To)} {link.Confidence.ToString().ToLowerInvariant()}: {link.Reason}")
        .Order(StringComparer.Ordinal);

    static string Place(Hop hop) => hop.At.ToString()[..hop.At.ToString().LastIndexOf(':')];
}
