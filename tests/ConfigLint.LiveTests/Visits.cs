using System.Net;
using System.Net.Sockets;

namespace ConfigLint.LiveTests;

/// <summary>The visits that proofs are made of.</summary>
static class Visits
{
    public static readonly Visit Front = Get("/");

    /// <summary>For longer than the time-outs of the bad files, which are a second.</summary>
    public static readonly Visit Slow = Get("/slow/3000");

    public static Visit Get(string path) => scene => scene.Get(path);

    /// <summary>One request after the other: how many connections does the backend see?</summary>
    public static Visit Connections(int requests) => async scene =>
    {
        for (var i = 0; i < requests; i++)
            await scene.Get("/");
        return $"{scene.Backend.Connections} connections";
    };

    /// <summary>Requests to a group of which one server is dead: how often is that one tried?</summary>
    public static Visit FailedTries(int requests) => async scene =>
    {
        for (var i = 0; i < requests; i++)
            Assert.Equal("200", await scene.Get("/"));
        return scene.Log.Split("connect() failed").Length == 2 ? "tried once" : "tried again and again";
    };

    /// <summary>
    /// A request at once after the first answer, which has been on the way (<see cref="Relay"/>) for as long as the backend keeps an idle connection: the
    /// proxy uses it again while the backend closes it. On a busy machine the two may miss each other, so there are several tries; then the request
    /// that meets it may be the one that opens the next try.
    /// </summary>
    public static Visit OnIdleConnection(string method, int tries = 3) => async scene =>
    {
        var outcome = "200";
        for (var i = 0; outcome == "200" && i < tries; i++)
        {
            outcome = await scene.Get("/");
            if (outcome == "200")
                outcome = await scene.Get("/", "Content-Length: 0", method: method);
        }
        return outcome;
    };

    /// <summary>One request after the other: the first that is no success.</summary>
    public static Visit OneAfterTheOther(int requests) => async scene =>
    {
        var outcome = "200";
        for (var i = 0; outcome == "200" && i < requests; i++)
            outcome = await scene.Get("/");
        return outcome;
    };

    /// <summary>Two clients behind one balancer: what does the second get?</summary>
    public static async Task<string> TwoClients(Scene scene)
    {
        await scene.Get("/", "X-Forwarded-For: 198.51.100.1");
        return await scene.Get("/", "X-Forwarded-For: 198.51.100.2");
    }

    /// <summary>One more request while others are being worked on, from a client that has some patience.</summary>
    /// <param name="patience">In seconds.</param>
    public static Visit While(int held, int patience = 5) => async scene =>
    {
        var others = Enumerable.Range(0, held).Select(_ => scene.Get("/hold")).ToList();
        await scene.UntilHeld(held);
        var outcome = await scene.Get("/", patience: TimeSpan.FromSeconds(patience));
        scene.Release();
        await Task.WhenAll(others);
        return outcome;
    };

    /// <summary>The request after one that hangs and was given up by the proxy, once the server has logged what it does about that.</summary>
    public static Visit AfterHanging(string logged = "") => async scene =>
    {
        await scene.Get("/hold");
        await scene.UntilLogged(logged);
        return await scene.Get("/");
    };

    /// <summary>More requests than may wait while one is worked on: the first that ends.</summary>
    public static Visit Refused(int requests) => Crowd(requests, async (_, crowd) => await await Task.WhenAny(crowd));

    /// <summary>The same, let go: what all of them get.</summary>
    public static Visit Queued(int requests) => Crowd(requests, async (scene, crowd) =>
    {
        scene.Release();
        return string.Join(' ', (await Task.WhenAll(crowd)).Distinct());
    });

    /// <summary>Requests at once that are all held: the first that ends.</summary>
    public static Visit FirstOf(int requests, string path) => async scene =>
    {
        var crowd = Enumerable.Range(0, requests).Select(_ => scene.Get(path)).ToList();
        var outcome = await await Task.WhenAny(crowd);
        scene.Release();
        await Task.WhenAll(crowd);
        return outcome;
    };

    /// <summary>The same, let go once some are being worked on: what all of them get.</summary>
    public static Visit AllOf(int requests, string path, int held) => async scene =>
    {
        var crowd = Enumerable.Range(0, requests).Select(_ => scene.Get(path)).ToList();
        await scene.UntilHeld(held);
        scene.Release();
        return string.Join(' ', (await Task.WhenAll(crowd)).Distinct());
    };

    /// <summary>An upload of which the client has sent so much: does the next server get it?</summary>
    public static Visit Upload(int sent, int length) => async scene =>
    {
        var status = await scene.Get("/upload", $"Content-Length: {length}", method: "PUT", body: new string('x', sent));
        return $"{status}, {(scene.Backend.Requests("/upload") > 0 ? "sent to the next" : "not sent to the next")}";
    };

    /// <summary>A signal during a request that takes too long for what follows.</summary>
    public static Visit SignalDuringRequest(int signal) => async scene =>
    {
        var held = scene.Get("/hold");
        await scene.UntilHeld(1);
        scene.Server.Signal(signal);
        return await held;
    };

    /// <summary>The same, with a request that ends once the server has begun with what the signal means.</summary>
    public static Visit SignalBeforeEnd(int signal, string begun) => async scene =>
    {
        var held = scene.Get("/hold");
        await scene.UntilHeld(1);
        scene.Server.Signal(signal);
        await scene.UntilLogged(begun);
        scene.Release();
        return await held;
    };

    /// <summary>A backend is down once, and comes back.</summary>
    public static async Task<string> Restart(Scene scene)
    {
        Assert.Equal("503", await scene.Get("/"));
        scene.StartDead();
        return await scene.Get("/");
    }

    /// <summary>A page is in the cache, gets too old, and the backend is gone.</summary>
    public static async Task<string> Stale(Scene scene)
    {
        Assert.Equal("200 MISS", await scene.Get("/"));
        scene.Backend.Stop();
        var outcome = "200 HIT";
        for (var i = 0; outcome == "200 HIT" && i < 1000; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            outcome = await scene.Get("/");
        }
        return outcome;
    }

    /// <summary>The health check for one backend has run again and again: has the one for the other?</summary>
    public static async Task<string> HealthChecks(Scene scene)
    {
        await Wait.Until(() => scene.Backend.Requests("/check/member") > 2, () => $"no health checks:\n{scene.Log}");
        return scene.Backend.Requests("/check/app") > 0 ? "checked" : "never checked";
    }

    /// <summary>A request on the first of many connections, when the worker has no file handle left.</summary>
    public static Visit OutOfFiles(int connections, string full) => scene => Many(scene, connections, () => scene.UntilLogged(full));

    /// <summary>A request on the first of many connections.</summary>
    public static Visit Many(int connections) => scene => Many(scene, connections, () => Task.CompletedTask);

    static Visit Crowd(int requests, Func<Scene, List<Task<string>>, Task<string>> end) => async scene =>
    {
        var held = scene.Get("/hold");
        await scene.UntilHeld(1);
        var crowd = Enumerable.Range(0, requests).Select(_ => scene.Get("/")).ToList();
        var outcome = await end(scene, crowd);
        scene.Release();
        await Task.WhenAll([held, .. crowd]);
        return outcome;
    };

    static async Task<string> Many(Scene scene, int connections, Func<Task> full)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => new TcpClient(AddressFamily.InterNetwork)).ToList();
        try
        {
            foreach (var client in clients)
                await client.ConnectAsync(IPAddress.Loopback, scene.Listen, TestContext.Current.CancellationToken);
            await full();
            return await Client.Ask(clients[0], "/", "Accept: */*", TestContext.Current.CancellationToken);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }
}
