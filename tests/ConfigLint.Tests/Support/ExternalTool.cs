using System.Diagnostics;

namespace ConfigLint.Tests;

/// <summary>Programs that users have and that a test asks. What is missing skips the test and names its package; in CI nothing may be missing.</summary>
static class ExternalTool
{
    /// <summary>Debian's own, whatever other Pythons there are: its modules are packages.</summary>
    public const string Python = "/usr/bin/python3";

    public static void RequirePythonModule(string module, string package) => Require(Succeeds(Python, "-c", "import " + module), package);

    public static void RequireProgram(string program, string package) => Require(Succeeds(program, "--version"), package);

    static void Require(bool isThere, string package)
    {
        if (!isThere && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"Debian's package {package} is not installed");
        Assert.SkipUnless(isThere, $"install Debian's package {package}");
    }

    static bool Succeeds(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
