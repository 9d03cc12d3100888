using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Rules;

/// <summary>The pairs of shared/repro whose cause lies between two hops, with the backend's file as their run.sh makes it: the bad one is flagged, the good one is not.</summary>
public sealed class HopReproPairsTests
{
    const string Gthread = "web: gunicorn -k gthread --threads 4 -b 127.0.0.1:28861 app:app\n";
    const string Puma = "persistent_timeout 2\nthreads 1,4\nbind \"tcp://127.0.0.1:28861\"\nquiet\n";

    /// <summary>Rule, folder of repro/web, the backend's file with the bad one and with the good one.</summary>
    public static TheoryData<string, string, string, string, string> Pairs => new()
    {
        { "CL6001", "nginx-gunicorn-worker-timeout-first", "Procfile", Sync(28171, "--timeout 2"), Sync(28171, "--timeout 20") },
        { "CL6001", "nginx-php-fpm-terminate-timeout-first", "fpm.conf", Pool(28181, "request_terminate_timeout=2s"), Pool(28181, "request_terminate_timeout=10s") },
        { "CL6004", "nginx-keepalive-vs-gunicorn-puma-defaults", "Procfile", Gthread, Gthread },
        { "CL6004", "nginx-keepalive-vs-gunicorn-puma-defaults", "config/puma.rb", Puma, Puma },
        { "CL6010", "apache-fcgi-reuse-exceeds-fpm-children", "fpm.conf", Pool(28482, ""), Pool(28482, "") },
        { "CL6014", "nginx-max-conns-exhausted", "Procfile", Sync(28051, "--workers 4"), Sync(28051, "--workers 4") },
    };

    /// <summary>Proven harmless with the same file of the proxy.</summary>
    public static TheoryData<string, string, string> Harmless => new()
    {
        // The sync worker closes every connection, and says so.
        { "nginx-keepalive-vs-gunicorn-puma-defaults", "Procfile", Sync(28861, "") },
        // A time-out of threads ends no request.
        { "nginx-gunicorn-worker-timeout-first", "Procfile", "web: gunicorn -k gthread --threads 4 -b 127.0.0.1:28171 --timeout 2 app:app\n" },
        { "nginx-php-fpm-terminate-timeout-first", "fpm.conf", Pool(28181, "php_admin_value[max_execution_time]=2") },
        { "nginx-gunicorn-worker-timeout-first", "config/puma.rb", "threads 1,4\nworkers 2\nbind \"tcp://127.0.0.1:28171\"\nworker_timeout 6\n" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_bad_pair_is_flagged_and_the_good_one_is_not(string rule, string pair, string file, string bad, string good)
    {
        Assert.Equal([rule], AcrossHops(pair, "bad.conf", file, bad));
        Assert.Empty(AcrossHops(pair, "good.conf", file, good));
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_was_seen_to_be_harmless_is_not_flagged(string pair, string file, string backend) => Assert.Empty(AcrossHops(pair, "bad.conf", file, backend));

    /// <summary>All three ways in which the repro makes Apache stop before its backend does.</summary>
    [Theory]
    [InlineData("bad.conf", true)]
    [InlineData("good.conf", false)]
    [InlineData("good-ttl.conf", false)]
    [InlineData("good-initial-not-pooled.conf", false)]
    public void Apache_keeps_connections_longer_than_a_backend_that_closes_after_three_seconds(string file, bool isBad) => Assert.Equal(
        isBad ? ["CL6006"] : [],
        AcrossHops("apache-backend-keepalive-race", file, "Procfile", "web: gunicorn --threads 4 --keep-alive 3 -b 127.0.0.1:28401 app:app\n"));

    /// <summary>The nginx that stands for the balancer in the repro is declared as one.</summary>
    [Theory]
    [InlineData("origin-keepalive-shorter-than-balancer-idle", "location / { return 200 \"ok\\n\"; }", "location / { proxy_pass http://10.0.0.5:8000; }")]
    [InlineData("origin-apache-keepalive-shorter-than-balancer-idle", "DocumentRoot", "ProxyPass \"/\" \"http://10.0.0.5:8000/\"\n#")]
    public void An_origin_closes_before_its_balancer(string pair, string page, string pass)
    {
        Assert.Contains("CL6005", AcrossHops(pair, "bad.conf", "Procfile", "", text => Behind(text, page, pass), Balancer));
        Assert.DoesNotContain("CL6005", AcrossHops(pair, "good.conf", "Procfile", "", text => Behind(text, page, pass), Balancer));
    }

    static readonly WorkspaceOptions Balancer = WorkspaceOptions.Default with
    {
        Hops = [new DeclaredHop("aws-alb", null, null, null, _ => true, new Location(SourceText.From("", ".configlint.yml"), default))],
    };

    // The repro's origins listen on loopback, and the balancer's part is in the same file: nothing but the origin is left.
    static string Behind(string text, string page, string pass) => text
        .Replace(page, pass, StringComparison.Ordinal)
        .Replace("Listen 127.0.0.1:", "Listen ", StringComparison.Ordinal)
        .Replace("listen 127.0.0.1:28191", "listen 28191", StringComparison.Ordinal);

    static string Sync(int port, string options) => $"web: gunicorn -k sync --threads 1 -b 127.0.0.1:{port} {options} app:app\n";

    static string Pool(int port, string line) => $"[global]\ndaemonize=no\n[www]\nuser=www-data\ngroup=www-data\nlisten=127.0.0.1:{port}\npm=static\npm.max_children=1\n{line}\n";

    static IReadOnlyList<string> AcrossHops(string pair, string file, string backend, string text, Func<string, string>? change = null, WorkspaceOptions? options = null)
    {
        var proxy = File.ReadAllText(Path.Combine(SharedCorpus.Shared, "repro", "web", pair, file));
        var disk = new InMemoryFileSystem();
        disk.Add("/w/proxy.conf", change?.Invoke(proxy) ?? proxy);
        disk.Add("/w/" + backend, text);
        var workspace = new Workspace(disk, options ?? WorkspaceOptions.Default, path => path["/w/".Length..]) { Roots = ["/w"] };
        workspace.Open("/w/proxy.conf", pair.Contains("apache", StringComparison.Ordinal) ? ConfigFormat.Apache : ConfigFormat.Nginx);
        workspace.Open("/w/" + backend, backend switch { "Procfile" => ConfigFormat.Procfile, "fpm.conf" => ConfigFormat.PhpFpm, _ => ConfigFormat.Puma });
        var findings = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings;
        return [.. findings.Select(finding => finding.Diagnostic.Descriptor.Id).Where(id => id.StartsWith("CL6", StringComparison.Ordinal))];
    }
}
