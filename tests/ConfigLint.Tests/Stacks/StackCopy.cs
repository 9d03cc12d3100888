using System.Text;
using System.Text.Json;

namespace ConfigLint.Tests.Stacks;

/// <summary>A finding of a run, with all lines that it names.</summary>
sealed record FoundFinding(string Rule, string Severity, string File, int Line, string Message, int Count, string Related)
{
    /// <summary>The finding or one of its related places is in the file.</summary>
    public bool Touches(string file) => File == file || Related.Split('\n').Any(place => place.StartsWith(file + ":", StringComparison.Ordinal));
}

/// <summary>A stack in a folder of its own, in which a fault can be made and the program run.</summary>
sealed class StackCopy : IDisposable
{
    readonly Cli.TempFolder _folder = new();

    public StackCopy(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(source, file).Replace('\\', '/');
            var target = _folder.At(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            Files.Add(path);
        }
    }

    public static StackCopy Of(string stack) => new(Path.Combine(SeededFault.Folder, stack));

    public static StackCopy Of(SeededFault fault)
    {
        var copy = Of(fault.Stack);
        copy.Apply(fault);
        return copy;
    }

    public List<string> Files { get; } = [];

    public string Root => _folder.Root;

    /// <summary>Counted from 1.</summary>
    public int LineOf(Place place)
    {
        var lines = _folder.Read(place.File).Split('\n');
        var found = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains(place.Text, StringComparison.Ordinal) && (place.Line ?? i + 1) == i + 1).ToList();
        return found is [var only] ? only + 1 : throw new InvalidOperationException($"{found.Count} lines of {place.File} have \"{place.Text}\"");
    }

    public string TextOf(string file, int line) => _folder.Read(file).Split('\n')[line - 1].Trim();

    /// <summary>All findings, in the order of their places.</summary>
    public IReadOnlyList<FoundFinding> Check(params string[] arguments) => CheckIn(null, arguments);

    /// <param name="folder">The working directory, relative to the stack's.</param>
    public IReadOnlyList<FoundFinding> CheckIn(string? folder, params string[] arguments) => Read(Run(folder, ["--format", "json", .. arguments]).Out);

    /// <summary>The findings of the whole folder, and its files that the run reads, or knows and passes over.</summary>
    public (IReadOnlyList<FoundFinding> Findings, IReadOnlyList<string> Files) CheckAll()
    {
        var outcome = Run(null, "--format", "json", "--verbose");
        return (Read(outcome.Out), [.. outcome.Error.Split('\n').Select(line => line.Split(": ")[0]).Intersect(Files)]);
    }

    Cli.Outcome Run(string? folder, params string[] arguments)
    {
        var outcome = _folder.RunWith(new Cli.RunOptions { Folder = folder }, ["check", .. arguments]);
        return outcome.Code <= 1 ? outcome : throw new InvalidOperationException(outcome.Error);
    }

    public void Dispose() => _folder.Dispose();

    void Apply(SeededFault fault)
    {
        var text = _folder.Read(fault.Path);
        var at = text.IndexOf(fault.Before, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(fault.Before, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"{fault.Key}: \"{fault.Before}\" does not stand in {fault.Path} once");
        var end = at + fault.Before.Length;
        if (fault.After is null)
        {
            at = text.LastIndexOf('\n', at) + 1;
            end = text.IndexOf('\n', end) + 1;
        }
        _folder.Write(fault.Path, string.Concat(text.AsSpan(0, at), fault.After, text.AsSpan(end)));
    }

    static List<FoundFinding> Read(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return [.. document.RootElement.GetProperty("findings").EnumerateArray().Where(f => !f.GetProperty("suppressed").GetBoolean()).Select(ReadOne)];
    }

    static FoundFinding ReadOne(JsonElement finding)
    {
        var (file, line) = ReadPlace(finding);
        var related = finding.GetProperty("related").EnumerateArray().Select(ReadPlace).Select(p => $"{p.File}:{p.Line}").Distinct().Order(StringComparer.Ordinal);
        return new FoundFinding(Text(finding, "rule"), Text(finding, "severity"), file, line, Text(finding, "message"), finding.GetProperty("count").GetInt32(), string.Join('\n', related));
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    static (string File, int Line) ReadPlace(JsonElement element)
    {
        var at = element.GetProperty("at");
        return (Text(at, "file"), at.GetProperty("line").GetInt32());
    }
}
