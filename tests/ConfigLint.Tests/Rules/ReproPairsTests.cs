using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Rules;

/// <summary>The pairs of ../shared/repro/web, which real servers answered with a 502, 503 or 504 and with 200: the rule sees the first, not the second.</summary>
public sealed class ReproPairsTests
{
    static readonly IReadOnlyList<DiagnosticAnalyzer> Rules = RuleCatalog.All;

    /// <summary>Rule and folder, one pair a line.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        { "CL1001", "nginx-zero-timeout" },
        { "CL1002", "nginx-read-timeout-too-short" },
        { "CL1006", "nginx-keepalive-before-balancing-method" },
        { "CL1013", "nginx-next-upstream-off" },
        { "CL1014", "nginx-proxy-loop" },
        { "CL1015", "nginx-rlimit-nofile-below-connections" },
        { "CL1025", "nginx-worker-shutdown-timeout-too-short" },
        { "CL1023", "nginx-set-header-drops-inherited" },
        { "CL1027", "nginx-cache-without-stale-on-error" },
        { "CL1028", "nginx-request-buffering-off-blocks-retry" },
    };

    /// <summary>Pairs whose cause stands in another hop's file, or in what nobody wrote: the rule must not guess.</summary>
    public static TheoryData<string, string> SilentPairs => new()
    {
        // 28891 is no port of HTTP, and what listens there is not among the files.
        { "CL1026", "nginx-stream-proxy-timeout-too-short" },
        // The group is kept alive as it should be; that the backend closes sooner is for CL6004 to see.
        { "CL1004", "nginx-upstream-keepalive-outlives-backend" },
        { "CL1005", "nginx-upstream-keepalive-outlives-backend" },
        // Nothing in the file says that a balancer is in front; see the next test.
        { "CL1024", "nginx-rate-limit-counts-the-balancer" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_bad_file_is_flagged_and_the_good_one_is_not(string rule, string pair)
    {
        Assert.Contains(rule, RulesThatSpeak(pair, "bad.conf"));
        Assert.DoesNotContain(rule, RulesThatSpeak(pair, "good.conf"));
    }

    [Theory]
    [MemberData(nameof(SilentPairs))]
    public void What_the_files_do_not_say_is_not_guessed(string rule, string pair)
    {
        Assert.DoesNotContain(rule, RulesThatSpeak(pair, "bad.conf"));
        Assert.DoesNotContain(rule, RulesThatSpeak(pair, "good.conf"));
    }

    /// <summary>The CL1026 pair with the port that a real HTTP server would have.</summary>
    [Fact]
    public void A_TCP_proxy_with_one_second_in_front_of_port_8080_is_flagged()
    {
        Assert.Contains("CL1026", RulesThatSpeak("nginx-stream-proxy-timeout-too-short", "bad.conf", text => text.Replace("28891", "8080", StringComparison.Ordinal)));
        Assert.DoesNotContain("CL1026", RulesThatSpeak("nginx-stream-proxy-timeout-too-short", "good.conf", text => text.Replace("28891", "8080", StringComparison.Ordinal)));
    }

    /// <summary>The CL1024 pair with the balancer declared, as `.configlint.yml` would.</summary>
    [Fact]
    public void A_limit_behind_a_declared_balancer_is_flagged()
    {
        var options = WorkspaceOptions.Default with { Hops = [new DeclaredHop("aws-alb", null, null, null, _ => true, new Location(SourceText.From("", ".configlint.yml"), default))] };
        Assert.Contains("CL1024", RulesThatSpeak("nginx-rate-limit-counts-the-balancer", "bad.conf", options: options));
        Assert.DoesNotContain("CL1024", RulesThatSpeak("nginx-rate-limit-counts-the-balancer", "good.conf", options: options));
    }

    static IReadOnlyList<string> RulesThatSpeak(string pair, string file, Func<string, string>? change = null, WorkspaceOptions? options = null)
    {
        var text = File.ReadAllText(Path.Combine(SharedCorpus.Shared, "repro", "web", pair, file));
        var format = pair.StartsWith("nginx-", StringComparison.Ordinal) ? ConfigFormat.Nginx : ConfigFormat.Apache;
        var disk = new InMemoryFileSystem();
        var workspace = new Workspace(disk, options ?? WorkspaceOptions.Default);
        workspace.Add("/w/" + file, SourceText.From(change?.Invoke(text) ?? text, file), format);
        var configuration = AnalysisConfiguration.Default with { Enabled = Rules.Select(rule => rule.Descriptor.Id).ToHashSet() };
        return [.. new AnalysisEngine(Rules, configuration).Analyze(workspace, StackBuilder.Build(workspace)).Findings.Select(finding => finding.Diagnostic.Descriptor.Id)];
    }
}
