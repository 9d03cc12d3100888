using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>Text that the scanner is shown as blanks.</summary>
/// <param name="IsTrivia">The span holds only blanks, line breaks and comments; of others only the line breaks are hidden.</param>
internal readonly record struct YamlMask(TextSpan Span, bool IsTrivia);

/// <summary>
/// Line breaks that the scanner is shown as blanks. YamlDotNet follows YAML 1.2 to the letter where the readers of Kubernetes and compose
/// files, libyaml and go-yaml, do not: they take the lines of a double-quoted value, and plain values between brackets, at any indentation,
/// and blank lines of any length above a block scalar's text. Such a break is hidden and the document is read again.
/// </summary>
internal sealed class YamlMasks(SourceText source)
{
    private const int MaxCount = 50;

    /// <summary>What YamlDotNet takes for line breaks; the last three end no line in YAML 1.2.</summary>
    private const string Breaks = "\n\r\u0085\u2028\u2029";

    private readonly List<YamlMask> _masks = [];

    public bool IsEmpty => _masks.Count == 0;

    /// <summary>False when the mask would change nothing, so that reading again is no use.</summary>
    public bool Add(YamlMask mask)
    {
        if (_masks.Count == MaxCount || _masks.Contains(mask) || source.AsSpan(mask.Span).IndexOfAny(Breaks) < 0)
            return false;
        _masks.Add(mask);
        return true;
    }

    /// <param name="text">Characters of the file from <paramref name="start"/> on.</param>
    public void Apply(Span<char> text, int start)
    {
        foreach (var (span, isTrivia) in _masks)
        {
            var from = Math.Max(span.Start, start);
            var to = Math.Min(span.End, start + text.Length);
            if (from >= to)
                continue;
            var hidden = text[(from - start)..(to - start)];
            if (isTrivia)
                hidden.Fill(' ');
            foreach (var c in Breaks)
                hidden.Replace(c, ' ');
        }
    }

    /// <summary>The value that a scalar has without the masks.</summary>
    public string Unmask(int start, int end, string value, YamlScalarStyle style)
    {
        if (!_masks.Exists(m => m.Span.Start < end && m.Span.End > start))
            return value;
        switch (style)
        {
            case YamlScalarStyle.Literal or YamlScalarStyle.Folded:
                var hidden = _masks.Where(m => m.Span.Start < end && m.Span.End > start).Sum(m => YamlFlowText.CountBreaks(source.AsSpan(m.Span)));
                return new string('\n', hidden) + value;
            case YamlScalarStyle.Plain:
                return YamlFlowText.Decode(source.Text, start, end, style).Value;
            default:
                return YamlFlowText.Decode(source.Text, start + 1, end - 1, style).Value;
        }
    }

    /// <summary>The line breaks that made the scanner fail, or null when the fault is a real one.</summary>
    /// <param name="message">The scanner's; empty when it failed without one.</param>
    /// <param name="start">Where the scalar starts that it was reading.</param>
    /// <param name="end">Where it stopped.</param>
    public static YamlMask? Find(SourceText source, string message, int start, int end, int limit)
    {
        if (message.EndsWith("found wrong indentation.", StringComparison.Ordinal))
            return FindQuoted(source, start, limit) is { } quoted ? new YamlMask(quoted, IsTrivia: false) : null;
        if (message.Length == 0)
            return new YamlMask(TriviaBefore(source, end), IsTrivia: true);
        if (message.Contains("extra spaces in first line", StringComparison.Ordinal) || message.Contains("more spaces in lines above", StringComparison.Ordinal))
        {
            // All breaks but the last, which ends the header's line then.
            var blanks = source.AsSpan(new TextSpan(0, end));
            var header = blanks.TrimEnd(" \t\r\n").Length;
            var last = blanks.LastIndexOf('\n');
            if (last > 0 && source.Text[last - 1] == '\r')
                last--;
            return new YamlMask(TextSpan.FromBounds(header, Math.Max(header, last)), IsTrivia: false);
        }
        return null;
    }

    private static TextSpan? FindQuoted(SourceText source, int start, int limit)
    {
        for (var at = start + 1; at < limit; at++)
        {
            if (source.Text[at] == '\\')
                at++;
            else if (source.Text[at] == '"')
                return TextSpan.FromBounds(start, at);
        }
        return null;
    }

    /// <summary>Blanks, line breaks and comments; a comment behind something with quotes is not told from text, and ends the search.</summary>
    private static TextSpan TriviaBefore(SourceText source, int end)
    {
        var start = end;
        while (true)
        {
            start = source.AsSpan(new TextSpan(0, start)).TrimEnd(" \t\r\n").Length;
            var lineStart = source.GetLineStart(start);
            var line = source.AsSpan(TextSpan.FromBounds(lineStart, start));
            var comment = line.StartsWith('#') ? 0 : line.IndexOf(" #");
            if (comment < 0)
                return TextSpan.FromBounds(start, end);
            if (line[..comment].ContainsAny('"', '\''))
                return new TextSpan(end, 0);
            start = lineStart + comment;
        }
    }
}
