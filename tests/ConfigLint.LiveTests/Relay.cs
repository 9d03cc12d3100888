using System.Net;
using System.Net.Sockets;

namespace ConfigLint.LiveTests;

/// <summary>
/// A network between a proxy and its backend, in which everything takes two seconds each way: what is sent to 127.0.0.2 arrives at a port of
/// 127.0.0.1. On loopback itself the moment in which one side closes while the other sends is too short to be met.
/// </summary>
sealed class Relay : IDisposable
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    readonly TcpListener _listener;
    readonly CancellationTokenSource _stop = new();
    readonly int _port;

    public Relay(int from, int to)
    {
        _port = to;
        _listener = new TcpListener(IPAddress.Parse("127.0.0.2"), from);
        _listener.Start();
        _ = AcceptAsync();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ConnectAsync(await _listener.AcceptTcpClientAsync(_stop.Token), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task ConnectAsync(TcpClient near, CancellationToken stop)
    {
        using (near)
        using (var far = new TcpClient(AddressFamily.InterNetwork))
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _port, stop);
                // The first side that ends the connection ends it for both, as far as these proofs go.
                await await Task.WhenAny(CopyAsync(near, far, stop), CopyAsync(far, near, stop));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    static async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken stop)
    {
        var buffer = new byte[64 << 10];
        var count = -1;
        while (count != 0)
        {
            try
            {
                count = await from.GetStream().ReadAsync(buffer, stop);
            }
            catch (IOException)
            {
                count = 0;
            }
            await Task.Delay(Delay, stop);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), stop);
        }
    }
}
