using System.Text.Json;
using ConfigLint.Analysis;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Configuration;

/// <summary>The findings that a project has accepted: a file of fingerprints, so that only new ones count.</summary>
internal static class Baseline
{
    private const int Version = 1;

    /// <summary>The fingerprints of a baseline file.</summary>
    /// <exception cref="RunException">It cannot be read or is no baseline.</exception>
    public static HashSet<string> Read(string path, string shown)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllText(path), JsonReporter.Formats.JsonBaseline);
            if (file is not { Version: Version, Findings: { } findings } || findings.Any(f => f?.Fingerprint is null))
                throw new RunException($"{shown}: not a baseline of version {Version}; write one with --write-baseline");
            return [.. findings.Select(f => f.Fingerprint)];
        }
        catch (JsonException e)
        {
            throw new RunException($"{shown}: not a baseline: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{shown}: cannot be read: {e.Message}");
        }
    }

    public static void Write(string path, IReadOnlyList<Finding> findings, Func<Finding, string> fingerprint)
    {
        var file = new JsonBaseline(Version, [.. findings.Select(f => new JsonBaselineFinding(fingerprint(f), f.Diagnostic.Descriptor.Id, f.Diagnostic.Location.Path))]);
        File.WriteAllText(path, JsonSerializer.Serialize(file, JsonReporter.Formats.JsonBaseline) + "\n", CliHost.Utf8);
    }
}
