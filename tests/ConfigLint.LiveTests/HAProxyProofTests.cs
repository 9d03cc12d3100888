using static ConfigLint.LiveTests.HAProxyServer;

namespace ConfigLint.LiveTests;

/// <summary>What a real HAProxy answers and logs, the cures, and configlint's verdict on the same files.</summary>
public sealed class HAProxyProofTests
{
    const string Down = "Server app/s is DOWN, reason: Layer7 timeout";

    static readonly Proof[] Proofs =
    [
        new("CL5001", Checked("/login"), Checked("/healthz"), OnceDown, "503", Down, "backend app has no server available!") { GoodVisit = OnceChecked, Beside = Site },
        new("CL5021", Config("timeout server 1s", "server s 127.0.0.1:APP"), Config("timeout server 30s", "server s 127.0.0.1:APP"), Visits.Slow, "504", "app/s 0/0/0/-1/", " sH-- "),
    ];

    public static IEnumerable<TheoryDataRow<int>> ProofRows => Proof.Rows(Proofs, "HAProxy answers");

    [Theory]
    [MemberData(nameof(ProofRows))]
    public Task The_bad_one_fails_as_the_rule_says_and_the_good_one_does_not(int number)
    {
        var proof = Proofs[number];
        Assert.SkipUnless(IsInstalled, NotFound);
        Assert.SkipUnless(NginxServer.IsInstalled || proof.Beside is null, NginxServer.NotFound);
        return proof.Show(Start);
    }

    static string Checked(string path) =>
        Config("timeout server 30s", $"option httpchk GET {path}", "timeout check 500", "server s 127.0.0.1:OTHER check inter 200 fall 2");

    /// <summary>A site whose login page takes three seconds, and all else no time.</summary>
    static Task Site(Scene scene) => NginxServer.Start(
        scene,
        NginxServer.Http("server { listen 127.0.0.1:OTHER; location / { rewrite ^/login$ /slow/3000 break; proxy_pass http://127.0.0.1:APP; } }"));

    /// <summary>A page that is answered at once, when the checks of another page have failed.</summary>
    static async Task<string> OnceDown(Scene scene)
    {
        await scene.UntilLogged(Down);
        return await scene.Get("/");
    }

    static async Task<string> OnceChecked(Scene scene)
    {
        await Wait.Until(() => scene.Backend.Requests("/healthz") > 3, () => $"no health checks:\n{scene.Log}");
        return await scene.Get("/");
    }
}
