using System.Net;
using System.Net.Sockets;

namespace ConfigLint.LiveTests;

/// <summary>Ports for servers.</summary>
static class Ports
{
    // Below the range from which Linux takes the ports of outgoing connections (32768 and up), of which the tests make many.
    const int First = 20_000;
    const int Count = 12_000;

    static int _last = Environment.ProcessId * 100;

    /// <summary>A port of loopback on which nobody listens; each is given out once.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
