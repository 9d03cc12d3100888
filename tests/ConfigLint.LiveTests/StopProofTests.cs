using static ConfigLint.LiveTests.NginxServer;

namespace ConfigLint.LiveTests;

/// <summary>A supervisor stops an app server: SIGTERM, some time, SIGKILL. What becomes of the request that is being worked on?</summary>
public sealed class StopProofTests
{
    const int Terminate = 15;
    const string Cut = "while reading response header from upstream";

    /// <summary>The text is a unit of systemd.</summary>
    static readonly Proof[] OfUnits =
    [
        new("CL6015", Unit(1), Unit(60), StopAfter(TimeSpan.FromSeconds(1)), "502", "Handling signal: term", Cut) { GoodVisit = StopAfter(TimeSpan.FromSeconds(60)) },
    ];

    /// <summary>The text is a Dockerfile.</summary>
    static readonly Proof[] OfImages =
    [
        new("CL4009", Image(""), Image("exec "), StopInside(TimeSpan.FromSeconds(8)), "502", Cut),
    ];

    /// <summary>The text is a manifest of Kubernetes.</summary>
    static readonly Proof[] OfPods =
    [
        new("CL5018", Pod(""), Pod("lifecycle: { preStop: { sleep: { seconds: 10 } } }"), AfterSignal, "502", "connect() failed (111: Connection refused) while connecting to upstream") { GoodVisit = WithinHook },
    ];

    public static IEnumerable<TheoryDataRow<int>> PodRows => Proof.Rows(OfPods, "Kubernetes stops");

    public static IEnumerable<TheoryDataRow<int>> UnitRows => Proof.Rows(OfUnits, "systemd stops");

    public static IEnumerable<TheoryDataRow<int>> ImageRows => Proof.Rows(OfImages, "The container's runtime stops");

    [Theory]
    [MemberData(nameof(UnitRows))]
    public Task A_unit_is_killed_after_its_time(int number)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        return OfUnits[number].Show(async (scene, text) =>
        {
            await StartFront(scene);
            var command = scene.Fill(text).Split('\n').Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=/usr/bin/gunicorn ".Length..];
            await scene.Start("gunicorn", "etc/systemd/system/app.service", text, command, "gunicorn.log", "Listening at");
        });
    }

    [Theory]
    [MemberData(nameof(ImageRows))]
    public Task A_shell_as_process_1_keeps_the_signal(int number)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        Assert.SkipUnless(Namespaces.AreAllowed, Namespaces.Forbidden);
        return OfImages[number].Show(async (scene, text) =>
        {
            await StartFront(scene);
            // "sh -c" as Docker runs the shell form; the script is its argument, word for word.
            scene.Write("start.sh", $"exec unshare --pid --fork --kill-child sh -c '{text.Split("CMD ")[1].Trim()}'\n");
            await scene.Start("sh", "Dockerfile", text, "DIR/start.sh", "gunicorn.log", "Listening at");
        });
    }

    [Theory]
    [MemberData(nameof(PodRows))]
    public Task A_pod_gets_requests_after_its_signal(int number)
    {
        Assert.SkipUnless(GunicornServer.IsInstalled, GunicornServer.NotFound);
        return OfPods[number].Show(async (scene, text) =>
        {
            await StartFront(scene);
            await scene.Start("gunicorn", "k8s/app.yaml", text, "-b 127.0.0.1:OTHER --threads 2 --chdir DIR app:app", "gunicorn.log", "Listening at");
        });
    }

    static Task StartFront(Scene scene)
    {
        GunicornServer.WriteApp(scene);
        return NginxServer.Start(scene, Http(Server("proxy_pass http://127.0.0.1:OTHER;")));
    }

    /// <summary>A request that needs three seconds more when the signal comes.</summary>
    static Visit StopAfter(TimeSpan grace) => scene => Stop(scene, grace, scene.Server.Signal, () => Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken));

    /// <summary>
    /// A request that is let go as soon as the app server has heard of its end: when a shell keeps the signal, that is never.
    /// </summary>
    static Visit StopInside(TimeSpan grace) => scene => Stop(scene, grace, scene.Server.SignalInside, () => scene.UntilLogged("Handling signal: term"));

    /// <summary>A request that the balancer, who has not heard of the end, sends after the signal.</summary>
    static async Task<string> AfterSignal(Scene scene)
    {
        var held = scene.Get("/hold");
        await scene.UntilHeld(1);
        scene.Server.Signal(Terminate);
        await scene.UntilLogged("Handling signal: term");
        // What the socket had taken before it was closed is still served.
        var outcome = "200";
        for (var i = 0; outcome == "200" && i < 100; i++)
            outcome = await scene.Get("/");
        scene.Release();
        await held;
        return outcome;
    }

    /// <summary>The same request while the hook runs: the signal comes after it.</summary>
    static async Task<string> WithinHook(Scene scene)
    {
        var outcome = await scene.Get("/");
        scene.Server.Signal(Terminate);
        return outcome;
    }

    static async Task<string> Stop(Scene scene, TimeSpan grace, Action<int> signal, Func<Task> end)
    {
        var held = scene.Get("/hold");
        await scene.UntilHeld(1);
        signal(Terminate);
        var ended = end();
        if (await Task.WhenAny(ended, Task.Delay(grace, TestContext.Current.CancellationToken)) == ended)
            scene.Release();
        else
            scene.Server.Kill();
        return await held;
    }

    static string Unit(int seconds) =>
        $"""
        [Service]
        WorkingDirectory=DIR
        ExecStart=/usr/bin/gunicorn -b 127.0.0.1:OTHER --threads 2 --graceful-timeout 20 --chdir DIR app:app
        TimeoutStopSec={seconds}

        """;

    static string Pod(string lifecycle) =>
        $$"""
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: app }
        spec:
          ingressClassName: nginx
          rules:
            - host: app.test
              http:
                paths:
                  - { path: /, pathType: Prefix, backend: { service: { name: app, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: app }
        spec:
          selector: { app: app }
          ports: [{ port: 80, targetPort: 8000 }]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: app }
        spec:
          replicas: 2
          selector: { matchLabels: { app: app } }
          template:
            metadata: { labels: { app: app } }
            spec:
              containers:
                - name: app
                  image: app:1
                  command: [gunicorn, "-b", "0.0.0.0:8000", "--threads", "2", "app:app"]
                  ports: [{ containerPort: 8000 }]
                  readinessProbe: { tcpSocket: { port: 8000 } }
                  {{lifecycle}}

        """;

    static string Image(string exec) => $"FROM python:3.11-slim\nCMD {exec}gunicorn -b 127.0.0.1:OTHER --threads 2 --chdir DIR app:app\n";
}
