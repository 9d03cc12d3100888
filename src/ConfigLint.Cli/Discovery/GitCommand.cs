using System.Diagnostics;

namespace ConfigLint.Cli.Discovery;

/// <summary>Runs git in a folder. No hook and no monitor of a strange repository may run.</summary>
internal static class GitCommand
{
    /// <summary>Set by git for its hooks; they would name another repository or index than the folder's.</summary>
    private static readonly string[] OfHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

    /// <summary>The top folder of the repository around a folder.</summary>
    /// <exception cref="RunException">There is none, or no git.</exception>
    public static string Top(string folder) => TryRun(folder, out var top, "rev-parse", "--show-toplevel")
        ? top.TrimEnd('\n')
        : throw new RunException($"--new-from: {folder} is in no git repository ({top})");

    /// <exception cref="RunException">git fails, or there is no git.</exception>
    public static string Run(string folder, params string[] args) =>
        TryRun(folder, out var output, args) ? output : throw new RunException($"--new-from: git: {output}");

    /// <param name="output">Of git; the first line of its error when it fails.</param>
    /// <exception cref="RunException">There is no git.</exception>
    public static bool TryRun(string folder, out string output, params string[] args)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = CliHost.Utf8,
        };
        foreach (var variable in OfHooks)
            start.Environment.Remove(variable);
        try
        {
            using var process = Process.Start(start) ?? throw new RunException("--new-from: git did not start");
            var error = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return true;
            output = error.Result.Split('\n')[0];
            return false;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new RunException($"--new-from needs git: {e.Message}");
        }
    }
}
