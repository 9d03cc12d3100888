using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>A client that asks once: HttpClient asks again, without a word, when a connection ends before the answer.</summary>
static class Client
{
    /// <summary>The status, and what nginx's cache did where it says so; "no answer" when the connection ends without one.</summary>
    /// <param name="header">A whole line.</param>
    /// <param name="body">What is sent of it.</param>
    public static async Task<string> Get(int port, string path, string header, CancellationToken stop, string method = "GET", string body = "")
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, port, stop);
        return await Ask(client, path, header, stop, method, body);
    }

    /// <summary>The same on a connection that is open.</summary>
    public static async Task<string> Ask(TcpClient client, string path, string header, CancellationToken stop, string method = "GET", string body = "")
    {
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: proof.test\r\nConnection: close\r\n{header}\r\n\r\n{body}"), stop);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            if ((await reader.ReadLineAsync(stop))?.Split(' ') is not [_, var status, ..])
                return "no answer";
            while (await reader.ReadLineAsync(stop) is { Length: > 0 } line)
            {
                if (line.StartsWith("X-Cache: ", StringComparison.Ordinal))
                    status += line["X-Cache:".Length..];
            }
            return status;
        }
        catch (IOException)
        {
            return "no answer";
        }
    }
}
