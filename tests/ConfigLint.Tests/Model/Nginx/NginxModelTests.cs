using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Tests.Model.Nginx;

public class NginxModelTests
{
    static NginxPass Pass(string http, params (string, string)[] more)
    {
        var (_, nginx) = Workspaces.Nginx([("etc/nginx/nginx.conf", $"events {{}}\nhttp {{\n{http}\n}}\n"), .. more]);
        return nginx.Passes[0];
    }

    [Fact]
    public void A_value_comes_from_the_nearest_level_and_knows_it()
    {
        var pass = Pass("proxy_read_timeout 2m; server { proxy_connect_timeout 5s; location / { proxy_send_timeout 7; proxy_pass http://10.0.0.1; } }");
        Assert.Equal(TimeSpan.FromSeconds(120), pass.ReadTimeout.Value);
        Assert.Equal("http", Assert.IsType<Origin.Inherited>(pass.ReadTimeout.Origin).From);
        Assert.Equal("server", Assert.IsType<Origin.Inherited>(pass.ConnectTimeout.Origin).From);
        Assert.IsType<Origin.Written>(pass.SendTimeout.Origin);
    }

    [Fact]
    public void A_default_counts_when_every_file_that_could_set_it_was_read()
    {
        var pass = Pass("server { location / { proxy_pass http://10.0.0.1; } }");
        Assert.Equal(TimeSpan.FromSeconds(60), pass.ReadTimeout.Value);
        Assert.True(pass.ReadTimeout.IsDefault);
    }

    [Theory]
    [InlineData("include /etc/nginx/shared.conf; server { location / { proxy_pass http://10.0.0.1; } }")]
    [InlineData("server { include conf.d/*.conf; location / { proxy_pass http://10.0.0.1; } }")]
    [InlineData("server { location / { include $x; proxy_pass http://10.0.0.1; } }")]
    [InlineData("server { location / { proxy_read_timeout $x; proxy_pass http://10.0.0.1; } }")]
    [InlineData("server { location / { proxy_read_timeout 1.5s; proxy_pass http://10.0.0.1; } }")]
    public void An_unread_include_a_variable_or_a_refused_value_is_unknown(string http) => Assert.False(Pass(http).ReadTimeout.IsKnown);

    [Theory]
    [InlineData("include mime.types; include /etc/nginx/fastcgi_params;")]
    [InlineData("include /etc/nginx/modules-enabled/*.conf;")]
    public void Files_that_every_distribution_ships_hide_no_time_out(string include) =>
        Assert.True(Pass($"{include} server {{ location / {{ proxy_pass http://10.0.0.1; }} }}").ReadTimeout.IsDefault);

    [Fact]
    public void Nothing_missing_is_claimed_of_a_snippet()
    {
        var (_, nginx) = Workspaces.Nginx(("conf.d/app.conf", "server { location / { proxy_connect_timeout 1s; proxy_pass http://10.0.0.1; } }"));
        Assert.False(nginx.IsComplete);
        Assert.True(nginx.Passes[0].ConnectTimeout.IsKnown);
        Assert.False(nginx.Passes[0].ReadTimeout.IsKnown);
    }

    [Fact]
    public void Includes_are_relative_to_the_main_file_and_expanded_in_byte_order()
    {
        var (workspace, nginx) = Workspaces.Nginx(
            ("etc/nginx/nginx.conf", "events {}\nhttp { include sites/*; }"),
            ("etc/nginx/sites/b", "server { server_name b; include snippets/p.conf; }"),
            ("etc/nginx/sites/B", "server { server_name B; }"),
            ("etc/nginx/sites/.hidden", "server { server_name hidden; }"),
            ("etc/nginx/snippets/p.conf", "location / { proxy_pass http://10.0.0.1; }"));
        Assert.Equal(["B", "b"], nginx.Servers.Select(s => s.Names[0]));
        Assert.Single(nginx.Passes);
        Assert.Empty(workspace.Problems);
    }

    [Fact]
    public void An_absolute_include_of_a_copied_host_tree_means_that_host()
    {
        var (_, nginx) = Workspaces.Nginx(
            ("hosts/web1/etc/nginx/nginx.conf", "events {}\nhttp { include /etc/nginx/conf.d/*.conf; }"),
            ("hosts/web1/etc/nginx/conf.d/a.conf", "server { server_name one; }"),
            ("hosts/web2/etc/nginx/conf.d/a.conf", "server { server_name two; }"));
        Assert.Equal("one", Assert.Single(nginx.Servers).Names[0]);
    }

