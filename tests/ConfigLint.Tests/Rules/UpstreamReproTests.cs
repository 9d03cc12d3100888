using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Rules;

/// <summary>The pairs of ../shared/repro about a proxy and the server behind it, as their run.sh starts them: what failed is flagged, what worked is not.</summary>
public sealed class UpstreamReproTests
{
    const string Nginx = "etc/nginx/nginx.conf";

    /// <summary>Pair, the port that run.sh puts in the place of the one in bad.conf, what listens there.</summary>
    [Theory]
    [InlineData("nginx-fastcgi-pass-to-http-server", "28131", "28131", "gunicorn")]
    [InlineData("nginx-fastcgi-pass-to-http-server", "28131", "28132", "nginx")]
    [InlineData("nginx-fastcgi-pass-to-http-server", "28131", "28133", "puma")]
    [InlineData("nginx-grpc-pass-to-http1", "28581", "28581", "nginx")]
    [InlineData("nginx-proxy-pass-to-php-fpm", "28881", "28881", "php-fpm")]
    [InlineData("nginx-uwsgi-pass-to-http-server", "28872", "28872", "nginx")]
    [InlineData("nginx-uwsgi-pass-to-http-server", "pass 127.0.0.1:28872", "pass 127.0.0.1:28873", "gunicorn")]
    [InlineData("nginx-uwsgi-pass-to-http-server", "pass 127.0.0.1:28872", "pass 127.0.0.1:28874", "puma")]
    public void A_pass_in_another_protocol_is_flagged(string pair, string port, string tried, string server)
    {
        var backend = Backend(server, tried[^5..]);
        Assert.Contains("CL6007", Findings([(Nginx, Read(pair, "bad.conf").Replace(port, tried, StringComparison.Ordinal)), .. backend]));
        Assert.DoesNotContain("CL6007", Findings([(Nginx, Read(pair, "good.conf").Replace(port, tried, StringComparison.Ordinal)), .. backend]));
    }

    /// <summary>In bad.conf nobody stands in front: a balancer that sends the PROXY header would be right.</summary>
    [Fact]
    public void A_listen_for_a_PROXY_header_is_flagged_once_somebody_connects_without()
    {
        const string Front = "    server { listen 127.0.0.1:28169; location / { proxy_pass http://127.0.0.1:28160; } }\n";
        var bad = Read("nginx-proxy-protocol-mismatch", "bad.conf");
        Assert.DoesNotContain("CL6013", Findings([(Nginx, bad)]));
        Assert.Contains("CL6013", Findings([(Nginx, bad.Insert(bad.LastIndexOf('}'), Front))]));
        var good = Read("nginx-proxy-protocol-mismatch", "good.conf");
        Assert.DoesNotContain("CL6013", Findings([(Nginx, good.Insert(good.LastIndexOf('}'), Front))]));
    }

    [Fact]
    public void A_socket_that_nobody_makes_is_flagged_beside_one_that_nobody_asks()
    {
        var backend = ("etc/systemd/system/app.service", "[Service]\nWorkingDirectory=/srv/app\nExecStart=/usr/bin/gunicorn -b unix:@REPRO@/nginx-unix-socket-missing/run/app.sock app:app\n".Replace("@REPRO@", "/srv", StringComparison.Ordinal));
        Assert.Contains("CL6008", Findings([(Nginx, Read("nginx-unix-socket-missing", "bad.conf")), backend]));
        Assert.DoesNotContain("CL6008", Findings([(Nginx, Read("nginx-unix-socket-missing", "good.conf")), backend]));
    }

    /// <summary>Pool lines of fpm-unix-socket-not-accessible and fpm-listen-allowed-clients; no rule: what worked.</summary>
    [Theory]
    [InlineData("/srv/bad.sock", "", "CL6009")]
    [InlineData("/srv/good-owner.sock", "listen.owner=www-data\nlisten.group=www-data", "")]
    [InlineData("/srv/good-mode.sock", "listen.mode=0666", "")]
    [InlineData("/srv/bad-mode.sock", "listen.owner=www-data\nlisten.group=www-data\nlisten.mode=0600", "")]
    [InlineData("/srv/bad-owner-other.sock", "listen.owner=nobody\nlisten.group=nogroup\nlisten.mode=0660", "CL6009")]
    [InlineData("127.0.0.1:19361", "listen.allowed_clients=10.9.9.9", "CL6012")]
    [InlineData("127.0.0.1:19362", "listen.allowed_clients=10.9.9.9,127.0.0.1", "")]
    public void A_pool_that_its_web_server_cannot_use_is_flagged(string listen, string pool, string rule)
    {
        var address = listen[0] == '/' ? "unix:" + listen : listen;
        var findings = Findings(
        [
            (Nginx, $"user www-data;\nevents {{}}\nhttp {{ server {{ listen 80; location / {{ fastcgi_pass {address}; }} }} }}\n"),
            ("etc/php-fpm.conf", $"[global]\nerror_log=/srv/fpm.log\ndaemonize=no\n[www]\nuser=www-data\ngroup=www-data\nlisten={listen}\npm=static\npm.max_children=2\n{pool}\n"),
        ]);
        Assert.Equal(rule.Length == 0 ? [] : [rule], findings.Where(id => id is "CL6009" or "CL6012"));
    }

