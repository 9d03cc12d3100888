using static ConfigLint.LiveTests.FpmServer;

namespace ConfigLint.LiveTests;

/// <summary>Failures of a real PHP-FPM behind nginx, the words of both logs, the cures, and configlint's verdict on the same files.</summary>
public sealed class FpmProofTests
{
    const string Tcp = "listen = 127.0.0.1:OTHER";
    const string Socket = "listen = DIR/app.sock";
    const string One = "pm = static\npm.max_children = 1";
    const string Two = "pm = static\npm.max_children = 2";
    const string Refused = "connect() failed (111: Connection refused) while connecting to upstream";
    const string Cut = "recv() failed (104: Connection reset by peer) while reading response header from upstream";
    const string Begun = "Reloading in progress";

    static readonly Proof[] Refusals =
    [
        Refusal("CL3003", Dynamic(5, min: 1, max: 6), Dynamic(6, min: 1, max: 6), "pm.min_spare_servers(1) and pm.max_spare_servers(6) cannot be greater than pm.max_children(5)"),
        Refusal("CL3004", Dynamic(6, 1, 2) + "\npm.start_servers = 4", Dynamic(6, 1, 2) + "\npm.start_servers = 0", "pm.start_servers(4) must not be less than pm.min_spare_servers(1) and not greater than pm.max_spare_servers(2)"),
        Refusal("CL3005", Dynamic(6, 3, 2), Dynamic(6, 2, 3), "pm.max_spare_servers(2) must not be less than pm.min_spare_servers(3)"),
        Refusal("CL3005", "pm = dynamic\npm.max_children = 6", Dynamic(6, 2, 3), "pm.min_spare_servers(0) must be a positive value"),
        Refusal("CL3006", "pm = static", Two, "[pool app] pm.max_children must be a positive value"),
        Refusal("CL3006", Two + "\n[ap]\npm.max_children = 4", Two + "\n[app]\npm.max_children = 4", "[pool ap]"),
        Refusal("CL3007", "pm = static\npm.max_children = 2 # measured", "pm = static\npm.max_children = 2 ; measured", "unable to parse value for entry 'pm.max_children': is not a valid number (greater or equal than zero)"),
        Refusal("CL3008", "#pm = dynamic\n" + Two, ";pm = dynamic\n" + Two, "unknown entry '#pm'"),
        Refusal("CL3010", Two + "\nrequest_slowlog_timeout = 5s", Two + "\nrequest_slowlog_timeout = 5s\nslowlog = DIR/slow.log", "'slowlog' must be specified for use with 'request_slowlog_timeout'"),
        Refusal("CL3010", Slow(50, 10), Slow(5, 10), "'request_slowlog_timeout' (50) can't be greater than 'request_terminate_timeout' (10)"),
        Refusal("CL3011", Two + "\nemergency_restart_interval = 1m", Two, "unknown entry 'emergency_restart_interval'"),
        Refusal("CL3012", Two + Shop("OTHER"), Two + Shop("DEAD"), "[pool shop] unable to set listen address as it's already used in another pool 'app'"),
    ];

    static readonly Proof[] Reloads =
    [
        Reloaded("CL3009", "process_control_timeout = 0.5m", "process_control_timeout = 30s"),
        Reloaded("CL3014", "", "process_control_timeout = 30s"),
        Reloaded("CL3015", "process_control_timeout = 1s", "process_control_timeout = 60s", "request_terminate_timeout = 60s"),
    ];

    static readonly Proof[] Busy =
    [
        new("CL3001", Pool(Tcp, Dynamic(1, 1, 1)), Pool(Tcp, Dynamic(10, 2, 4)), Visits.While(held: 1), "504", "upstream timed out (110: Connection timed out) while reading response header from upstream", "server reached pm.max_children setting (1), consider raising it") { Beside = Front(more: "fastcgi_read_timeout 2s;") },
        new("CL3013", Pool(Socket, "listen.backlog = 1", One), Pool(Socket, "listen.backlog = 511", One), Visits.Refused(8), "502", "failed (11: Resource temporarily unavailable) while connecting to upstream") { Beside = Front("unix:DIR/app.sock"), GoodVisit = Visits.Queued(8) },
        new("CL3016", Pool(Tcp, One), Pool(Tcp, One, "request_terminate_timeout = 2s"), Visits.AfterHanging(), "504", "upstream timed out (110: Connection timed out) while reading response header from upstream") { Beside = Front(more: "fastcgi_read_timeout 2s;"), GoodVisit = Visits.AfterHanging("execution timed out") },
    ];

    public static IEnumerable<TheoryDataRow<int>> RefusalRows => Proof.Rows(Refusals, "PHP-FPM refuses");

    public static IEnumerable<TheoryDataRow<int>> ReloadRows => Proof.Rows(Reloads, "PHP-FPM reloads");

    public static IEnumerable<TheoryDataRow<int>> BusyRows => Proof.Rows(Busy, "PHP-FPM is busy");

    [Theory]
    [MemberData(nameof(RefusalRows))]
    public Task The_bad_one_is_refused_with_PHP_FPM_s_own_words_and_nginx_answers_502(int number) => Show(Refusals[number]);

    [Theory]
    [MemberData(nameof(ReloadRows))]
    public Task With_the_bad_one_a_reload_cuts_a_request(int number) => Show(Reloads[number]);

    [Theory]
    [MemberData(nameof(BusyRows))]
    public Task With_the_bad_one_a_few_requests_are_enough_to_fail_the_next(int number) => Show(Busy[number]);

    static Task Show(Proof proof)
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        return (proof with { Beside = proof.Beside ?? Front() }).Show(Start);
    }

    static Func<Scene, Task> Front(string address = "127.0.0.1:OTHER", string more = "") => scene => StartFront(scene, address, more);

    static Proof Refusal(string rule, string bad, string good, string words) =>
        new(rule, Pool(Tcp, bad), Pool(Tcp, good), Visits.Front, "exit 78, 502", words, Refused);

    static Proof Reloaded(string rule, string bad, string good, string pool = "") =>
        new(rule, WithGlobal(bad, Tcp, Two, pool), WithGlobal(good, Tcp, Two, pool), Visits.SignalDuringRequest(Reload), "502", Begun, Cut)
        {
            GoodVisit = Visits.SignalBeforeEnd(Reload, Begun),
        };

    static string Dynamic(int children, int min, int max) =>
        $"pm = dynamic\npm.max_children = {children}\npm.min_spare_servers = {min}\npm.max_spare_servers = {max}";

    static string Slow(int slow, int end) => Two + $"\nslowlog = DIR/slow.log\nrequest_slowlog_timeout = {slow}s\nrequest_terminate_timeout = {end}s";

    static string Shop(string port) => $"\n[shop]\nuser = root\ngroup = root\nlisten = 127.0.0.1:{port}\n{Two}";
}