    [Fact]
    public void A_main_file_kept_elsewhere_finds_its_neighbours_for_etc_nginx()
    {
        var (_, nginx) = Workspaces.Nginx(
            ("docker/nginx.conf", "events {}\nhttp { include /etc/nginx/conf.d/*.conf; }"),
            ("docker/conf.d/a.conf", "server { server_name one; }"));
        Assert.Single(nginx.Servers);
    }

    [Fact]
    public void A_cycle_of_includes_ends_and_is_reported()
    {
        var (workspace, _) = Workspaces.Nginx(("nginx.conf", "events {}\nhttp { include a.conf; }"), ("a.conf", "include b.conf;"), ("b.conf", "include a.conf;"));
        Assert.Contains(workspace.Problems, p => p.RuleId == "CL0006");
    }

    [Theory]
    [InlineData("etc/nginx/nginx.conf", false)]
    [InlineData("some/folder/nginx.conf", true)]
    public void A_missing_plain_include_is_a_warning_only_in_an_installed_folder(string main, bool isNote)
    {
        var (workspace, _) = Workspaces.Nginx((main, "events {}\nhttp { include lost.conf; }"));
        Assert.Equal(isNote, Assert.Single(workspace.Problems, p => p.RuleId == "CL0005").IsNote);
    }

