using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Rules;

/// <summary>The live-proven pairs of shared/repro/web for Apache: the bad one is flagged by its rule, the good ones, traps and controls are not.</summary>
public sealed class ApacheReproPairsTests
{
    public static TheoryData<string, string> Bad => new()
    {
        { "apache-timeout-value-not-a-number", "CL2001" },
        { "apache-proxy-timeout-unit-ignored", "CL2002" },
        { "apache-proxypass-missing-slash", "CL2003" },
        { "apache-proxypass-prefix-slash-mismatch", "CL2003" },
        { "apache-proxy-shared-worker-ignores-params", "CL2004" },
        { "apache-sslproxyengine-missing", "CL2005" },
        { "apache-sslproxy-peer-name", "CL2006" },
        { "apache-proxy-pool-max-with-acquire", "CL2008" },
        { "apache-balancer-forcerecovery-off", "CL2009" },
        { "apache-health-check-outside-balancer", "CL2010" },
        { "apache-proxy-timeout-too-short", "CL2011" },
        { "apache-php-fpm-timeout", "CL2011" },
        { "apache-graceful-shutdown-timeout-too-short", "CL1025" },
    };

    /// <summary>What is wrong in their bad files is no fault of Apache's own: the backend's or the balancer's, which these files do not show, or no 502 at all.</summary>
    public static TheoryData<string, string> Silent => new()
    {
        { "apache-backend-keepalive-race", "bad.conf" },
        { "apache-backend-keepalive-race", "good-initial-not-pooled.conf" },
        { "apache-backend-keepalive-race", "good-ttl.conf" },
        { "apache-backend-refused", "bad.conf" },
        { "apache-bad-header", "bad.conf" },
        { "apache-fcgi-reuse-exceeds-fpm-children", "bad.conf" },
        { "apache-max-request-workers-exhausted", "bad.conf" },
        { "apache-php-fpm-down", "bad.conf" },
        { "apache-plain-proxypass-is-not-disabled", "bad.conf" },
        { "apache-proxy-pool-max-with-acquire", "trap-no-acquire.conf" },
        { "apache-health-check-outside-balancer", "failing-path.conf" },
        { "apache-response-field-too-long", "bad.conf" },
        { "origin-apache-keepalive-shorter-than-balancer-idle", "bad.conf" },
    };

    public static TheoryData<string> Good => [.. Folders()];

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_bad_one_is_flagged_by_its_rule_and_by_no_other(string pair, string rule)
    {
        var rules = Lint(Read(pair, "bad.conf"));
        Assert.Contains(rule, rules);
        Assert.DoesNotContain(rules, id => id != rule && !HasShortTimeOut(pair, id));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Its_rule_is_silent_on_the_good_one(string pair, string rule) => Assert.DoesNotContain(rule, Lint(Read(pair, "good.conf")));

    [Theory]
    [MemberData(nameof(Good))]
    public void The_good_one_is_clean(string pair) => Assert.DoesNotContain(Lint(Read(pair, "good.conf")), id => !HasShortTimeOut(pair, id));

    [Theory]
    [MemberData(nameof(Silent))]
    public void What_the_file_does_not_show_is_not_guessed(string pair, string file) => Assert.DoesNotContain(Lint(Read(pair, file)), id => !HasShortTimeOut(pair, id));

    /// <summary>The other forms of run.sh, each 500 on a real server, and its traps, each 200.</summary>
    [Theory]
    [InlineData("<Location \"/\">\nProxyPass \"http://127.0.0.1:28311\"\n</Location>", true)]
    [InlineData("<Proxy \"balancer://app\">\nBalancerMember \"http://127.0.0.1:28311\"\n</Proxy>\nProxyPass \"/\" \"balancer://app\"", true)]
    [InlineData("ProxyPass \"/\" \"unix:/run/u.sock|http://localhost\"", true)]
    [InlineData("ProxyPassMatch \"^/(.*)$\" \"http://127.0.0.1:28311$1\"", true)]
    [InlineData("ProxyPassMatch \"^(/.*)$\" \"http://127.0.0.1:28311$1\"", false)]
    [InlineData("ProxyPassMatch \"^/(.*)$\" \"http://127.0.0.1:28311\"", false)]
    [InlineData("ProxyPass \"/page\" \"http://127.0.0.1:28311\"", false)]
    public void A_lost_slash_is_seen_in_every_form(string directives, bool isBad) =>
        Assert.Equal(isBad ? ["CL2003"] : [], Lint(Read("apache-proxypass-missing-slash", "bad.conf").Replace("ProxyPass \"/\" \"http://127.0.0.1:28311\"", directives, StringComparison.Ordinal)));

    /// <summary>Numbers of apache2 -t 2.4.71.</summary>
    [Theory]
    [InlineData("MaxRequestWorkers 1000", "Apache uses 400")]
    [InlineData("MaxRequestWorkers 30", "Apache uses 25")]
    [InlineData("MaxRequestWorkers 10", "Apache uses 25")]
    [InlineData("ThreadsPerChild 100", "Apache uses 64")]
    public void Changed_numbers_are_those_of_the_real_server(string directive, string used)
    {
        var findings = Findings(Read("apache-backend-refused", "good.conf") + directive + "\n");
        Assert.Contains(used, Assert.Single(findings).Diagnostic.Message, StringComparison.Ordinal);
    }

    /// <summary>These two have a time-out of 1 and 3 s so that the proof does not take long: true, but not what they are about.</summary>
    static bool HasShortTimeOut(string pair, string id) => id == "CL2011" && pair is "apache-proxy-shared-worker-ignores-params" or "apache-fcgi-reuse-exceeds-fpm-children";

    static IEnumerable<string> Folders() => Directory.EnumerateDirectories(Path.Combine(SharedCorpus.Shared, "repro", "web"))
        .Select(folder => Path.GetFileName(folder)!)
        .Where(name => name.StartsWith("apache-", StringComparison.Ordinal) || name.StartsWith("origin-apache-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    static string Read(string pair, string file) => File.ReadAllText(Path.Combine(SharedCorpus.Shared, "repro", "web", pair, file));

    static List<string> Lint(string text) => [.. Findings(text).Select(finding => finding.Diagnostic.Descriptor.Id)];

    static IReadOnlyList<Finding> Findings(string text)
    {
        var workspace = Workspaces.Of(ConfigFormat.Apache, ("bad.conf", text));
        return new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings;
    }
}
