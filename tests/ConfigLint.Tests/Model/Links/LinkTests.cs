using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Links;

/// <summary>Which pass reaches which app server: by addresses, in the network namespaces that the stack has.</summary>
public sealed class LinkTests
{
    const string Pass = "server {\n  listen 80;\n  location / { proxy_pass http://TARGET; }\n}\n";

    [Fact]
    public void A_compose_service_is_reached_by_its_name() => Assert.Equal(
        ["exact: web.conf -> compose.yaml (app is the service \"app\" that it runs in)"],
        Links(("compose.yaml", Compose), ("web.conf", Pass.Replace("TARGET", "app:8000"))));

    [Fact]
    public void A_name_of_another_service_reaches_nothing_here() =>
        Assert.Empty(Links(("compose.yaml", Compose), ("web.conf", Pass.Replace("TARGET", "cache:8000"))));

    [Fact]
    public void The_loopback_of_one_container_is_not_that_of_another() =>
        Assert.Empty(Links(("compose.yaml", Compose), ("web.conf", Pass.Replace("TARGET", "127.0.0.1:8000"))));

    [Fact]
    public void Services_may_share_a_network() => Assert.Equal(
        ["exact: web.conf -> compose.yaml (it listens on 0.0.0.0:8000 of the same container)"],
        Links(("compose.yaml", Compose.Replace("nginx:1.27", "nginx:1.27, network_mode: 'service:app'")), ("web.conf", Pass.Replace("TARGET", "127.0.0.1:8000"))));

    [Theory]
    [InlineData("127.0.0.1:8000", "bind = '127.0.0.1:8000'", "exact: etc/nginx/conf.d/web.conf -> app/gunicorn.conf.py (it listens on 127.0.0.1:8000 of the same host)")]
    [InlineData("localhost:8000", "bind = ':8000'", "exact: etc/nginx/conf.d/web.conf -> app/gunicorn.conf.py (it listens on 0.0.0.0:8000 of the same host)")]
    [InlineData("unix:/var/run/app.sock", "bind = 'unix:/run/app.sock'", "exact: etc/nginx/conf.d/web.conf -> app/gunicorn.conf.py (both name the socket /run/app.sock)")]
    [InlineData("10.1.2.3:8000", "bind = '10.1.2.3:8000'", "exact: etc/nginx/conf.d/web.conf -> app/gunicorn.conf.py (both name 10.1.2.3:8000)")]
    [InlineData("app.internal:8000", "bind = '0.0.0.0:8000'", "probable: etc/nginx/conf.d/web.conf -> app/gunicorn.conf.py (it is the only one that listens on port 8000 (0.0.0.0:8000))")]
    [InlineData("app.internal:8000", "bind = '127.0.0.1:8000'", null)]
    [InlineData("127.0.0.1:8001", "bind = '127.0.0.1:8000'", null)]
    public void On_one_host_addresses_tell(string target, string bind, string? expected)
    {
        var links = Links(("etc/nginx/conf.d/web.conf", Pass.Replace("TARGET", target.StartsWith("unix", StringComparison.Ordinal) ? target + ":" : target)), ("app/gunicorn.conf.py", bind + "\n"));
        Assert.Equal(expected is null ? [] : [expected], links);
    }

    [Fact]
    public void Hosts_are_never_mixed() => Assert.Equal(
        ["exact: hosts/web1/etc/nginx/web.conf -> hosts/web1/srv/gunicorn.conf.py (it listens on 127.0.0.1:8000 of the same host)"],
        Links(
            ("hosts/web1/etc/nginx/web.conf", Pass.Replace("TARGET", "127.0.0.1:8000")),
            ("hosts/web1/srv/gunicorn.conf.py", "bind = '127.0.0.1:8000'\n"),
            ("hosts/web2/etc/nginx/web.conf", Pass.Replace("TARGET", "127.0.0.1:9000")),
            ("hosts/web2/srv/gunicorn.conf.py", "bind = '127.0.0.1:8000'\n")));

