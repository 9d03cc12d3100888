using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Gunicorn;

/// <summary>Real files, whose values were read by hand.</summary>
public sealed class GunicornCorpusTests
{
    static readonly string[] Fragments =
    [
        "locals()[k] = v\n", "from a import *\n", "if x:\n    ", "else:\n    ", "try:\n    ", "except:\n    ", "for i in x:\n    ", "def f():\n    global x\n", "x = x + x\n", "x = [x, x]\n",
        "timeout = 30.0\n", "os.environ.get('X')", "os.environ['X'] = '1'\n", "int(", "'%s' % ", "f'{x}'", " or ", " if x else ", "del x\n", "** 99", "{}.format(", "max(", "lambda: ", "x := 1",
    ];

    /// <summary>timeout, workers, worker_class, threads, keepalive, bind; ? is not known without the command that starts it.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "gunicorn", "jazzband+website/jazzband/gunicorn.py", "60 ? ? 4 ? 0.0.0.0:5000" },
        { "gunicorn", "suitenumerique+docs/docker/files/usr/local/etc/gunicorn/impress.py", "90 3 ? ? ? 0.0.0.0:8000" },
        { "gunicorn", "ThePalaceProject+library-registry/docker/gunicorn.conf.py", "? ? ? 2 ? 127.0.0.1:8000" },
        { "gunicorn", "bradshjg+gunicorn-django-canonical-logs/tests/server/gunicorn_config.py", "1 1 ? ? ? ?" },
        { "gunicorn", "cds-snc+notification-api/gunicorn_config.py", "? 4 ? 4 ? ?" },
        { "gunicorn", "netbox-community+netbox/contrib/gunicorn.py", "120 5 ? 3 ? 127.0.0.1:8001" },
        { "gunicorn", "Azure-Samples+openai-chat-app-quickstart/src/gunicorn.conf.py", "120 ? uvicorn.workers.UvicornWorker ? ? 0.0.0.0:50505" },
        { "gunicorn", "open-telemetry+opentelemetry-python/docs/examples/fork-process-model/flask-gunicorn/gunicorn.conf.py", "30 4 sync ? 2 127.0.0.1:8000" },
        { "gunicorn", "nickjj+docker-django-example/src/config/gunicorn.py", "120 ? ? 1 ? 0.0.0.0:8000" },
        { "gunicorn", "max-pfeiffer+uvicorn-gunicorn-poetry/build/gunicorn_configuration.py", "30 1 ? ? 2 0.0.0.0:8000" },
        { "gunicorn", "smallwat3r+docker-nginx-gunicorn-flask-letsencrypt/src/gunicorn.conf.py", "30 3 sync ? ? 0.0.0.0:8080" },
        { "gunicorn", "python+pythondotorg/gunicorn.conf", "60 2 ? ? 2 unix:/var/run/cabotage/nginx.sock" },
        { "gunicorn", "microsoft+sample-app-aoai-chatGPT/gunicorn.conf.py", "230 ? uvicorn.workers.UvicornWorker ? ? 0.0.0.0" },
        { "gunicorn", "CHDR-Inventory-System+server/gunicorn.conf.py", "? 4 gevent ? ? 0.0.0.0:4565" },
        { "gunicorn", "alphagov+notifications-api/gunicorn_config.py", "30 4 eventlet ? 0 ?" },
        { "gunicorn", "GlobalFinPrint+global_finprint/deploy/gunicorn.conf.py", "? ? ? ? ? unix:/tmp/gunicorn.sock" },
        { "gunicorn", "tiangolo+uvicorn-gunicorn-docker/docker-images/gunicorn_conf.py", "120 ? ? ? 5 ?" },
        { "gunicorn", "tiangolo+uvicorn-gunicorn-docker/tests/test_02_app/package_app_custom_config/app/custom_gunicorn_conf.py", "? 3 ? ? ? 0.0.0.0:8000" },
        { "gunicorn", "EOxServer+eoxserver/gunicorn.conf.py", "600 ? sync ? ? :8000" },
        { "gunicorn", "pypi+warehouse/gunicorn-prod.conf.py", "60 ? ? ? 2 unix:/var/run/cabotage/cabotage.sock" },
        { "gunicorn", "benoitc+gunicorn/benchmarks/dirty_bench_gunicorn.py", "120 4 gthread 4 2 127.0.0.1:8000" },
        { "gunicorn", "Agent-Hellboy+gunicorn-prometheus-exporter/docker/gunicorn.conf.py", "30 2 ? ? 2 0.0.0.0:8000" },
        { "gunicorn", "Agent-Hellboy+gunicorn-prometheus-exporter/example/gunicorn_thread_worker.conf.py", "30 2 gunicorn_prometheus_exporter.PrometheusThreadWorker 4 2 0.0.0.0:8001" },
        { "stacks", "quay+quay/conf/gunicorn_web.py", "? ? gevent ? ? unix:/tmp/gunicorn_web.sock" },
        { "stacks", "quay+quay/conf/gunicorn_worker.py", "? 1 sync ? ? ?" },
        { "stacks", "cdhigh+KindleEar/docker/gunicorn.conf.py", "? 1 ? 3 ? 0.0.0.0:8000" },
        { "stacks", "benoitc+gunicorn/examples/celery_alternative/gunicorn_conf.py", "120 ? asgi ? 5 0.0.0.0:8000" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_real_file_gives_what_a_reader_finds_in_it(string folder, string file, string expected)
    {
        var server = GunicornModel.OfFile(File.ReadAllText(Path.Combine(SharedCorpus.Root, folder, file)));
        Assert.Equal(expected, string.Join(' ', Show(server.Timeout), Show(server.Workers), Show(server.WorkerClass), Show(server.Threads), Show(server.KeepAliveSeconds), Show(server.Bind.Select(bind => string.Join(',', bind)))));
    }

    [Fact]
    public void Every_real_file_is_a_server_whose_settings_can_be_shown()
    {
        var files = SharedCorpus.EveryFile().Where(file => file.Contains("/gunicorn/", StringComparison.Ordinal) && file.EndsWith(".py", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= 50, $"only {files.Count} files");
        Assert.All(files, file => Assert.Equal(16, GunicornModel.OfFile(File.ReadAllText(file)).DescribeSettings().Count));
        Assert.All(files, file => Assert.DoesNotContain("CL0001", GunicornModel.FindingsOf(File.ReadAllText(file))));
    }

    [Fact]
    public void Mutations_throw_nothing_and_give_a_value_or_none()
    {
        var seeds = SharedCorpus.EveryFile().Where(file => file.Contains("/gunicorn/", StringComparison.Ordinal) && file.EndsWith(".py", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var mutator = new TextMutator(seeds, Fragments, seed: 7);
        for (var i = 0; i < Mutations.Count; i++)
        {
            var text = mutator.Next();
            var failure = Record.Exception(() => GunicornModel.OfFile(text).DescribeSettings());
            Assert.True(failure is null, $"mutation {i}: {failure}\n--- text\n{text}");
        }
    }

    [Fact]
    public void Hostile_texts_are_followed_on_a_small_stack()
    {
        var failure = default(Exception);
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            foreach (var text in Syntax.Python.PythonHostileTexts.All(20_000))
                PythonInterpreter.Follow((PythonFile)PythonParser.ParseText(SourceText.From(text)).Root, UntoldEnvironment.Instance);
        }), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    /// <summary>A file full of what would show that it ran.</summary>
    [Fact]
    public void Nothing_is_executed()
    {
        var folder = Directory.CreateTempSubdirectory("configlint-gunicorn");
        try
        {
            var trace = Path.Combine(folder.FullName, "trace").Replace('\\', '/');
            var text = $"""
                import os, subprocess, sys, ctypes
                os.system("touch {trace}")
                open("{trace}", "w").write("x")
                subprocess.run(["touch", "{trace}"])
                subprocess.check_output("touch {trace}", shell=True)
                __import__("os").mkdir("{trace}")
                eval("open('{trace}', 'w')")
                exec("open('{trace}', 'w')")
                os.environ["CONFIGLINT_TRACE"] = "1"
                workers = [open("{trace}", "w") for i in range(3)]
                bind = f"{"{"}open('{trace}', 'w'){"}"}"
                timeout = (lambda: open("{trace}", "w"))()

                class Config:
                    open("{trace}", "w")

                def on_starting(server):
                    open("{trace}", "w")

                on_starting(None)
                os.kill(os.getpid(), 9)
                sys.exit(open("{trace}", "w"))
                """;
            Assert.False(GunicornModel.OfFile(text).Workers.IsKnown);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullName));
            Assert.Null(Environment.GetEnvironmentVariable("CONFIGLINT_TRACE"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Show<T>(Setting<T> setting) => setting.TryGet(out var value) ? value!.ToString()! : "?";
}
