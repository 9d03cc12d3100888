namespace ConfigLint.LiveTests;

/// <summary>Failures of a real Gunicorn and a real Puma behind nginx, the words of both logs, the cures, and configlint's verdict on the same files.</summary>
public sealed class AppServerProofTests
{
    const string Refused = "connect() failed (111: Connection refused) while connecting to upstream";
    const string GaveUp = "upstream timed out (110: Connection timed out) while reading response header from upstream";

    static readonly Proof[] OfGunicorn =
    [
        Gunicorn("CL4001", ["worker = 2"], ["workers = 2"], Visits.While(held: 1), "504", GaveUp),
        Gunicorn("CL4002", ["timeout = 30.0"], ["timeout = 30"], Visits.Front, "exit 1, 502", "Invalid value for timeout: 30.0", Refused),
        Gunicorn("CL4002", ["timeout = \"90s\""], ["timeout = \"90\""], Visits.Front, "exit 1, 502", "Invalid value for timeout: 90s", Refused),
        Gunicorn("CL4003", ["preload_app = 1"], ["preload_app = True"], Visits.Front, "exit 1, 502", "Invalid value for preload_app: 1", Refused),
        Gunicorn("CL4004", ["workers = 0"], ["workers = 2"], Visits.Front, "504", GaveUp),
        new("CL4005", "bind = \"OTHER\"\n", "bind = \":OTHER\"\n", Visits.Front, "exit 1, 502", "Can't connect to ('OTHER', 8000)", Refused) { Beside = Front() },
        Gunicorn("CL4007", ["worker_class = \"gthraed\""], ["worker_class = \"gthread\""], Visits.Front, "exit 1, 502", "class uri 'gthraed' invalid or not found", Refused),
        Gunicorn("CL4010", ["workers = 1"], ["workers = 2"], Visits.While(held: 1), "504", GaveUp),
        Gunicorn("CL4011", ["workers = 2", "timeout = 1"], ["workers = 2", "timeout = 30"], Visits.Slow, "502", "WORKER TIMEOUT", "upstream prematurely closed connection while reading response header from upstream") with { Beside = Front() },
    ];

    static readonly Proof[] OfPuma =
    [
        Puma("CL4010", ["workers 0", "threads 1, 1"], ["workers 0", "threads 1, 3"], Visits.While(held: 1), "504", GaveUp),
        Puma("CL4020", ["daemonize"], ["workers 0"], Visits.Front, "exit 1, 502", "undefined local variable or method `daemonize'", Refused),
        Puma("CL4020", ["threads 3"], ["threads 3, 3"], Visits.Front, "exit 1, 502", "wrong number of arguments (given 1, expected 2)", Refused),
        Puma("CL4021", ["worker_timeout 5"], ["worker_timeout 6"], Visits.Front, "exit 1, 502", "The minimum worker_timeout must be greater than the worker reporting interval (5)", Refused),
        Puma("CL4022", ["threads 5, 2"], ["threads 2, 5"], Visits.Front, "exit 1, 502", "The minimum (5) number of threads must be less than or equal to the max (2)", Refused),
        Puma("CL4023", ["persistent_timeout '20s'"], ["persistent_timeout 20"], Visits.Front, "exit 1, 502", "invalid value for Integer(): \"20s\"", Refused),
    ];

    /// <summary>The text is config/database.yml.</summary>
    static readonly Proof[] OfDatabases =
    [
        new("CL4025", Database(1), Database(3), Visits.While(held: 1, patience: 30), "500", "ActiveRecord::ConnectionTimeoutError", "could not obtain a connection from the pool within 5.000 seconds") { Beside = Front() },
    ];

    public static IEnumerable<TheoryDataRow<int>> GunicornRows => Proof.Rows(OfGunicorn, "Gunicorn");

    public static IEnumerable<TheoryDataRow<int>> PumaRows => Proof.Rows(OfPuma, "Puma");

    public static IEnumerable<TheoryDataRow<int>> DatabaseRows => Proof.Rows(OfDatabases, "Puma and its database");

    [Theory]
    [MemberData(nameof(GunicornRows))]
    public Task Gunicorn_fails_with_the_bad_one_and_serves_with_the_good_one(int number)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        return OfGunicorn[number].Show(GunicornServer.Start);
    }

    [Theory]
    [MemberData(nameof(PumaRows))]
    public Task Puma_fails_with_the_bad_one_and_serves_with_the_good_one(int number)
    {
        Assert.SkipUnless(PumaServer.IsInstalled, PumaServer.NotFound);
        return OfPuma[number].Show(PumaServer.Start);
    }

    [Theory]
    [MemberData(nameof(DatabaseRows))]
    public Task A_thread_without_a_connection_to_the_database_fails_its_request(int number)
    {
        Assert.SkipUnless(PumaServer.IsInstalled, PumaServer.NotFound);
        Assert.SkipUnless(PumaServer.HasDatabase, PumaServer.NoDatabase);
        return OfDatabases[number].Show(PumaServer.StartWithDatabase);
    }

    static string Database(int pool) => $"production:\n  adapter: sqlite3\n  database: DIR/app.sqlite3\n  pool: {pool}\n";

    static Proof Gunicorn(string rule, string[] bad, string[] good, Visit visit, string failure, params string[] words) =>
        new(rule, GunicornServer.File(bad), GunicornServer.File(good), visit, failure, words) { Beside = Front("proxy_read_timeout 2s;") };

    static Proof Puma(string rule, string[] bad, string[] good, Visit visit, string failure, params string[] words) =>
        new(rule, PumaServer.File(bad), PumaServer.File(good), visit, failure, words) { Beside = Front("proxy_read_timeout 2s;") };

    /// <summary>The nginx in front.</summary>
    static Func<Scene, Task> Front(string more = "") =>
        scene => NginxServer.Start(scene, NginxServer.Http(NginxServer.Server($"proxy_pass http://127.0.0.1:OTHER; {more}")));
}
