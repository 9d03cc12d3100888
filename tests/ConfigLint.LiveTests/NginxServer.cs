using System.Diagnostics;
using System.Net.Sockets;

namespace ConfigLint.LiveTests;

/// <summary>A real nginx in a folder of its own, ended by the test that started it.</summary>
sealed class NginxServer : IDisposable
{
    readonly TempFolder _folder = new();
    readonly Process? _process;

    /// <param name="http">What stands in the http block.</param>
    public NginxServer(string http, int port)
    {
        Text = $"daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log info;\nevents {{ worker_connections 256; }}\nhttp {{\n    access_log off;\n"
            + string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(kind => $"    {kind}_temp_path tmp_{kind};\n"))
            + http + "\n}\n";
        var main = _folder.Write("nginx.conf", Text);
        var nginx = Servers.Find("nginx")!;
        (IsAccepted, Refusal) = TempFolder.Run(nginx, "-t", "-q", "-p", _folder.Root, "-c", main) is (0, _) ? (true, "") : (false, TempFolder.Run(nginx, "-t", "-p", _folder.Root, "-c", main).Output);
        if (!IsAccepted)
            return;
        _process = Process.Start(new ProcessStartInfo(nginx, ["-p", _folder.Root, "-c", main]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        WaitFor(port);
    }

    /// <summary>The whole configuration, for the linter.</summary>
    public string Text { get; }

    public bool IsAccepted { get; }

    public string Refusal { get; }

    public string ErrorLog => File.Exists(Path.Combine(_folder.Root, "error.log")) ? File.ReadAllText(Path.Combine(_folder.Root, "error.log")) : "";

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
        _folder.Dispose();
    }

    static void WaitFor(int port)
    {
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(25);
            }
        }
        throw new InvalidOperationException("nginx does not listen");
    }
}
