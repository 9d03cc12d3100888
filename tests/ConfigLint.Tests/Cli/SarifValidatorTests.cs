using System.Diagnostics;
using System.Text.Json;

namespace ConfigLint.Tests.Cli;

/// <summary>SARIF judged by the official validator with GitHub's rules: no error, no warning.</summary>
public sealed class SarifValidatorTests
{
    const string Variable = "SARIF_MULTITOOL";

    [Fact]
    public void The_official_validator_has_no_error_and_no_warning()
    {
        // npm's package @microsoft/sarif-multitool-linux is 95 MB: who has it says where, as .ci/run does.
        var program = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(program), $"set {Variable} to the program of npm's @microsoft/sarif-multitool-linux");
        using var folder = new TempFolder().Write("nginx.conf", "events {}\nhttp {\n    server {\n        listen 80\n        location / { proxy_pass http://127.0.0.1:8000; proxy_read_timeout 0; }\n    }\n}\n");
        folder.Run("--write-baseline", "baseline.sarif");
        folder.Run("--output", "sarif=plain.sarif", "--sarif-category", "nightly/");
        folder.Run("--output", "sarif=known.sarif", "--baseline", "baseline.sarif");
        folder.Write("sample.sarif", ReporterTests.Write("sarif", SampleReport.Create()));
        foreach (var log in (string[])["baseline", "plain", "known", "sample"])
            Assert.Equal([], Faults(program!, folder, log));
    }

    static List<string> Faults(string program, TempFolder folder, string log)
    {
        var start = new ProcessStartInfo(program, ["validate", log + ".sarif", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "-o", "result.json", "--log", "ForceOverwrite"])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var result = JsonDocument.Parse(folder.Read("result.json"));
        return
        [
            .. result.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(fault => !fault.TryGetProperty("level", out var level) || level.GetString() != "note")
                .Select(fault => $"{log}: {fault}"),
        ];
    }
}
