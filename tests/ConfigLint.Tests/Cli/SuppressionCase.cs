namespace ConfigLint.Tests.Cli;

/// <summary>A file with one fault, and its text with a comment in the places where suppressions stand.</summary>
/// <param name="Comment">What opens a comment.</param>
/// <param name="Text">With a mark at the start of the faulty line.</param>
sealed record SuppressionCase(string Name, string File, string Rule, string Comment, string Text)
{
    /// <summary>A comment may stand behind a value.</summary>
    public bool HasLineEnds { get; init; } = true;

    /// <summary>Of a text inside the file; null when it is the file.</summary>
    public string? FirstLineOfText { get; init; }

    public string WithAbove(string comment) => Text.Replace("¶", $"{Indentation}{Comment} {comment}\n", StringComparison.Ordinal);

    public string WithAround(string before, string after)
    {
        var end = Text.IndexOf('\n', Mark) + 1;
        return WithAbove(before)[..^(Text.Length - end)] + $"{Indentation}{Comment} {after}\n" + Text[end..];
    }

    public string WithFirst(string comment)
    {
        var text = Text.Replace("¶", "", StringComparison.Ordinal);
        return FirstLineOfText is { } first
            ? text.Replace(first, $"{first[..^first.TrimStart().Length]}{Comment} {comment}\n{first}", StringComparison.Ordinal)
            : $"{Comment} {comment}\n{text}";
    }

    public string WithBehind(string comment)
    {
        var end = Text.IndexOf('\n', Mark);
        return (Text[..end] + $" {Comment} {comment}" + Text[end..]).Replace("¶", "", StringComparison.Ordinal);
    }

    int Mark => Text.IndexOf('¶', StringComparison.Ordinal);

    string Indentation => Text[(Mark + 1)..][..^Text[(Mark + 1)..].TrimStart(' ').Length];
}
