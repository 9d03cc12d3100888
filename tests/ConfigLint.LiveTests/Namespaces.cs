using System.Diagnostics;

namespace ConfigLint.LiveTests;

/// <summary>Kernel namespaces, as containers have them: names of their own, a network of their own, a process 1 of their own.</summary>
static class Namespaces
{
    public const string Forbidden = "this machine forbids namespaces (unshare, ip netns): run as root, install iproute2";

    static readonly Lazy<bool> Allowed = new(() => Run("unshare", "--mount", "--pid", "--fork", "true") && Run("ip", "netns", "add", Probe) && Run("ip", "netns", "del", Probe));

    static string Probe => $"configlint-{Environment.ProcessId}";

    public static bool AreAllowed => Allowed.Value;

    /// <summary>nginx, for which these lines are /etc/hosts.</summary>
    public static Task StartNginx(Scene scene, string text, string hosts)
    {
        scene.Write("hosts", hosts);
        return NginxServer.StartByScript(scene, text, $"mount --bind DIR/hosts /etc/hosts && exec {NginxServer.Command}\n", "unshare", "--mount sh ");
    }

    /// <exception cref="InvalidOperationException">The command fails.</exception>
    public static void MustRun(string command)
    {
        if (!Run([.. command.Split(' ')]))
            throw new InvalidOperationException($"{command} fails");
    }

    static bool Run(params string[] command)
    {
        if (Servers.Find(command[0]) is not { } program)
            return false;
        using var process = Process.Start(new ProcessStartInfo(program, command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
