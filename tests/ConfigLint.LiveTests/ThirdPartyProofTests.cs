using System.Diagnostics;
using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>Services of others that hang. A class of its own, which runs beside the others: it takes the minute that it is about.</summary>
public sealed class ThirdPartyProofTests
{
    /// <summary>A service with TLS that takes a request and never answers.</summary>
    static readonly string Hanging = TlsServer.Replace("return 200 ok;", "proxy_read_timeout 1d; proxy_pass http://127.0.0.1:APP/hold/;", StringComparison.Ordinal);

    static readonly Proof[] Proofs =
    [
        new("CL1034", Http(Hanging, Passes("")), Http(Hanging, Passes("proxy_connect_timeout 1s; proxy_read_timeout 1s;")), Both, "504 504 after a minute", "upstream timed out (110: Connection timed out) while connecting to upstream", "upstream timed out (110: Connection timed out) while reading response header from upstream")
        {
            Success = "504 504 sooner",
        },
    ];

    public static IEnumerable<TheoryDataRow<int>> ProofRows => Proof.Rows(Proofs, "Somebody else's service hangs");

    [Theory]
    [MemberData(nameof(ProofRows))]
    public async Task A_client_waits_as_long_as_nginx_does(int number)
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        Assert.SkipUnless(Namespaces.AreAllowed, Namespaces.Forbidden);
        using var silent = new Network();
        await Proofs[number].Show((scene, text) => Namespaces.StartNginx(scene, text, $"127.0.0.1 hanging.example.com\n{silent.SilentAddress} silent.example.com\n"));
    }

    static string Passes(string limits) =>
        $$"""
        server {
            listen 127.0.0.1:LISTEN;
            proxy_ssl_server_name on;
            {{limits}}
            location /connect { proxy_pass https://silent.example.com:OTHER; }
            location /answer { proxy_pass https://hanging.example.com:OTHER; }
        }
        """;

    /// <summary>Both of what a service may do: not take the connection, not answer the request.</summary>
    static async Task<string> Both(Scene scene)
    {
        var patience = TimeSpan.FromMinutes(3);
        var watch = Stopwatch.StartNew();
        var statuses = await Task.WhenAll(scene.Get("/connect", patience: patience), scene.Get("/answer", patience: patience));
        // nginx never gives up before its time, of which it knows only the milliseconds.
        return $"{string.Join(' ', statuses)} {(watch.Elapsed > TimeSpan.FromSeconds(59) ? "after a minute" : "sooner")}";
    }
}
