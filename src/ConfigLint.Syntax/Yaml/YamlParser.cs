using System.Buffers;
using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// Reads a YAML file, all its documents, into a lossless tree. Never throws: a broken document has one error, at the place of the
/// fault, and keeps what stands before it; the other documents are read. YamlDotNet's scanner cuts the tokens; the grammar over them
/// (<see cref="YamlTreeBuilder"/>) is that of libyaml, from which the readers of Kubernetes, compose and Traefik descend.
/// </summary>
public static class YamlParser
{
    /// <summary>Characters that may be read again because of <see cref="YamlMasks"/>.</summary>
    private const long MaxReread = 4 * 1024 * 1024;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r");

    public static SyntaxTree ParseText(SourceText source)
    {
        if (source.Length > YamlLimits.MaxLength)
            return Unread(source, [], 0, $"the file is larger than {YamlLimits.MaxLength >> 20} Mi characters: it is not analysed");
        var documents = new List<YamlDocument>();
        var hasErrors = false;
        var nodes = 0;
        var reread = 0L;
        foreach (var chunk in YamlDocumentSplitter.Split(source))
        {
            if (documents.Count == YamlLimits.MaxDocuments)
                return Unread(source, documents, chunk.Span.Start, $"more than {YamlLimits.MaxDocuments} documents: the rest is not analysed");
            if (nodes > YamlLimits.MaxNodes)
                return Unread(source, documents, chunk.Span.Start, $"more than {YamlLimits.MaxNodes} nodes: the rest is not analysed");
            var unreadable = FindUnreadable(source, chunk.Span);
            var masks = new YamlMasks(source);
            var builder = new YamlTreeBuilder(source, chunk, unreadable, YamlLimits.MaxNodes - nodes, masks);
            var document = builder.Build();
            for (var next = builder; next.Stumble is { } stumble && reread < MaxReread && masks.Add(stumble);)
            {
                reread += chunk.Span.Length;
                next = new YamlTreeBuilder(source, chunk, unreadable, YamlLimits.MaxNodes - nodes, masks);
                var again = next.Build();
                // While the document stays broken, a quote that was not closed is the most likely fault.
                if (again.IsComplete || stumble.IsTrivia)
                    (document, builder) = (again, next);
            }
            documents.Add(document);
            hasErrors |= builder.HasErrors;
            nodes += builder.NodeCount;
        }
        return new SyntaxTree(new YamlFile(source, [.. documents], rest: null), hasErrors);
    }

    private static SyntaxTree Unread(SourceText source, List<YamlDocument> documents, int start, string message)
    {
        var rest = new SkippedTokens(source, [new SyntaxToken(SyntaxKind.Opaque, start, source.Length)]);
        rest.AddError(new SyntaxError(new TextSpan(start, 1), message, SyntaxErrorKind.Limit));
        return new SyntaxTree(new YamlFile(source, [.. documents], rest), hasErrors: true);
    }

    /// <summary>The first place that no YAML reader, or not ours, gets past; null in any sound document.</summary>
    private static SyntaxError? FindUnreadable(SourceText source, TextSpan span)
    {
        var text = source.AsSpan(span);
        var bad = text.IndexOfAny(YamlCharacters.Forbidden);
        if (!source.IsUtf8)
        {
            // Read as Latin-1, a character a byte.
            var invalid = FindInvalidUtf8(text);
            if (invalid >= 0 && (bad < 0 || invalid < bad))
                return new SyntaxError(new TextSpan(span.Start + invalid, 1), "this byte is no UTF-8: YAML readers refuse the file");
        }
        if (bad >= 0)
            return new SyntaxError(new TextSpan(span.Start + bad, 1), $"the control character U+{(int)text[bad]:X4} is not allowed");
        return FindDeepIndent(source, span);
    }

    private static int FindInvalidUtf8(ReadOnlySpan<char> latin1)
    {
        var bytes = new byte[latin1.Length];
        Encoding.Latin1.GetBytes(latin1, bytes);
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length) != OperationStatus.Done)
                return at;
            at += length;
        }
        return -1;
    }

    private static SyntaxError? FindDeepIndent(SourceText source, TextSpan span)
    {
        var text = source.AsSpan(span);
        for (var at = 0; at < text.Length;)
        {
            var indent = text[at..].IndexOfAnyExcept(' ');
            if ((indent < 0 ? text.Length - at : indent) > YamlLimits.MaxIndent)
                return new SyntaxError(new TextSpan(span.Start + at, 1), $"a line is indented by more than {YamlLimits.MaxIndent} blanks: the rest of the document is not analysed", SyntaxErrorKind.Limit);
            var lineEnd = text[at..].IndexOfAny(Breaks);
            if (lineEnd < 0)
                break;
            at += lineEnd + 1;
        }
        return null;
    }
}
