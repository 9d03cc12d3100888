using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>A real server in the foreground, ended with all its children by the test that started it.</summary>
sealed class ServerProcess : IDisposable
{
    const int Terminate = 15;

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly string _logFile;

    ServerProcess(string program, IReadOnlyList<string> arguments, string logFile)
    {
        _logFile = logFile;
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>False: it refused its configuration and ended.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Of a server that is not up.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote, to its log and to the terminal.</summary>
    public string Log
    {
        get
        {
            lock (_output)
                return (File.Exists(_logFile) ? File.ReadAllText(_logFile) : "") + _output;
        }
    }

    /// <param name="ready">What it logs when it listens.</param>
    public static async Task<ServerProcess> Start(string program, IReadOnlyList<string> arguments, string logFile, string ready)
    {
        var server = new ServerProcess(program, arguments, logFile);
        try
        {
            await Wait.Until(() => server._process.HasExited || server.Log.Contains(ready, StringComparison.Ordinal), () => $"{program} does not start:\n{server.Log}");
            server.IsUp = !server._process.HasExited;
            if (!server.IsUp)
                await server._process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Signal(int signal) => _ = Kill(_process.Id, signal);

    /// <summary>To the first process of the PID namespace that this one made.</summary>
    public void SignalInside(int signal) => _ = Kill(int.Parse(File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ')[0], CultureInfo.InvariantCulture), signal);

    /// <summary>The end that a supervisor makes of it and all its children.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // Asked first, because a server that is killed leaves shared memory behind.
            Signal(Terminate);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}
