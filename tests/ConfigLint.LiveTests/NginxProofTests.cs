using System.Net;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.LiveTests;

/// <summary>The failure on a real nginx, its log line, the cure, and configlint's verdict on the same two files.</summary>
public sealed class NginxProofTests
{
    /// <param name="Bad">The http block; LISTEN, APP and DEAD are ports of nginx, of a live backend and of nobody.</param>
    public sealed record Case(string Rule, string Bad, string Good, string Path, HttpStatusCode Status, string Log)
    {
        public override string ToString() => Rule;
    }

    static readonly Case[] Cases =
    [
        new("CL1001", Server("proxy_read_timeout 0; proxy_pass http://127.0.0.1:APP;"), Server("proxy_read_timeout 1d; proxy_pass http://127.0.0.1:APP;"), "/slow/300", HttpStatusCode.GatewayTimeout, "upstream timed out (110"),
        new("CL1002", Server("proxy_read_timeout 1s; proxy_pass http://127.0.0.1:APP;"), Server("proxy_read_timeout 30s; proxy_pass http://127.0.0.1:APP;"), "/slow/1600", HttpStatusCode.GatewayTimeout, "while reading response header from upstream"),
        new("CL1007", Server("proxy_buffer_size 1k; proxy_pass http://127.0.0.1:APP;"), Server("proxy_pass http://127.0.0.1:APP;"), "/big/2000", HttpStatusCode.BadGateway, "upstream sent too big header"),
        new("CL1009", Server("set $b app.internal.example.com; proxy_pass http://$b:APP;"), Server("set $b 127.0.0.1; proxy_pass http://$b:APP;"), "/", HttpStatusCode.BadGateway, "no resolver defined to resolve app.internal.example.com"),
        new("CL1012", Group("server 127.0.0.1:APP down;"), Group("server 127.0.0.1:APP;"), "/", HttpStatusCode.BadGateway, "no live upstreams while connecting to upstream"),
        new("CL1013", Group("server 127.0.0.1:DEAD max_fails=0; server 127.0.0.1:DEAD backup;", "proxy_next_upstream off;"), Group("server 127.0.0.1:DEAD; server 127.0.0.1:APP backup;"), "/", HttpStatusCode.BadGateway, "connect() failed (111: Connection refused)"),
        new("CL1014", Server("proxy_pass http://127.0.0.1:LISTEN;"), Server("proxy_pass http://127.0.0.1:APP;"), "/", HttpStatusCode.InternalServerError, "worker_connections are not enough"),
        new("CL1017", Server("proxy_pass https://127.0.0.1:OTHER;") + Plain, Server("proxy_pass http://127.0.0.1:OTHER;") + Plain, "/", HttpStatusCode.BadGateway, "while SSL handshaking to upstream"),
    ];

    static readonly Case[] Refused =
    [
        new("CL1008", Server("proxy_buffer_size 128k; proxy_pass http://127.0.0.1:APP;"), Server("proxy_buffer_size 128k; proxy_buffers 4 128k; proxy_pass http://127.0.0.1:APP;"), "/", HttpStatusCode.OK, "\"proxy_busy_buffers_size\" must be less than"),
        new("CL1012", "upstream app { server 127.0.0.1:APP backup; }\n" + Server("proxy_pass http://app;"), Group("server 127.0.0.1:APP;"), "/", HttpStatusCode.OK, "no servers"),
        new("CL1022", Server("proxy_ssl_verify on; proxy_pass https://127.0.0.1:APP;"), Server("proxy_pass http://127.0.0.1:APP;"), "/", HttpStatusCode.OK, "no proxy_ssl_trusted_certificate for proxy_ssl_verify"),
    ];

    const string Plain = "server { listen 127.0.0.1:OTHER; location / { return 200 ok; } }\n";

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, Cases.Length)];

    public static TheoryData<int> RefusedNumbers => [.. Enumerable.Range(0, Refused.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public async Task The_bad_one_fails_as_the_rule_says_and_the_good_one_does_not(int number)
    {
        Assert.SkipUnless(Servers.Find("nginx") is not null, "install Debian's package nginx");
        var test = Cases[number];
        using var backend = new Backend();
        var (listen, dead, other) = (Backend.FreePort(), Backend.FreePort(), Backend.FreePort());
        string Fill(string text) => text.Replace("LISTEN", $"{listen}").Replace("APP", $"{backend.Port}").Replace("DEAD", $"{dead}").Replace("OTHER", $"{other}");

        using (var bad = new NginxServer(Fill(test.Bad), listen))
        {
            Assert.True(bad.IsAccepted, bad.Refusal);
            Assert.Equal(test.Status, await Get(listen, test.Path));
            Assert.Contains(test.Log, bad.ErrorLog, StringComparison.Ordinal);
            Assert.Contains(test.Rule, Lint(bad.Text));
        }
        using var good = new NginxServer(Fill(test.Good), listen);
        Assert.True(good.IsAccepted, good.Refusal);
        Assert.Equal(HttpStatusCode.OK, await Get(listen, test.Path));
        Assert.DoesNotContain(test.Rule, Lint(good.Text));
    }

    [Theory]
    [MemberData(nameof(RefusedNumbers))]
    public async Task The_bad_one_is_refused_with_nginx_s_own_words(int number)
    {
        Assert.SkipUnless(Servers.Find("nginx") is not null, "install Debian's package nginx");
        var test = Refused[number];
        using var backend = new Backend();
        var listen = Backend.FreePort();
        string Fill(string text) => text.Replace("LISTEN", $"{listen}").Replace("APP", $"{backend.Port}");
        using (var bad = new NginxServer(Fill(test.Bad), listen))
        {
            Assert.False(bad.IsAccepted);
            Assert.Contains(test.Log, bad.Refusal, StringComparison.Ordinal);
            Assert.Contains(test.Rule, Lint(bad.Text));
        }
        using var good = new NginxServer(Fill(test.Good), listen);
        Assert.True(good.IsAccepted, good.Refusal);
        Assert.Equal(test.Status, await Get(listen, test.Path));
        Assert.DoesNotContain(test.Rule, Lint(good.Text));
    }

    static string Server(string location) => $"server {{ listen 127.0.0.1:LISTEN; location / {{ {location} }} }}\n";

    static string Group(string servers, string location = "") => $"upstream app {{ {servers} }}\n" + Server($"{location} proxy_pass http://app;");

    static async Task<HttpStatusCode> Get(int port, string path)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var response = await client.GetAsync($"http://127.0.0.1:{port}{path}", TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    static List<string> Lint(string text)
    {
        var disk = new InMemoryFileSystem();
        disk.Add("/w/nginx.conf", text);
        var workspace = new Workspace(disk, WorkspaceOptions.Default);
        workspace.Open("/w/nginx.conf", ConfigFormat.Nginx);
        var findings = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings;
        return [.. findings.Select(f => f.Diagnostic.Descriptor.Id)];
    }
}
