using System.Text.Json;
using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Fixing;
using ConfigLint.Cli.Reporters;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Baselines;

/// <summary>A SARIF log of configlint on the disk, read as a baseline or written as one.</summary>
internal static class BaselineFile
{
    /// <param name="shown">The path as the user wrote it.</param>
    /// <exception cref="RunException">It cannot be read or is no baseline.</exception>
    public static Baseline Read(string path, string shown)
    {
        try
        {
            var text = SourceText.FromBytes(DiskFileSystem.Instance.ReadAllBytes(path), shown).Text.TrimStart('\ufeff');
            using var log = JsonDocument.Parse(text);
            return Of(log.RootElement, shown);
        }
        catch (JsonException e)
        {
            throw new RunException($"{shown} is no baseline: it is no JSON (line {e.LineNumber + 1}); write one with --write-baseline");
        }
        catch (InvalidOperationException)
        {
            // JsonDocument finds half a surrogate pair in an escape only when the string is asked for.
            throw new RunException($"{shown} is no baseline: it has a string that is no Unicode text; write one with --write-baseline");
        }
        catch (FileNotFoundException)
        {
            throw new RunException($"{shown}: there is no such baseline; write one with --write-baseline");
        }
        catch (DirectoryNotFoundException)
        {
            throw new RunException($"{shown}: there is no such folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{shown} cannot be read: {e.Message}");
        }
    }

    /// <summary>Replaces a baseline in one step, and nothing that is none.</summary>
    /// <exception cref="RunException">Something else is there, or it cannot be written.</exception>
    public static void Write(string path, string shown, Report report)
    {
        if (Directory.Exists(path))
            throw new RunException($"--write-baseline {shown}: this is a folder");
        if (File.Exists(path) && !IsBaseline(path, shown))
            throw new RunException($"--write-baseline {shown}: the file is no baseline and is left as it is");
        using var text = new StringWriter { NewLine = "\n" };
        new SarifReporter(hasPages: false).Write(report, text);
        try
        {
            using var file = AtomicFile.Prepare(DiskFileSystem.Instance.RealPath(path), CliHost.Utf8.GetBytes(text.ToString()));
            file.Replace();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"--write-baseline {shown}: cannot be written: {e.Message}");
        }
    }

    private static bool IsBaseline(string path, string shown)
    {
        try
        {
            Read(path, shown);
            return true;
        }
        catch (RunException)
        {
            return false;
        }
    }

    private static Baseline Of(JsonElement log, string shown)
    {
        if (Text(log, "version") != "2.1.0" || Property(log, "runs") is not { ValueKind: JsonValueKind.Array } runs)
            throw new RunException($"{shown} is no baseline: it is no SARIF 2.1.0 log; write one with --write-baseline");
        var entries = new List<BaselineEntry>();
        foreach (var run in runs.EnumerateArray())
        {
            var tool = Text(run, "tool", "driver", "name");
            if (tool != SarifReporter.ToolName)
                throw new RunException($"{shown} is no baseline of configlint: {tool ?? "an unnamed tool"} wrote it");
            if (Property(run, "results") is { ValueKind: JsonValueKind.Array } results)
                entries.AddRange(results.EnumerateArray().Where(result => !IsSuppressedInSource(result)).Select(EntryOf).OfType<BaselineEntry>());
        }
        return new Baseline(entries);
    }

    private static BaselineEntry? EntryOf(JsonElement result)
    {
        if (Text(result, "partialFingerprints", SarifReporter.LineHash) is not { } fingerprint)
            return null;
        var place = Property(result, "locations") is { ValueKind: JsonValueKind.Array } places && places.GetArrayLength() > 0 ? Text(places[0], "physicalLocation", "artifactLocation", "uri") : null;
        return new BaselineEntry(fingerprint, Text(result, "partialFingerprints", SarifReporter.ContentHash), Uri.UnescapeDataString(place ?? ""));
    }

    /// <summary>Who removes the comment wants to see the finding.</summary>
    private static bool IsSuppressedInSource(JsonElement result) =>
        Property(result, "suppressions") is { ValueKind: JsonValueKind.Array } suppressions && suppressions.EnumerateArray().Any(suppression => Text(suppression, "kind") == "inSource");

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (Property(element, name) is not { } next)
                return null;
            element = next;
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
