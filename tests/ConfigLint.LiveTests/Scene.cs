using System.Text.Json;

namespace ConfigLint.LiveTests;

/// <summary>The files of one stack in a folder, the servers that run on them, and a backend behind; index.php answers as the backend does, and /hold/MB takes memory.</summary>
sealed class Scene : IDisposable
{
    readonly List<ServerProcess> _servers = [];
    readonly List<Backend> _backends = [];
    readonly List<Relay> _relays = [];
    readonly TempFolder _folder = new();
    readonly int _dead = Ports.Free();
    readonly int _other = Ports.Free();

    public Scene()
    {
        Backend = StartBackend(Ports.Free());
        _folder.Write("app.pem", TestCertificate.Certificate).Write("app.key", TestCertificate.Key);
        _folder.Write("index.php", """
            <?php
            $path = $_SERVER['REQUEST_URI'];
            if (str_starts_with($path, '/hold')) {
                $memory = str_repeat('x', (int)substr($path, 6) << 20);
                touch(__DIR__ . '/held.' . getmypid());
                while (!file_exists(__DIR__ . '/release'))
                    usleep(10000);
            } elseif (str_starts_with($path, '/slow/')) {
                usleep(1000 * (int)substr($path, 6));
            }
            echo 'ok';
            """);
    }

    /// <summary>The port for clients.</summary>
    public int Listen { get; } = Ports.Free();

    public Backend Backend { get; }

    /// <summary>The server that a proof is about: the one that was started last.</summary>
    public ServerProcess Server => _servers[^1];

    /// <summary>Another server stands in front of it, and answers when it is not there.</summary>
    public bool HasFront => _servers.Count > 1;

    /// <summary>What all servers wrote.</summary>
    public string Log => string.Concat(_servers.Select(server => server.Log));

    /// <summary>How many requests for /hold are being worked on.</summary>
    public int Held => Backend.Requests("/hold") + Directory.GetFiles(_folder.Root, "held.*").Length;

    /// <summary>LISTEN, APP, DEAD and OTHER are ports: for clients, of the backend, of nobody, and to use within the text; DIR is the folder.</summary>
    public string Fill(string text) => text
        .Replace("LISTEN", $"{Listen}", StringComparison.Ordinal)
        .Replace("APP", $"{Backend.Port}", StringComparison.Ordinal)
        .Replace("DEAD", $"{_dead}", StringComparison.Ordinal)
        .Replace("OTHER", $"{_other}", StringComparison.Ordinal)
        .Replace("DIR", _folder.Root, StringComparison.Ordinal);

    /// <summary>Writes a file beside the configurations.</summary>
    public void Write(string file, string text) => _folder.Write(file, Fill(text));

    /// <summary>Writes a configuration and starts a server on it.</summary>
    public async Task Start(string program, string file, string text, string arguments, string log, string ready)
    {
        _folder.Write(file, Fill(text));
        _servers.Add(await ServerProcess.Start(Servers.Find(program)!, Fill(arguments).Split(' '), _folder.At(log), ready));
    }

    /// <summary>Puts a slow network before OTHER: 127.0.0.2.</summary>
    public void StartRelay() => _relays.Add(new Relay(_other, _other));

    /// <summary>The same before an OTHER that listens on all addresses: DEAD of 127.0.0.2.</summary>
    public void StartRelayAtDead() => _relays.Add(new Relay(_dead, _other));

    /// <summary>The dead comes to life.</summary>
    public void StartDead() => StartBackend(_dead);

    /// <summary>The same, but it ends the connection in the middle of an upload.</summary>
    public void StartLeaving() => StartBackend(_dead, leaves: true);

    /// <summary>Answers all requests for /hold.</summary>
    public void Release()
    {
        Backend.Release();
        _folder.Write("release", "");
    }

    /// <summary>The status; "no answer" when the connection ends without one; "gave up" when the client's patience does.</summary>
    /// <param name="header">A whole line.</param>
    public async Task<string> Get(string path, string header = "Accept: */*", TimeSpan? patience = null, string method = "GET", string body = "")
    {
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        impatience.CancelAfter(patience ?? TimeSpan.FromSeconds(60));
        try
        {
            return await Client.Get(Listen, path, header, impatience.Token, method, body);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return "gave up";
        }
    }

    public Task UntilLogged(string text) =>
        Wait.Until(() => Log.Contains(Fill(text), StringComparison.Ordinal), () => $"\"{Fill(text)}\" is not in the log:\n{Log}");

    public Task UntilHeld(int requests) => Wait.Until(() => Held >= requests, () => $"{Held} requests are held, not {requests}:\n{Log}");

    /// <summary>Whether configlint reports the rule in this folder, as the command line does.</summary>
    public bool IsReported(string rule)
    {
        var run = _folder.Run("check", "--select", rule, "--format", "json", ".");
        using var report = JsonDocument.Parse(run.Out);
        return report.RootElement.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("rule").GetString() == rule);
    }

    public void Dispose()
    {
        Release();
        foreach (var server in _servers)
            server.Dispose();
        foreach (var relay in _relays)
            relay.Dispose();
        foreach (var backend in _backends)
            backend.Dispose();
        _folder.Dispose();
    }

    Backend StartBackend(int port, bool leaves = false)
    {
        var backend = new Backend(port, leaves);
        _backends.Add(backend);
        return backend;
    }
}