    const string Main = "events {}\nhttp {\n  server { listen PORT; location / { proxy_pass http://TARGET; } }\n}\n";

    [Fact]
    public void A_port_that_nginx_itself_listens_on_is_no_other_servers() =>
        Assert.Empty(Links(
            ("nginx/shop/nginx.conf", "events {}\nhttp {\n  server { listen 80; location / { proxy_pass http://127.0.0.1:8080; } }\n  server { listen 8080; return 204; }\n}\n"),
            ("nginx/blog/nginx.conf", Main.Replace("PORT", "8080").Replace("TARGET", "10.0.0.9:8000"))));

    [Fact]
    public void Its_own_pass_behind_that_port_is_reached() => Assert.Equal(
        ["exact: nginx/shop/nginx.conf -> nginx/shop/nginx.conf (it listens on *:8080 of the same host)"],
        Links(
            ("nginx/shop/nginx.conf", "events {}\nhttp {\n  server { listen 80; location / { proxy_pass http://127.0.0.1:8080; } }\n  server { listen 8080; location / { proxy_pass http://10.0.0.8:8000; } }\n}\n"),
            ("nginx/blog/nginx.conf", Main.Replace("PORT", "8080").Replace("TARGET", "10.0.0.9:8000"))));

    [Fact]
    public void Main_files_that_listen_on_one_port_are_several_machines() =>
        Assert.Empty(Links(
            ("nginx/shop/nginx.conf", Main.Replace("PORT", "80").Replace("TARGET", "127.0.0.1:8080")),
            ("nginx/blog/nginx.conf", Main.Replace("PORT", "8080").Replace("TARGET", "10.0.0.9:8000")),
            ("nginx/wiki/nginx.conf", Main.Replace("PORT", "8080").Replace("TARGET", "10.0.0.7:8000"))));

    [Theory]
    [InlineData("unix:/tmp/app.sock:", "unix:/tmp/app.sock", "both name the socket /tmp/app.sock, as do other main files")]
    [InlineData("127.0.0.1:8000", "127.0.0.1:8000", "it is the only one that listens on port 8000 (127.0.0.1:8000)")]
    public void Whose_backend_it_is_that_several_main_files_pass_to_is_only_probable(string target, string bind, string reason) => Assert.Equal(
        [$"probable: a/nginx.conf -> b/gunicorn.conf.py ({reason})", $"probable: b/nginx.conf -> b/gunicorn.conf.py ({reason})"],
        Links(
            ("a/nginx.conf", Main.Replace("PORT", "80").Replace("TARGET", target)),
            ("b/nginx.conf", Main.Replace("PORT", "80").Replace("TARGET", target)),
            ("b/gunicorn.conf.py", $"bind = '{bind}'\n")));

