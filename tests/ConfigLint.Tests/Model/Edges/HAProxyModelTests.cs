using ConfigLint.Model;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.HealthChecks;

namespace ConfigLint.Tests.Model.Edges;

public class HAProxyModelTests
{
    const string Shop = """
        global
            maxconn 4096
        defaults
            mode http
            timeout connect 5s
            timeout server 30000
            timeout client 1m
            option httpchk GET /healthz
        defaults slow from base
            timeout server 2m
        frontend www
            bind *:80
            bind 10.0.0.1:443,[::1]:443 ssl crt x.pem
            acl live path_beg /cable
            use_backend ws if live
            default_backend app
        backend app
            default-server check inter 5s fall 2
            server a 10.0.0.1:8000 maxconn 20
            server b app2.test:8000 inter 5s backup send-proxy-v2
            timeout server 4s
        backend ws
            server a unix@/run/ws.sock check
        """;

    [Fact]
    public void A_backend_has_its_own_values_then_those_of_its_defaults()
    {
        var app = Backend(Shop, "app");
        Assert.Equal(TimeSpan.FromSeconds(4), app.ReadTimeout.Value);
        Assert.True(app.ReadTimeout.IsWritten);
        Assert.Equal("backend \"app\"", app.Name);
        Assert.Equal(["10.0.0.1:8000", "app2.test:8000"], app.Target.Addresses.Select(a => a.ToString()));
        Assert.True(app.Target.IsComplete);
        Assert.Equal((PassProtocol.Tcp, 3, false), (app.Protocol, app.Retries.TryGet(out var retries) ? retries : 3, app.MayStream));
    }

    [Fact]
    public void The_last_defaults_above_hold_and_missing_ones_make_values_unknown()
    {
        // "slow from base": base is not there, so what it would give is not known.
        var ws = Backend(Shop, "ws");
        Assert.Equal(TimeSpan.FromMinutes(2), ws.ReadTimeout.Value);
        Assert.IsType<Origin.Inherited>(ws.ReadTimeout.Origin);
        Assert.False(ws.ConnectTimeout.IsKnown);
        Assert.False(ws.Retries.IsKnown);
        Assert.True(ws.MayStream);
    }

    [Theory]
    // defaults, expected connect time-out and retries of a backend behind them; "?" unknown
    [InlineData("global\ndefaults\n timeout connect 4s\n", "4 s", "3")]
    [InlineData("global\ndefaults\n timeout connect 4s\ndefaults\n retries 1\n", "?", "1")]
    [InlineData("global\n", "?", "3")]
    [InlineData("", "?", "?")]
    [InlineData("defaults\n timeout connect 0\n", "?", "3")]
    [InlineData("defaults\n.if 1\n timeout connect 4s\n.endif\n", "?", "3")]
    [InlineData("defaults\n timeout connect \"$T\"\n retries 1m\n", "?", "?")]
    public void Defaults_hold_as_far_as_they_are_known(string defaults, string connect, string retries)
    {
        var backend = Backend(defaults + "backend b\n server s 127.0.0.1:1\n", "b");
        Assert.Equal(connect, backend.ConnectTimeout.TryGet(out var time) ? Durations.Format(time) : "?");
        Assert.Equal(retries, backend.Retries.TryGet(out var count) ? $"{count}" : "?");
    }

    [Theory]
    [InlineData("30000", 30000d)]
    [InlineData("30s", 30000d)]
    [InlineData("2m", 120000d)]
    [InlineData("500us", 0.5)]
    [InlineData("1d", 86400000d)]
    [InlineData("0", 0d)]
    [InlineData("1m30s", null)]
    [InlineData("1.5s", null)]
    [InlineData("30S", null)]
    [InlineData("s", null)]
    [InlineData("", null)]
    [InlineData("25d", null)]
    public void Times_are_in_milliseconds_unless_a_unit_is_given(string text, double? milliseconds) =>
        Assert.Equal(milliseconds, HAProxyTime.TryParse(text, out var time) ? time.TotalMilliseconds : null);

    [Fact]
    public void Options_of_servers_come_from_default_server_lines_before_them()
    {
        var servers = Backend(Shop, "app").Servers;
        Assert.All(servers, s => Assert.True(s.IsChecked));
        Assert.Equal([20, 0], servers.Select(s => s.MaxConnections.Value));
        Assert.Equal([false, true], servers.Select(s => s.IsBackup && s.SendsProxyHeader));
        Assert.Equal([2, 2], servers.Select(s => s.Fall.Value));
    }

