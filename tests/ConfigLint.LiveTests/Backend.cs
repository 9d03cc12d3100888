using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>
/// An HTTP server on loopback: /slow/MS waits, /big/BYTES has a header of that length, /hold waits for <see cref="Release"/>,
/// all else is answered at once, with a body once that is there. Connections are kept as HTTP says.
/// </summary>
sealed class Backend : IDisposable
{
    const string BodyLength = "Content-Length: ";

    readonly TcpListener _listener;
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> _paths = new();
    int _connections;

    readonly bool _leaves;

    /// <param name="leaves">It takes the beginning of an upload, and ends the connection.</param>
    public Backend(int port, bool leaves = false)
    {
        Port = port;
        _leaves = leaves;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many were opened until now.</summary>
    public int Connections => _connections;

    /// <summary>Requests for a path until now.</summary>
    public int Requests(string path) => _paths.Count(p => p == path);

    /// <summary>Answers all requests for /hold, now and later.</summary>
    public void Release() => _release.TrySetResult();

    /// <summary>Refuses connections from now on, and ends those that are open.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    public void Dispose()
    {
        Stop();
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (await AnswerAsync(client.GetStream(), reader, stop))
                {
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The proxy left first, which is what some of the tests are about.
            }
        }
    }

    /// <summary>False when the connection is to be closed.</summary>
    async Task<bool> AnswerAsync(NetworkStream stream, StreamReader reader, CancellationToken stop)
    {
        var request = (await reader.ReadLineAsync(stop))?.Split(' ');
        if (request is not [_, var path, var version])
            return false;
        var keep = version == "HTTP/1.1";
        var body = 0;
        while (await reader.ReadLineAsync(stop) is { Length: > 0 } header)
        {
            keep &= !header.Equals("Connection: close", StringComparison.OrdinalIgnoreCase);
            if (header.StartsWith(BodyLength, StringComparison.OrdinalIgnoreCase))
                body = int.Parse(header[BodyLength.Length..], CultureInfo.InvariantCulture);
        }
        _paths.Enqueue(path);
        if (body > 0 && await reader.ReadBlockAsync(new char[_leaves ? 1 : body], stop) < body)
            return false;

        var parts = path.Split('/');
        var number = parts.Length > 2 && int.TryParse(parts[2], out var n) ? n : 0;
        if (parts[1] == "slow")
            await Task.Delay(number, stop);
        else if (parts[1] == "hold")
            await _release.Task.WaitAsync(stop);
        var big = parts[1] == "big" ? $"X-Big: {new string('x', number)}\r\n" : "";
        var connection = keep ? "" : "Connection: close\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{big}{connection}Content-Length: 2\r\n\r\nok"), stop);
        return keep;
    }
}
