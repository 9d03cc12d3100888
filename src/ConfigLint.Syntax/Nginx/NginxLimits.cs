using ConfigLint.Syntax.Text;
using Superpower.Model;

namespace ConfigLint.Syntax.Nginx;

/// <summary>A word or a comment that does not fit nginx's 4096-byte buffer is "too long parameter" (NGX_CONF_BUFFER, ngx_conf_file.c).</summary>
internal static class NginxLimits
{
    public const int BufferSize = 4096;

    // A character is at most three bytes of UTF-8 (four for two UTF-16 units): shorter text cannot reach the limit.
    private const int ShortestSuspect = BufferSize / 3;

    public static bool IsTooLong(SourceText source, SyntaxToken word) =>
        word.Length > ShortestSuspect && source.ByteCount(word.Span) - (word.Kind == SyntaxKind.Quoted ? 2 : 0) >= BufferSize;

    public static List<SyntaxError> FindLongComments(SourceText source, TokenList<SyntaxKind> tokens)
    {
        var errors = new List<SyntaxError>();
        var at = 0;
        foreach (var token in tokens)
        {
            CheckGap(source, at, token.Position.Absolute, errors);
            at = token.Position.Absolute + token.Span.Length;
        }
        CheckGap(source, at, source.Length, errors);
        return errors;
    }

    private static void CheckGap(SourceText source, int start, int end, List<SyntaxError> errors)
    {
        if (end - start <= ShortestSuspect)
            return;
        while (start < end)
        {
            var hash = source.Text.AsSpan(start, end - start).IndexOf('#');
            if (hash < 0)
                return;
            start += hash;
            var lineEnd = source.Text.AsSpan(start, end - start).IndexOf('\n');
            var length = lineEnd < 0 ? end - start : lineEnd;
            // At the end of the file the last buffer may be full to the brim.
            var limit = start + length == source.Length ? BufferSize + 1 : BufferSize;
            if (source.ByteCount(new TextSpan(start, length)) >= limit)
                errors.Add(new SyntaxError(new TextSpan(start, 1), $"too long comment: nginx reads at most {BufferSize - 1} bytes of a line"));
            start += length;
        }
    }
}