    [Theory]
    [InlineData("server s 127.0.0.1:1 cookie check", false)]
    [InlineData("server s 127.0.0.1:1 check", true)]
    [InlineData("default-server check\n server s 127.0.0.1:1 no-check", false)]
    [InlineData("server s 127.0.0.1:1\n default-server check", false)]
    public void A_server_is_checked_where_the_option_holds(string lines, bool isChecked) =>
        Assert.Equal(isChecked, Backend($"backend b\n {lines}\n", "b").Servers[0].IsChecked);

    [Theory]
    // lines, protocol, path
    [InlineData("option httpchk", "Http", "/")]
    [InlineData("option httpchk /a", "Http", "/a")]
    [InlineData("option httpchk GET /a HTTP/1.1", "Http", "/a")]
    [InlineData("option httpchk GET /a\n http-check send meth GET uri /b", "Http", "/b")]
    [InlineData("option httpchk\n http-check send meth GET uri-lf /b", "Http", "?")]
    [InlineData("option httpchk GET \"$P\"", "Http", "?")]
    [InlineData("option httpchk GET /a\n option tcp-check", "Tcp", "?")]
    [InlineData("no option httpchk", "Tcp", "?")]
    public void A_health_check_asks_what_is_written(string lines, string protocol, string path)
    {
        var check = Elements($"backend b\n {lines}\n server s 127.0.0.1:1 check inter 4s\n timeout check 2s\n").OfType<HAProxyHealthCheck>().Single();
        Assert.Equal(protocol, check.Protocol.ToString());
        Assert.Equal(path, check.Path.TryGet(out var found) ? found : "?");
        Assert.Equal((HealthCheckDialect.HAProxy, 4, 2, 3), (check.Dialect, check.Interval.Value.Seconds, check.Timeout.Value.Seconds, check.UnhealthyThreshold.Value));
    }

    [Fact]
    public void A_frontend_listens_where_bind_says_and_leads_to_its_backends()
    {
        var elements = Elements(Shop);
        var frontend = elements.OfType<HAProxyFrontend>().Single();
        Assert.Equal(["*:80", "10.0.0.1:443", "[::1]:443"], frontend.Listeners.Select(l => l.Address!.ToString()));
        Assert.All(elements.OfType<HAProxyBackend>(), b => Assert.Same(frontend, Assert.Single(b.Frontends)));
    }

    [Fact]
    public void A_listen_section_is_both_sides()
    {
        var elements = Elements("listen a\n mode http\n bind /run/a.sock\n server s 127.0.0.1:1 ssl verify none\n");
        var backend = elements.OfType<HAProxyBackend>().Single();
        Assert.Same(elements.OfType<HAProxyFrontend>().Single(), Assert.Single(backend.Frontends));
        Assert.Equal((PassProtocol.Https, "none"), (backend.Protocol, backend.Servers[0].Verify));
    }

    [Theory]
    [InlineData("127.0.0.1:80", "127.0.0.1:80")]
    [InlineData("app.test:80", "app.test:80")]
    [InlineData(":80", "*:80")]
    [InlineData("::1:80", "[::1]:80")]
    [InlineData("ipv4@1.2.3.4:80", "1.2.3.4:80")]
    [InlineData("unix@/run/a", "unix:/run/a")]
    [InlineData("/run/a", "unix:/run/a")]
    [InlineData("app.test", null)]
    [InlineData("app.test:+1", null)]
    [InlineData(":80-90", null)]
    [InlineData("fd@3", null)]
    [InlineData("abns@x", null)]
    [InlineData("\"$H\":80", null)]
    public void Addresses_are_read_as_haproxy_does(string text, string? address) =>
        Assert.Equal(address, Elements($"listen a\n bind {text}\n").OfType<HAProxyFrontend>().Single().Listeners[0].Address?.ToString());

    static HAProxyBackend Backend(string text, string name) => Elements(text).OfType<HAProxyBackend>().Single(b => b.Section.Name == name);

    static List<ModelElement> Elements(string text) =>
        [.. StackBuilder.Build(Workspaces.Of(ConfigFormat.HAProxy, ("haproxy.cfg", text + "\n"))).SelectMany(s => s.Elements)];
}