    /// <summary>bind-loopback-behind-remote-proxy with compose's networks in the place of network namespaces.</summary>
    [Theory]
    [InlineData("gunicorn -b 127.0.0.1:8000 app:app", true)]
    [InlineData("gunicorn -b localhost:8000 app:app", true)]
    [InlineData("gunicorn -b 0.0.0.0:8000 app:app", false)]
    [InlineData("gunicorn -b :8000 app:app", false)]
    [InlineData("puma -b tcp://127.0.0.1:8000 config.ru", true)]
    [InlineData("puma -p 8000 config.ru", false)]
    [InlineData("env PORT=8000 gunicorn app:app", false)]
    public void A_loopback_address_of_another_container_is_flagged(string command, bool isFlagged)
    {
        var findings = Findings(
        [
            ("compose.yaml", $"services:\n  web:\n    image: nginx\n    volumes: [./nginx.conf:/etc/nginx/nginx.conf]\n  app:\n    image: app\n    command: {command}\n"),
            ("nginx.conf", "events {}\nhttp { server { listen 80; location / { proxy_pass http://app:8000; } } }\n"),
        ]);
        Assert.Equal(isFlagged, findings.Contains("CL6011"));
    }

    /// <summary>kill-grace-shorter-than-graceful-timeout: who kills, and after how long.</summary>
    [Theory]
    [InlineData("gunicorn -w 1 --graceful-timeout 30 app:app", "3s", true)]
    [InlineData("gunicorn -w 1 --graceful-timeout 30 app:app", "35s", false)]
    [InlineData("puma -w 2 -t 1:1 -C config/puma.rb", "3s", true)]
    [InlineData("puma -w 2 -t 1:1 -C config/puma.rb", "35s", false)]
    public void A_kill_before_the_requests_may_end_is_flagged(string command, string grace, bool isFlagged)
    {
        var findings = Findings(
        [
            ("compose.yaml", $"services:\n  app:\n    image: app\n    working_dir: /srv\n    volumes: [./srv:/srv]\n    command: {command}\n    stop_grace_period: {grace}\n"),
            ("srv/config/puma.rb", "threads 1, 1\n"),
        ]);
        Assert.Equal(isFlagged, findings.Contains("CL6015"));
    }

    static (string Path, string Text)[] Backend(string server, string port) => server switch
    {
        "gunicorn" => [("etc/systemd/system/app.service", $"[Service]\nWorkingDirectory=/\nExecStart=/usr/bin/gunicorn -b 127.0.0.1:{port} app:app\n")],
        "puma" => [("etc/systemd/system/app.service", $"[Service]\nWorkingDirectory=/srv\nExecStart=/usr/bin/puma -q -b tcp://127.0.0.1:{port} -t 1:2 config.ru\n")],
        "php-fpm" => [("etc/php-fpm.conf", $"[global]\nprocess_control_timeout=9s\n[www]\nuser=www-data\nlisten=127.0.0.1:{port}\npm=static\npm.max_children=1\n")],
        _ => [],
    };

    static string Read(string pair, string file) =>
        File.ReadAllText(Path.Combine(SharedCorpus.Shared, "repro", "web", pair, file)).Replace("@REPRO@", "/srv", StringComparison.Ordinal);

    static List<string> Findings(params (string Path, string Text)[] files)
    {
        var disk = new InMemoryFileSystem();
        foreach (var (path, text) in files)
            disk.Add("/w/" + path, text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default);
        foreach (var (path, _) in files)
            workspace.Open("/w/" + path, FormatOf(path));
        return [.. new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings.Select(finding => finding.Diagnostic.Descriptor.Id)];
    }

    static ConfigFormat FormatOf(string path) => Path.GetExtension(path) switch
    {
        ".service" => ConfigFormat.SystemdUnit,
        ".yaml" => ConfigFormat.Yaml,
        ".rb" => ConfigFormat.Puma,
        _ => path.Contains("php", StringComparison.Ordinal) ? ConfigFormat.PhpFpm : ConfigFormat.Nginx,
    };
}
