using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConfigLint.LiveTests;

/// <summary>A headless Chromium with one page, told what to do over its DevTools protocol.</summary>
sealed class Browser : IAsyncDisposable
{
    const string Ready = "DevTools listening on ";

    readonly ClientWebSocket _socket = new();
    readonly TempFolder _profile;
    readonly ServerProcess _process;
    string? _session;
    int _last;

    Browser(TempFolder profile, ServerProcess process) => (_profile, _process) = (profile, process);

    public static bool IsInstalled => Servers.Find("chromium") is not null;

    public const string NotFound = "Debian's package chromium is not installed";

    public static async Task<Browser> Start()
    {
        var profile = new TempFolder();
        var process = await ServerProcess.Start(
            Servers.Find("chromium")!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-port=0", $"--user-data-dir={profile.At("profile")}", "about:blank"],
            profile.At("log"),
            Ready);
        var browser = new Browser(profile, process);
        Assert.True(process.IsUp, process.Log);
        await Wait.Until(() => browser.Address is not null, () => process.Log);
        await browser._socket.ConnectAsync(browser.Address!, TestContext.Current.CancellationToken);
        var target = await browser.Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await browser.Send("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        browser._session = attached["sessionId"]!.GetValue<string>();
        return browser;
    }

    /// <summary>The whole line has been written.</summary>
    Uri? Address
    {
        get
        {
            var log = _process.Log;
            var start = log.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length;
            var end = log.IndexOf('\n', start);
            return end < 0 ? null : new Uri(log[start..end].Trim());
        }
    }

    /// <summary>Opens a file as a screen of this width would show it.</summary>
    public async Task Open(string path, int width, bool isDark)
    {
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await Send("Emulation.setScrollbarsHidden", new JsonObject { ["hidden"] = true });
        await Send("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" },
                new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }),
        });
        var uri = new Uri(path).AbsoluteUri;
        await Send("Page.navigate", new JsonObject { ["url"] = uri });
        while (await Evaluate($"document.readyState === 'complete' && location.href === {JsonSerializer.Serialize(uri)} && innerWidth === {width}") is not { } done || !done.GetValue<bool>())
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    /// <summary>The value of a JavaScript expression on the page.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Send("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>Presses the Tab key.</summary>
    public async Task Tab()
    {
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
            await Send("Input.dispatchKeyEvent", new JsonObject { ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 });
    }

    /// <summary>The whole page as a PNG.</summary>
    public async Task<byte[]> Screenshot()
    {
        var answer = await Send("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true });
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Dispose();
        await Wait.Until(TryDelete, () => "the browser's profile stays in use");
    }

    // Its helpers may still write for a moment.
    bool TryDelete()
    {
        try
        {
            _profile.Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    async Task<JsonNode> Send(string method, JsonObject parameters)
    {
        var id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
            message["sessionId"] = _session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        while (true)
        {
            var answer = await Receive();
            if (answer["id"]?.GetValue<int>() != id)
                continue;
            Assert.True(answer["error"] is null, $"{method}: {answer["error"]?.ToJsonString()}");
            return answer["result"]!;
        }
    }

    async Task<JsonNode> Receive()
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            bytes.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(bytes.ToArray())!;
        }
    }
}