    [Fact]
    public void Containers_of_a_pod_share_their_loopback_and_a_Service_leads_to_its_pods()
    {
        const string Pods = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web}
            data:
              nginx.conf: |
                events {}
                http {
                  server { listen 80; location / { proxy_pass http://127.0.0.1:8000; } location /api { proxy_pass http://api:80; } }
                }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  volumes: [{name: conf, configMap: {name: web}}]
                  containers:
                    - {name: nginx, image: "nginx:1.27", volumeMounts: [{name: conf, mountPath: /etc/nginx/nginx.conf, subPath: nginx.conf}]}
                    - {name: app, image: shop, command: [gunicorn, shop.wsgi, --bind, "127.0.0.1:8000"]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: api}
            spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec:
              selector: {matchLabels: {app: api}}
              template:
                metadata: {labels: {app: api}}
                spec:
                  containers:
                    - {name: api, image: api, args: [gunicorn, api, -b, ":8000"], ports: [{name: http, containerPort: 8000}]}
            """;
        Assert.Equal(
            [
                "exact: pods.yaml -> pods.yaml (it listens on 127.0.0.1:8000 of the same pod)",
                "exact: pods.yaml -> pods.yaml (the Service \"api\" leads to port 8000 of Deployment \"api\")",
            ],
            Links(("pods.yaml", Pods)));
    }

    [Fact]
    public void A_route_is_the_whole_chain()
    {
        var stack = Assert.Single(StacksOf(
            ("etc/nginx/front.conf", "server { listen 80; location / { proxy_pass http://127.0.0.1:81; } }\nserver { listen 127.0.0.1:81; location / { proxy_pass http://127.0.0.1:8000; } }\n"),
            ("app/gunicorn.conf.py", "bind = '127.0.0.1:8000'\n")));
        Assert.Equal(["nginx nginx gunicorn"], stack.Routes.Select(r => string.Join(' ', r.Hops.Select(h => h.Server))));
    }

    [Fact]
    public void A_circle_of_passes_ends() =>
        Assert.Empty(Assert.Single(StacksOf(("etc/nginx/x.conf", "server { listen 81; location / { proxy_pass http://127.0.0.1:82; } }\nserver { listen 82; location / { proxy_pass http://127.0.0.1:81; } }\n"))).Routes);

    [Fact]
    public void Two_services_run_in_containers_and_see_different_files()
    {
        var stack = Assert.Single(StacksOf(("compose.yaml", Compose), ("web.conf", Pass.Replace("TARGET", "app:8000"))));
        var (pass, app) = (stack.Hops.OfType<ProxyHop>().Single(), stack.Hops.OfType<AppServer>().Single());
        Assert.Equal("service \"app\"", Assert.Single(stack.ContainersOf(app)).Name);
        Assert.False(stack.RunsOnHost(pass));
        Assert.False(stack.ShareFiles(pass, app));
        Assert.True(stack.ShareFiles(app, app));
    }

    [Fact]
    public void A_shared_network_is_no_shared_folder()
    {
        var stack = Assert.Single(StacksOf(("compose.yaml", Compose.Replace("nginx:1.27", "nginx:1.27, network_mode: 'service:app'")), ("web.conf", Pass.Replace("TARGET", "127.0.0.1:8000"))));
        var link = Assert.Single(stack.Links);
        Assert.True(link.IsLocal);
        Assert.False(stack.ShareFiles(link.From, link.To));
    }

    [Fact]
    public void On_a_host_all_see_the_same_files()
    {
        var stack = Assert.Single(StacksOf(("etc/nginx/conf.d/web.conf", Pass.Replace("TARGET", "127.0.0.1:8000")), ("app/gunicorn.conf.py", "bind = ':8000'\n")));
        var link = Assert.Single(stack.Links);
        Assert.True(stack.RunsOnHost(link.From));
        Assert.Empty(stack.ContainersOf(link.To));
        Assert.True(stack.ShareFiles(link.From, link.To));
    }

    const string Compose = """
        services:
          web: {image: nginx:1.27, volumes: ["./web.conf:/etc/nginx/conf.d/default.conf"]}
          app: {image: python:3.12, command: gunicorn shop.wsgi --bind 0.0.0.0:8000}
          cache: {image: redis:7}
        """;

    static List<string> Links(params (string Path, string Text)[] files) =>
        [.. StacksOf(files).SelectMany(s => s.Links).Select(l => $"{l.Confidence.ToString().ToLowerInvariant()}: {FileOf(l.From)} -> {FileOf(l.To)} ({l.Reason})")];

    static IReadOnlyList<Stack> StacksOf(params (string Path, string Text)[] files)
    {
        var disk = new InMemoryFileSystem();
        foreach (var (path, text) in files)
            disk.Add("/w/" + path, text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default, path => path["/w/".Length..]) { Roots = ["/w"] };
        foreach (var (path, _) in files)
            workspace.Open("/w/" + path, path.EndsWith(".py", StringComparison.Ordinal) ? ConfigFormat.Gunicorn : path.EndsWith(".yaml", StringComparison.Ordinal) ? ConfigFormat.Yaml : ConfigFormat.Nginx);
        return StackBuilder.Build(workspace);
    }

    static string FileOf(Hop hop) => hop.At.Path.Split('#')[0];
}
