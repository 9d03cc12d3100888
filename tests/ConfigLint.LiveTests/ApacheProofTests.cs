using static ConfigLint.LiveTests.ApacheServer;

namespace ConfigLint.LiveTests;

/// <summary>Failures on a real Apache httpd, the words of its log, the cures, and configlint's verdict on the same files.</summary>
public sealed class ApacheProofTests
{
    const string App = "http://127.0.0.1:APP/";
    const string TwoThreads = "StartServers 4\nThreadsPerChild 2\nMaxRequestWorkers 8\nMinSpareThreads 1\nMaxSpareThreads 8\n";
    const string OneProcess = "StartServers 1\nServerLimit 1\nThreadsPerChild 8\nMaxRequestWorkers 8\nMinSpareThreads 1\nMaxSpareThreads 8\n";
    const string Checked = "<Proxy \"balancer://member\">\nBalancerMember \"http://127.0.0.1:APP\" hcmethod=GET hcinterval=1 hcuri=/check/member\n</Proxy>\nProxyPass \"/member/\" \"balancer://member/\"\n";
    const string Fcgi = "ProxyPassMatch \"^/\" \"fcgi://127.0.0.1:OTHERDIR/index.php\" timeout=";

    static readonly Proof[] Proofs =
    [
        new("CL2001", Config("Timeout infinite", Pass()), Config("Timeout 60", Pass()), Visits.Front, "503", "AH00957: http: attempt to connect to 127.0.0.1:APP (127.0.0.1:APP) failed", "AH01114: HTTP: failed to make connection to backend: 127.0.0.1"),
        new("CL2002", Config(Pass("timeout=1m")), Config(Pass("timeout=60")), Visits.Slow, "502", "The timeout specified has expired", "AH01102: error reading status line from remote server 127.0.0.1:APP"),
        new("CL2003", Config("ProxyPass \"/\" \"http://127.0.0.1:APP\""), Config(Pass()), Visits.Get("/page"), "500", "AH00898: DNS lookup failure for: 127.0.0.1:APPpage"),
        new("CL2003", Config("ProxyPassMatch \"^/(.*)$\" \"http://127.0.0.1:APP$1\""), Config("ProxyPassMatch \"^/(.*)$\" \"http://127.0.0.1:APP/$1\""), Visits.Get("/page"), "500", "AH00898: DNS lookup failure for: 127.0.0.1:APPpage"),
        new("CL2004", Config($"<Proxy \"{App}\">\nProxySet timeout=1\n</Proxy>", SlowPass, Pass()), Config(SlowPass, Pass("timeout=1")), Visits.Slow, "502", "AH01146: Ignoring parameter 'timeout=30' for worker 'http://127.0.0.1:APP/' because of worker sharing", "AH01102"),
        new("CL2009", Config(Balancer("", "forcerecovery=Off")), Config(Balancer("", "")), Visits.Restart, "503", "AH01170: balancer://app: All workers are in error state"),
        new("CL2010", Config(Checked, Pass("hcmethod=GET hcinterval=1 hcuri=/check/app")), Config(Checked, Balancer("hcmethod=GET hcinterval=1 hcuri=/check/app", "", "APP")), Visits.HealthChecks, "never checked") { Success = "checked" },
        new("CL2011", Config("ProxyTimeout 1", Pass()), Config("ProxyTimeout 30", Pass()), Visits.Slow, "502", "The timeout specified has expired", "AH01102: error reading status line from remote server 127.0.0.1:APP"),
        new("CL2011", Config(Fcgi + "1"), Config(Fcgi + "30"), Visits.Slow, "504", "The timeout specified has expired", "AH01075: Error dispatching request to : (polling)") { Beside = Php },
        new("CL1030", Config("ErrorDocument 503 http://127.0.0.1:LISTEN/sorry.html", DeadPass), Config("ErrorDocument 503 /sorry.html", DeadPass), Visits.Front, "302", "AH01114") { Success = "503" },
    ];

    static readonly Proof[] Busy =
    [
        new("CL2007", Config(TwoThreads, "ServerLimit 1", Pass()), Config(TwoThreads, "ServerLimit 4", Pass()), Visits.While(held: 2), "gave up", "AH00515", "would exceed ServerLimit of 1, decreasing to 2"),
        new("CL2008", Config(OneProcess, Pass("max=1 acquire=300")), Config(OneProcess, Pass("max=8 acquire=300")), Visits.While(held: 1), "503", "AH00941: http: failed to acquire connection for (127.0.0.1:APP)"),
    ];

    static readonly Proof[] Tls =
    [
        new("CL2005", Config(TlsPass), Config("SSLProxyEngine On", "SSLProxyCheckPeerName Off", TlsPass), Visits.Front, "500", "AH01961:  failed to enable ssl support [Hint: if using mod_ssl, see SSLProxyEngine]", "AH00961: https: failed to enable ssl support for 127.0.0.1:OTHER") { Beside = Origin },
        new("CL2006", Config("SSLProxyEngine On", TlsPass), Config("SSLProxyEngine On", "SSLProxyCheckPeerName Off", TlsPass), Visits.Front, "500", "AH02411: SSL Proxy: Peer certificate does not match for hostname 127.0.0.1", "AH00898: Error during SSL Handshake with remote server") { Beside = Origin },
    ];

    const string SlowPass = "ProxyPass \"/slow\" \"http://127.0.0.1:APP/slow\" timeout=30";
    const string DeadPass = "ProxyPass \"/sorry.html\" \"!\"\nProxyPass \"/\" \"http://127.0.0.1:DEAD/\"";
    const string TlsPass = "ProxyPass \"/\" \"https://127.0.0.1:OTHER/\"";

    public static IEnumerable<TheoryDataRow<int>> ProofRows => Proof.Rows(Proofs, "Apache answers");

    public static IEnumerable<TheoryDataRow<int>> BusyRows => Proof.Rows(Busy, "Apache is busy");

    public static IEnumerable<TheoryDataRow<int>> TlsRows => Proof.Rows(Tls, "Apache shakes hands");

    [Theory]
    [MemberData(nameof(ProofRows))]
    public Task The_bad_one_fails_as_the_rule_says_and_the_good_one_does_not(int number) => Show(Proofs[number]);

    [Theory]
    [MemberData(nameof(BusyRows))]
    public Task With_the_bad_one_a_few_requests_are_enough_to_fail_the_next(int number) => Show(Busy[number]);

    [Theory]
    [MemberData(nameof(TlsRows))]
    public Task With_the_bad_one_no_handshake_succeeds(int number) => Show(Tls[number]);

    static Task Show(Proof proof)
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        Assert.SkipUnless(FpmServer.IsInstalled || proof.Beside is null, FpmServer.NotFound);
        return proof.Show(Start);
    }

    static Task Origin(Scene scene) => NginxServer.Start(scene, NginxServer.Http(NginxServer.TlsServer));

    static Task Php(Scene scene) => FpmServer.Start(scene, FpmServer.Pool("listen = 127.0.0.1:OTHER", "pm = static", "pm.max_children = 2"));

    static string Pass(string parameters = "") => $"ProxyPass \"/\" \"{App}\" {parameters}";

    static string Balancer(string member, string parameters, string port = "DEAD") =>
        $"<Proxy \"balancer://app\">\nBalancerMember \"http://127.0.0.1:{port}\" {member}\n</Proxy>\nProxyPass \"/\" \"balancer://app/\" {parameters}";
}
