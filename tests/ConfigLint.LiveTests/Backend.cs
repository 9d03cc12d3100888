using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>An HTTP server on loopback: /slow/MS waits, /big/BYTES has a header of that length, all else is answered at once.</summary>
sealed class Backend : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();

    public Backend()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>A port of loopback on which nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[16 * 1024];
                var length = await client.GetStream().ReadAsync(buffer, _stop.Token);
                var parts = Encoding.ASCII.GetString(buffer, 0, length).Split(' ', 3)[1].Split('/');
                var number = parts.Length > 2 && int.TryParse(parts[2], out var n) ? n : 0;
                if (parts[1] == "slow")
                    await Task.Delay(number, _stop.Token);
                var header = parts[1] == "big" ? $"X-Big: {new string('x', number)}\r\n" : "";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\n{header}Content-Length: 2\r\nConnection: close\r\n\r\nok"), _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or IndexOutOfRangeException)
            {
                // The proxy left first, which is what some of the tests are about.
            }
        }
    }
}