    [Theory]
    [InlineData("listen 80\n    server_name a;", "\";\" is missing after \"80\"")]
    [InlineData("proxy_read_timeout 5;\n    proxy_read_timeout 6;", "is duplicate")]
    [InlineData("worker_connections 5;", "is not allowed here")]
    [InlineData("proxy_read_timeout;", "invalid number of arguments")]
    [InlineData("proxy_buffering yes;", "must be \"on\" or \"off\"")]
    [InlineData("location / { return 200 { } }", "is not terminated by")]
    [InlineData("location / ;", "has no opening")]
    [InlineData("location ~ x { proxy_pass http://a/b; }", "cannot have URI part")]
    [InlineData("location / { proxy_pass a; }", "invalid URL prefix")]
    public void What_nginx_refuses_is_a_syntax_error(string server, string message)
    {
        var (workspace, _) = Workspaces.Nginx(("nginx.conf", $"events {{}}\nhttp {{\n  server {{\n    {server}\n  }}\n}}\n"));
        Assert.Contains(workspace.Problems, p => p.RuleId == "CL0001" && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rewrite ^ /x\n break;")]
    [InlineData("more_set_headers 'A: b';")]
    [InlineData("error_log /dev/null\n warn;")]
    [InlineData("proxy_read_timeout \"{{ timeout }}\";")]
    public void What_another_module_or_a_template_may_mean_is_none(string server)
    {
        var (workspace, _) = Workspaces.Nginx(("nginx.conf", $"events {{}}\nhttp {{\n  server {{\n    {server}\n  }}\n}}\n"));
        Assert.DoesNotContain(workspace.Problems, p => p.RuleId == "CL0001");
    }

    [Fact]
    public void An_upstream_knows_its_servers_and_users()
    {
        var pass = Pass("upstream App { server 10.0.0.1:81 max_conns=5; server unix:/var/run/a.sock backup; keepalive 8; } server { location / { proxy_pass http://app/x; } }");
        var upstream = pass.Upstream!;
        Assert.Equal(pass, Assert.Single(upstream.Passes));
        Assert.Equal(8, upstream.KeepaliveConnections.Value);
        Assert.Equal(5, upstream.Servers[0].MaxConnections);
        Assert.True(upstream.Servers[1].IsBackup);
        Assert.Equal(["10.0.0.1:81", "unix:/run/a.sock"], pass.Target.Addresses.Select(a => a.ToString()));
        Assert.True(pass.Target.IsComplete);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("1.28.0", "1.0")]
    [InlineData("1.29.7", "1.1")]
    public void A_default_that_changed_needs_the_version(string? version, string? expected)
    {
        (string, string)[] files = [("nginx.conf", "events {}\nhttp { server { location / { proxy_pass http://10.0.0.1; } } }")];
        var workspace = version is null ? Workspaces.Of(ConfigFormat.Nginx, files) : Workspaces.WithNginxVersion(version, files);
        var pass = StackBuilder.Build(workspace)[0].Elements.OfType<NginxPass>().Single();
        var setting = pass.Context.Word("proxy_http_version");
        Assert.Equal(expected, setting.IsKnown ? setting.Value : null);
    }

    [Theory]
    [InlineData("set $b 10.0.0.5; location / { proxy_pass http://$b:8080; }", "10.0.0.5:8080")]
    [InlineData("location / { set $b app.internal; proxy_pass http://$b$request_uri; }", "app.internal:80")]
    [InlineData("location / { proxy_pass http://$pool; }", "10.1.0.1:80,10.1.0.2:80")]
    [InlineData("location / { proxy_pass http://$host; }", "")]
    [InlineData("set $b $arg_x; location / { proxy_pass http://$b; }", "")]
    public void Variables_that_are_constants_are_put_in(string server, string addresses)
    {
        var pass = Pass($"map $arg_p $pool {{ default 10.1.0.1; two 10.1.0.2; }} server {{ {server} }}");
        Assert.Equal(addresses, string.Join(",", pass.Target.Addresses));
        Assert.Equal(addresses.Length > 0, pass.Target.IsComplete);
    }

    [Theory]
    [InlineData("/ws", "", true)]
    [InlineData("/api", "proxy_buffering off;", true)]
    [InlineData("/api", "proxy_set_header Upgrade $http_upgrade;", true)]
    [InlineData("/api", "proxy_read_timeout 1h;", true)]
    [InlineData("/api", "proxy_read_timeout 60s;", false)]
    public void Streams_are_recognised(string path, string directives, bool expected) =>
        Assert.Equal(expected, Pass($"server {{ location {path} {{ {directives} proxy_pass http://10.0.0.1; }} }}").MayStream);

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/exact", "= /exact")]
    [InlineData("/static/a.php", "^~ /static/")]
    [InlineData("/x/a.php", "~ \\.php$")]
    [InlineData("/app/sub/x", "/app/sub/")]
    public void The_location_of_a_path_is_chosen_as_nginx_does(string path, string location)
    {
        var (_, nginx) = Workspaces.Nginx(("nginx.conf", """
            events {}
            http { server {
                location / { return 200; }
                location = /exact { return 200; }
                location ^~ /static/ { return 200; }
                location ~ \.php$ { return 200; }
                location /app/ { return 200; }
                location /app/sub/ { return 200; }
            } }
            """));
        var match = nginx.Servers[0].Locations.Match(path)!;
        Assert.Equal(location, string.Join(' ', match.Block!.Arguments()));
    }

    [Theory]
    [InlineData("*.conf", "a.conf", true)]
    [InlineData("*.conf", ".a.conf", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("a*b*c", "aXbYc", true)]
    [InlineData("a*b*c", "aXbY", false)]
    public void Globs_match_as_glob_3_does(string pattern, string name, bool expected) => Assert.Equal(expected, Glob.Matches(pattern, name));

    [Theory]
    [InlineData("Dockerfile", "FROM nginx:1.27.3-alpine\nCOPY nginx.conf /etc/nginx/\n", "1.27.3")]
    [InlineData("Dockerfile.web", "ARG X=1\nFROM --platform=linux/amd64 docker.io/library/nginx:1.29 AS web\n", "1.29")]
    [InlineData("docker-compose.yml", "services:\n  web:\n    image: nginxinc/nginx-unprivileged:1.25\n  db:\n    image: postgres:16\n", "1.25")]
    [InlineData("docker-compose.yml", "services:\n  a:\n    image: nginx:1.25\n  b:\n    image: nginx:1.29\n", null)]
    [InlineData("docker-compose.yml", "services:\n  a:\n    image: nginx:latest\n", null)]
    [InlineData("docker-compose.yml", "services:\n  a:\n    image: nginx:${TAG:-1.25}\n", null)]
    [InlineData("Dockerfile", "FROM python:3.12\n", null)]
    public void The_version_is_that_of_the_image(string file, string text, string? version)
    {
        var disk = new InMemoryFileSystem();
        disk.Add("/w/web/nginx.conf", "events {}\nhttp { }\n");
        disk.Add("/w/" + file, text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default);
        workspace.Open("/w/web/nginx.conf", ConfigFormat.Nginx);
        Assert.Equal(version, StackBuilder.Build(workspace)[0].Elements.OfType<NginxConfiguration>().Single().Version?.ToString());
    }

    [Theory]
    [InlineData("1.29", null)]
    [InlineData("1.28", false)]
    [InlineData("1.29.6", false)]
    [InlineData("1.29.7", true)]
    [InlineData("1.30", true)]
    public void A_version_in_part_decides_only_what_it_can(string version, bool? expected) =>
        Assert.Equal(expected, VersionBounds.IsAtLeast(Version.Parse(version), new Version(1, 29, 7)));
}
