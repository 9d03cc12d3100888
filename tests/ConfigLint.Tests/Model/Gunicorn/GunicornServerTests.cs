using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Launches;

namespace ConfigLint.Tests.Model.Gunicorn;

public sealed class GunicornServerTests
{
    /// <summary>Options as Gunicorn 20.1 takes them (gunicorn … --print-config app:app).</summary>
    [Theory]
    [InlineData("gunicorn -w4 app:app", "workers", "4")]
    [InlineData("gunicorn -w=4 app:app", "workers", "4")]
    [InlineData("gunicorn -w 4 app:app", "workers", "4")]
    [InlineData("gunicorn --workers=4 app:app", "workers", "4")]
    [InlineData("gunicorn app:app --workers 4", "workers", "4")]
    [InlineData("gunicorn -Rw3 app:app", "workers", "3")]
    [InlineData("gunicorn -w 1_0 app:app", "workers", "10")]
    [InlineData("gunicorn -w 2 -w 5 app:app", "workers", "5")]
    [InlineData("gunicorn --keep 9 app:app", "keepalive", "9")]
    [InlineData("gunicorn --preload app:app", "preload_app", "True")]
    [InlineData("gunicorn app:app", "preload_app", "False")]
    [InlineData("gunicorn -b :80 --bind=unix:/run/a.sock app:app", "bind", ":80, unix:/run/a.sock")]
    [InlineData("gunicorn app:app", "bind", "127.0.0.1:8000")]
    [InlineData("gunicorn app:app", "timeout", "30")]
    [InlineData("gunicorn -k gevent app:app", "worker_class", "gevent")]
    // "--worker" may be several: gunicorn refuses it, and nothing is known.
    [InlineData("gunicorn --worker 4 app:app", "workers", null)]
    [InlineData("gunicorn --no-such-option app:app", "workers", null)]
    [InlineData("gunicorn -w 0x10 app:app", "workers", null)]
    [InlineData("gunicorn -w $WORKERS app:app", "workers", null)]
    [InlineData("gunicorn $OPTIONS app:app", "workers", null)]
    [InlineData("gunicorn -- -w 4", "workers", "1")]
    public void An_option_is_read(string command, string setting, string? expected)
    {
        var shown = GunicornModel.OfLaunch(command).DescribeSettings().Single(described => described.Name == setting).Value;
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void The_command_line_beats_the_variable_and_that_the_file()
    {
        var server = GunicornModel.OfLaunch(
            "gunicorn --timeout 5 app:app",
            "timeout = 11\nkeepalive = 12\nworkers = 3\n",
            new Dictionary<string, string> { ["GUNICORN_CMD_ARGS"] = "--timeout 99 --keep-alive '77'", ["WEB_CONCURRENCY"] = "7" });
        Assert.Equal(5, server.Timeout.Value);
        Assert.Equal("app.service", server.Timeout.At!.Value.Path);
        Assert.Equal(77, server.KeepAliveSeconds.Value);
        Assert.Equal("GUNICORN_CMD_ARGS", Assert.IsType<Origin.Environment>(server.KeepAliveSeconds.Origin).Variable);
        Assert.Equal(3, server.Workers.Value);
        Assert.Equal("gunicorn.conf.py", server.Workers.At!.Value.Path);
        Assert.True(server.Threads.IsDefault);
    }

    [Fact]
    public void Variables_give_defaults()
    {
        var server = GunicornModel.OfLaunch("gunicorn app:app", environment: new Dictionary<string, string> { ["WEB_CONCURRENCY"] = "7", ["PORT"] = "5555" });
        Assert.Equal(7, server.Workers.Value);
        Assert.True(server.Workers.IsWritten);
        Assert.Equal(["0.0.0.0:5555"], server.Bind.Value);
        Assert.Equal(Address.Tcp("0.0.0.0", 5555), Assert.Single(server.Listeners).Address);
        Assert.IsType<Origin.EnvironmentDefault>(GunicornModel.OfLaunch("gunicorn app:app").Workers.Origin);
        // Heroku and its like set both.
        Assert.False(GunicornModel.OfLaunch("gunicorn app:app", kind: LaunchKind.Procfile).Workers.IsKnown);
        Assert.False(GunicornModel.OfLaunch("gunicorn app:app", kind: LaunchKind.Procfile).Bind.IsKnown);
    }

    [Theory]
    [InlineData("gunicorn -c /elsewhere/gunicorn.py app:app", null)]
    [InlineData("gunicorn -c missing.py app:app", null)]
    [InlineData("gunicorn -c python:settings app:app", null)]
    [InlineData("gunicorn -c $CONFIG app:app", null)]
    [InlineData("gunicorn $OPTIONS app:app", null)]
    [InlineData("gunicorn app:app", "from settings import *\n")]
    [InlineData("gunicorn app:app", "if debug:\n    timeout = 5\n")]
    public void A_default_counts_only_when_all_that_could_say_otherwise_was_read(string command, string? file)
    {
        var server = GunicornModel.OfLaunch(command, file);
        Assert.False(server.Timeout.IsKnown);
        Assert.False(server.RequestLimit.IsKnown);
    }

    [Fact]
    public void A_secret_variable_or_an_unfinished_command_leaves_defaults_unknown()
    {
        Assert.False(GunicornModel.OfLaunch("gunicorn app:app", environment: new Dictionary<string, string> { ["GUNICORN_CMD_ARGS"] = "?" }).Timeout.IsKnown);
        Assert.False(GunicornModel.OfLaunch("gunicorn app:app", isComplete: false).Timeout.IsKnown);
        Assert.Equal(4, GunicornModel.OfLaunch("gunicorn -w 4 app:app", isComplete: false).Workers.Value);
    }

    [Theory]
    [InlineData("gunicorn -c file:gunicorn.conf.py app:app", "timeout = 7\n", 7)]
    [InlineData("gunicorn --config=gunicorn.conf.py app:app", "timeout = 7\n", 7)]
    [InlineData("gunicorn app:app", "timeout = 7\n", 7)]
    [InlineData("gunicorn app:app", "Timeout = 7\n", 30)]
    [InlineData("gunicorn app:app", "timeout = '0x10'\n", 16)]
    [InlineData("gunicorn app:app", null, 30)]
    public void The_file_of_the_working_directory_is_read(string command, string? file, int timeout) => Assert.Equal(timeout, GunicornModel.OfLaunch(command, file).Timeout.Value);

    /// <summary>timeout ends requests of sync workers only, and sync workers keep no connection (facts section 0).</summary>
    [Theory]
    [InlineData("", GunicornWorkerKind.Sync, 30, 0, 1)]
    [InlineData("-w 3", GunicornWorkerKind.Sync, 30, 0, 3)]
    [InlineData("-w 3 --threads 4", GunicornWorkerKind.Thread, 0, 2, 12)]
    [InlineData("-k gthread --keep-alive 65", GunicornWorkerKind.Thread, 0, 65, 1)]
    [InlineData("-k gunicorn.workers.ggevent.GeventWorker", GunicornWorkerKind.Gevent, 0, 2, null)]
    [InlineData("-k uvicorn.workers.UvicornWorker", GunicornWorkerKind.Asgi, 0, 2, null)]
    [InlineData("-k uvicorn_worker.UvicornH11Worker", GunicornWorkerKind.Asgi, 0, 2, null)]
    [InlineData("-k tornado", GunicornWorkerKind.Tornado, 0, null, null)]
    [InlineData("-k my.Worker", GunicornWorkerKind.Other, null, null, null)]
    public void The_class_of_the_workers_decides_what_the_settings_mean(string options, GunicornWorkerKind kind, int? limit, int? keepAlive, int? concurrency)
    {
        var server = GunicornModel.OfLaunch($"gunicorn {options} app:app");
        Assert.Equal(kind, server.WorkerKind.Value);
        Assert.Equal(limit, Of(server.RequestLimit.Select(time => (int)time.TotalSeconds)));
        Assert.Equal(keepAlive, Of(server.KeepAlive.Select(time => (int)time.TotalSeconds)));
        Assert.Equal(concurrency, Of(server.Concurrency));
        Assert.Equal(TimeSpan.FromSeconds(30), server.DrainTime.Value);
    }

    [Theory]
    [InlineData(":8000", "0.0.0.0:8000")]
    [InlineData("0.0.0.0", "0.0.0.0:8000")]
    [InlineData("App.local:80", "app.local:80")]
    [InlineData("[::1]:81", "[::1]:81")]
    [InlineData("tcp://127.0.0.1:82", "127.0.0.1:82")]
    [InlineData("unix:/run/a.sock", "unix:/run/a.sock")]
    [InlineData("unix:///var/run/a.sock", "unix:/run/a.sock")]
    [InlineData("unix:a.sock", null)]
    [InlineData("fd://3", null)]
    [InlineData("8000", null)]
    [InlineData("a:b", null)]
    public void An_address_is_read_as_gunicorn_reads_it(string bind, string? expected) =>
        Assert.Equal(expected, Assert.Single(GunicornModel.OfFile($"bind = \"{bind}\"\n").Listeners).Address?.ToString());

    [Theory]
    [InlineData("bind = ':8000'\ncertfile = '/etc/app.pem'\n", PassProtocol.Https)]
    [InlineData("bind = ':8000'\nprotocol = 'uwsgi'\n", PassProtocol.Uwsgi)]
    [InlineData("bind = ':8000'\ncertfile = None\n", PassProtocol.Http)]
    public void A_listener_speaks(string text, PassProtocol protocol) => Assert.Equal(protocol, Assert.Single(GunicornModel.OfFile(text).Listeners).Protocol);

    [Fact]
    public void The_version_is_that_of_the_options_else_of_a_lock_file()
    {
        var workspace = Workspaces.Of(ConfigFormat.Gunicorn, ("gunicorn.conf.py", "workers = 4\n"));
        ((InMemoryFileSystem)workspace.FileSystem).Add("/w/requirements.txt", "gunicorn==21.2.0\n");
        Assert.Equal(new Version(21, 2, 0), StackBuilder.Build(workspace).SelectMany(stack => stack.Elements).OfType<GunicornServer>().Single().Version);
        Assert.Equal(new Version(23, 0), GunicornModel.OfFile("", new WorkspaceOptions { Versions = new Dictionary<string, Version> { ["gunicorn"] = new(23, 0) } }).Version);
    }

    static int? Of(Setting<int> setting) => setting.TryGet(out var value) ? value : null;
}
