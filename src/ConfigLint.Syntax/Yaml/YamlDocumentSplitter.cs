using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>One document's part of a file.</summary>
/// <param name="Span">From a line's start, directives and <c>---</c> included, to the next document or <c>...</c>.</param>
/// <param name="EndMarker">The <c>...</c>, when there is one.</param>
internal sealed record YamlChunk(TextSpan Span, SyntaxToken[] Directives, SyntaxToken? EndMarker);

/// <summary>
/// Cuts a file into its documents before any of it is parsed, so that a fault in one leaves the others readable. No content, not even
/// that of a block scalar or a quoted one, may have <c>---</c> or <c>...</c> at the start of a line (YAML 1.2, 9.1.2), so lines are enough.
/// </summary>
internal static class YamlDocumentSplitter
{
    public static List<YamlChunk> Split(SourceText source)
    {
        var text = source.Text;
        var chunks = new List<YamlChunk>();
        var directives = new List<SyntaxToken>();
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var hasStarted = false;
        for (var at = start; at < text.Length;)
        {
            var lineEnd = text.AsSpan(at).IndexOfAny('\n', '\r');
            lineEnd = lineEnd < 0 ? text.Length : at + lineEnd;
            var line = text.AsSpan(at, lineEnd - at);
            if (IsMarker(line, "---"))
            {
                if (hasStarted)
                    Close(at, null);
                hasStarted = true;
            }
            else if (IsMarker(line, "..."))
            {
                Close(at, new SyntaxToken(SyntaxKind.Keyword, at, at + 3));
                start = at += 3;
                continue;
            }
            else if (!hasStarted && line.StartsWith('%'))
            {
                var comment = line.IndexOf(" #");
                var length = (comment < 0 ? line : line[..comment]).TrimEnd().Length;
                directives.Add(new SyntaxToken(SyntaxKind.Opaque, at, at + length));
            }
            else if (!hasStarted)
            {
                var content = line.TrimStart();
                hasStarted = !content.IsEmpty && content[0] != '#';
            }
            at = lineEnd + 1;
        }
        if (hasStarted || directives.Count > 0)
            Close(text.Length, null);
        return chunks;

        void Close(int end, SyntaxToken? endMarker)
        {
            chunks.Add(new YamlChunk(TextSpan.FromBounds(start, end), [.. directives], endMarker));
            directives.Clear();
            start = end;
            hasStarted = false;
        }
    }

    private static bool IsMarker(ReadOnlySpan<char> line, string marker) =>
        line.StartsWith(marker, StringComparison.Ordinal) && (line.Length == 3 || line[3] is ' ' or '\t');
}
