using ConfigLint.Tests.Model.Gunicorn;

namespace ConfigLint.Tests.Rules;

/// <summary>The values of ../shared/repro/app/gunicorn-config-silently-ignored-or-fatal, as gunicorn 20.1 and 26.1 took them.</summary>
public sealed class GunicornReproTests
{
    /// <summary>An empty rule: taken as it is meant.</summary>
    [Theory]
    [InlineData("keep_alive = 75", "CL4001")]
    [InlineData("preload = True", "CL4001")]
    [InlineData("worker_timeout = 120", "CL4001")]
    [InlineData("log_level = \"debug\"", "CL4001")]
    [InlineData("access_logfile = \"-\"", "CL4001")]
    [InlineData("max_request = 500", "CL4001")]
    [InlineData("worker = 9", "CL4001")]
    [InlineData("Timeout = 120", "CL4001")]
    [InlineData("timeout = 30.0", "CL4002")]
    [InlineData("workers = 4 / 2", "CL4002")]
    [InlineData("timeout = \"90\"", "")]
    [InlineData("timeout = \"90s\"", "CL4002")]
    [InlineData("timeout = -1", "CL4002")]
    [InlineData("workers = None", "CL4002")]
    [InlineData("timeout = None", "CL4002")]
    [InlineData("workers = \"2*2\"", "CL4002")]
    [InlineData("preload_app = 1", "CL4003")]
    [InlineData("preload_app = \"true\"", "")]
    [InlineData("preload_app = \"yes\"", "CL4003")]
    [InlineData("worker_class = \"gtread\"", "CL4007")]
    [InlineData("worker_class = \"uvicorn.workers.UvicornWorker\"", "")]
    [InlineData("bind = \":8000\"", "")]
    [InlineData("bind = \"8000\"", "CL4005")]
    [InlineData("threads = 4", "")]
    [InlineData("timeout = 010", "CL0001")]
    [InlineData("timeout = \"010\"", "CL4002")]
    [InlineData("workers = 0", "CL4004")]
    [InlineData("keepalive = 0", "")]
    // Seen on 20.1 only.
    [InlineData("workers = True", "")]
    [InlineData("workers = [3]", "CL4002")]
    [InlineData("import os\nworkers = os", "CL4002")]
    [InlineData("def workers(): pass", "CL4002")]
    [InlineData("preload_app = None", "")]
    [InlineData("preload_app = []", "CL4003")]
    [InlineData("preload_app = \" TRUE \"", "")]
    [InlineData("timeout = \" 0X_1F \"", "")]
    [InlineData("timeout = \"00\"", "")]
    [InlineData("timeout = \"\"", "CL4002")]
    [InlineData("timeout = 99999999999999999999", "")]
    [InlineData("timeout = \"99999999999999999999\"", "")]
    [InlineData("timeout = b\"90\"", "")]
    [InlineData("timeout = {}", "CL4002")]
    [InlineData("bind = 8000", "CL4005")]
    public void What_stops_gunicorn_or_is_ignored_is_flagged_and_nothing_else(string text, string rule) =>
        Assert.Equal(rule.Length == 0 ? [] : [rule], GunicornModel.FindingsOf(text + "\n"));

    /// <summary>Folklore that facts section 0 refutes.</summary>
    [Theory]
    [InlineData("worker_class = \"gthread\"\nthreads = 4\nworkers = 2\ntimeout = 3\n")]
    [InlineData("worker_class = \"gevent\"\nworkers = 2\ntimeout = 3\n")]
    [InlineData("worker_class = \"sync\"\nthreads = 1\nworkers = 2\nkeepalive = 2\n")]
    [InlineData("worker_class = \"sync\"\nthreads = 1\nworkers = 2\nkeepalive = 0\n")]
    [InlineData("worker_class = \"uvicorn.workers.UvicornWorker\"\nworkers = 1\ntimeout = 3\n")]
    [InlineData("timeout = 10000\n")]
    public void What_is_only_said_to_be_wrong_is_not_flagged(string text) => Assert.Empty(GunicornModel.FindingsOf(text));
}
