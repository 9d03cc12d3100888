using System.Globalization;

namespace ConfigLint.Tests.Stacks;

/// <summary>A line of a stack.</summary>
/// <param name="Text">What this line has.</param>
/// <param name="Line">Its number, where more than one has the text.</param>
sealed record Place(string File, string Text, int? Line)
{
    /// <param name="text"><c>FILE: TEXT</c> or <c>FILE:LINE: TEXT</c>.</param>
    public static Place Read(string text)
    {
        if (text.Split(": ", 2) is not [var file, var line])
            throw new FormatException($"{text}: expected FILE: TEXT");
        return file.Split(':') is [var path, var number] ? new Place(path, line, int.Parse(number, CultureInfo.InvariantCulture)) : new Place(file, line, null);
    }
}

/// <param name="Related">Where the other hops of the finding are.</param>
sealed record ExpectedFinding(string Rule, string Severity, Place At, IReadOnlyList<Place> Related);

/// <summary>
/// One wrong setting in a sound stack, and all that the run must say about it. Read from <c>testdata/stacks/NAME.faults</c>, where a
/// fault is a paragraph:
/// <code>
/// # why this is a fault, or why it has more than one finding
/// @ the file
/// - what stands there: one place of the file has it
/// + what is written instead; without it the lines are deleted
/// ! RULE severity file: a text of the line
/// ~ file: a text of the line of another hop
/// </code>
/// </summary>
sealed record SeededFault(string Stack, int Line, string Path, string Before, string? After, bool HasReason, IReadOnlyList<ExpectedFinding> Findings)
{
    public static string Folder { get; } = Repository.At("testdata", "stacks");

    public static IReadOnlyList<string> Stacks { get; } = [.. Directory.GetDirectories(Folder).Select(f => System.IO.Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<SeededFault> All { get; } =
        [.. Directory.GetFiles(Folder, "*.faults").Order(StringComparer.Ordinal).SelectMany(file => Read(System.IO.Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file)))];

    /// <summary>What a theory is called.</summary>
    public string Key => $"{Stack}.faults:{Line}";

    static IEnumerable<SeededFault> Read(string stack, string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            var length = lines[start..].TakeWhile(line => line.Length > 0).Count();
            var paragraph = lines[start..(start + length)];
            if (paragraph.Any(line => line[0] != '#'))
                yield return Read(stack, start + 1, paragraph);
            start += length;
        }
    }

    static SeededFault Read(string stack, int line, string[] paragraph)
    {
        string[] Of(char sign) => [.. paragraph.Where(l => l[0] == sign).Select(l => l.Length > 2 ? l[2..] : "")];
        var findings = new List<ExpectedFinding>();
        foreach (var text in paragraph)
        {
            if (text[0] == '!' && text[2..].Split(' ', 3) is [var rule, var severity, var place])
                findings.Add(new ExpectedFinding(rule, severity, Place.Read(place), []));
            else if (text[0] == '~')
                findings[^1] = findings[^1] with { Related = [.. findings[^1].Related, Place.Read(text[2..])] };
            else if (text[0] is not ('#' or '@' or '-' or '+'))
                throw new FormatException($"{stack}.faults:{line}: {text}");
        }
        var after = Of('+');
        return new SeededFault(stack, line, Of('@').Single(), string.Join('\n', Of('-')), after.Length == 0 ? null : string.Join('\n', after), Of('#').Length > 0, findings);
    }
}
