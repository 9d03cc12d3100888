using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Rules;

/// <summary>
/// The pools of ../shared/repro/app/fpm-*, as each run.sh writes them (fpm_up in _common/lib.sh): php-fpm8.2 behind nginx answered with
/// a 502 or 504 with the bad ones and with 200 with the good ones.
/// </summary>
public sealed class FpmReproTests
{
    static readonly IReadOnlyList<DiagnosticAnalyzer> Rules = RuleCatalog.All;

    /// <summary>Folder, case, rule, further lines of [global], listen, lines of the pool.</summary>
    public static TheoryData<string, string, string, string, string, string> Bad => new()
    {
        { "fpm-max-children-backlog", "bad-unix-1", "CL3013", "", "/srv/b.sock", "pm=static\npm.max_children=1\nlisten.mode=0666\nlisten.backlog=1" },
        { "fpm-max-children-backlog", "bad-unix-1", "CL3001", "", "/srv/b.sock", "pm=static\npm.max_children=1\nlisten.mode=0666\nlisten.backlog=1" },
        { "fpm-max-children-backlog", "tcp-backlog1-ct2", "CL3013", "", "127.0.0.1:19383", "pm=static\npm.max_children=1\nlisten.backlog=1" },
        {
            "fpm-pm-relations-refuse-start", "bad", "CL3003", "", "127.0.0.1:19391",
            "pm=dynamic\npm.max_children=5\npm.start_servers=2\npm.min_spare_servers=1\npm.max_spare_servers=6"
        },
        { "fpm-reload-process-control-timeout-zero", "bad-reload", "CL3014", "log_level=notice", "127.0.0.1:19331", "pm=static\npm.max_children=2" },
    };

    public static TheoryData<string, string, string, string, string, string> Good => new()
    {
        { "fpm-max-children-backlog", "good-unix-511", "CL3013", "", "/srv/g.sock", "pm=static\npm.max_children=1\nlisten.mode=0666\nlisten.backlog=511" },
        {
            "fpm-pm-relations-refuse-start", "good", "CL3003", "", "127.0.0.1:19391",
            "pm=dynamic\npm.max_children=6\npm.start_servers=2\npm.min_spare_servers=1\npm.max_spare_servers=6"
        },
        { "fpm-reload-process-control-timeout-zero", "good-reload", "CL3014", "process_control_timeout=20s", "127.0.0.1:19332", "pm=static\npm.max_children=2" },
        // It was answered 502 because a request took longer, and nothing says how long requests may take.
        { "fpm-reload-process-control-timeout-zero", "short-reload", "CL3015", "process_control_timeout=1s", "127.0.0.1:19335", "pm=static\npm.max_children=2" },
        { "fpm-unix-socket-not-accessible", "bad-mode (owner and 0600: 200)", "", "process_control_timeout=20s", "/srv/m.sock", "pm=static\npm.max_children=20\nlisten.owner=www-data\nlisten.group=www-data\nlisten.mode=0600" },
        { "fpm-listen-allowed-clients", "good", "", "process_control_timeout=20s", "127.0.0.1:19362", "pm=static\npm.max_children=20\nlisten.allowed_clients=10.9.9.9,127.0.0.1" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_failed_is_flagged(string folder, string name, string rule, string global, string listen, string pool) =>
        Assert.True(Findings(global, listen, pool).Contains(rule), $"{folder} {name}");

    /// <summary>An empty rule: no rule of PHP-FPM speaks.</summary>
    [Theory]
    [MemberData(nameof(Good))]
    public void What_worked_is_not(string folder, string name, string rule, string global, string listen, string pool) =>
        Assert.False(Findings(global, listen, pool).Any(id => rule.Length == 0 ? id.StartsWith("CL3", StringComparison.Ordinal) : id == rule), $"{folder} {name}");

    static IReadOnlyList<string> Findings(string global, string listen, string pool)
    {
        var text = $"[global]\nerror_log=/srv/fpm.log\ndaemonize=no\n{global}\n[www]\nuser=www-data\ngroup=www-data\nlisten={listen}\n{pool}\n";
        var workspace = Workspaces.Of(ConfigFormat.PhpFpm, ("php-fpm.conf", text));
        return [.. new AnalysisEngine(Rules, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings.Select(finding => finding.Diagnostic.Descriptor.Id)];
    }
}
