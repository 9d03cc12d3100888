using System.Text;

namespace ConfigLint.Syntax.Text;

/// <summary>
/// The text of one file. Bytes are read as strict UTF-8, else as Latin-1 (one byte, one character), so that
/// <see cref="ToBytes"/> always gives the file back byte for byte; a BOM stays in the text as U+FEFF.
/// </summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int[]? _lineStarts;

    private SourceText(string path, string text, bool isUtf8)
    {
        Path = path;
        Text = text;
        IsUtf8 = isUtf8;
    }

    /// <summary>The name shown to the user, with forward slashes; also the file's identity within one run.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>False when the bytes were no valid UTF-8 and were read as Latin-1.</summary>
    public bool IsUtf8 { get; }

    /// <summary>The file around this text; null when this is a file itself.</summary>
    public TextHost? Host { get; private init; }

    public int Length => Text.Length;

    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Text);

    public static SourceText From(string text, string path = "") => new(path, text, isUtf8: true);

    /// <summary>A text inside a file: it goes by the file's name, and <see cref="Location.InFile"/> tells where it stands there.</summary>
    public static SourceText From(string text, TextHost host) => new(host.Source.Path, text, host.Source.IsUtf8) { Host = host };

    public static SourceText FromBytes(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            return new SourceText(path, StrictUtf8.GetString(bytes), isUtf8: true);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(path, Encoding.Latin1.GetString(bytes), isUtf8: false);
        }
    }

    public SourceText WithText(string text) => new(Path, text, IsUtf8 || text.Any(c => c > 'ÿ'));

    public byte[] ToBytes() => (IsUtf8 ? StrictUtf8 : Encoding.Latin1).GetBytes(Text);

    /// <summary>How many bytes of the file a span covers; servers count their limits in bytes.</summary>
    public int ByteCount(TextSpan span) => IsUtf8 ? StrictUtf8.GetByteCount(AsSpan(span)) : span.Length;

    public ReadOnlySpan<char> AsSpan(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>Line and column, both from 1. Positions past the end count as the end.</summary>
    public LinePosition GetLinePosition(int position)
    {
        var index = LineIndex(position);
        return new LinePosition(index + 1, Math.Min(position, Text.Length) - LineStarts[index] + 1);
    }

    /// <summary>The line (from 1) with its line break left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineSpan(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, LineCount);
        var start = LineStarts[line - 1];
        var end = line < LineCount ? LineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    public TextSpan GetLineSpanAt(int position) => GetLineSpan(LineIndex(position) + 1);

    public int GetLineStart(int position) => LineStarts[LineIndex(position)];

    public override string ToString() => Text;

    private int LineIndex(int position)
    {
        var found = Array.BinarySearch(LineStarts, position);
        return found >= 0 ? found : ~found - 1;
    }

    // A line ends with \n, \r\n or a lone \r (old Mac files), as SARIF viewers and editors count.
    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>((text.Length / 30) + 1) { 0 };
        var at = 0;
        while (at < text.Length)
        {
            var offset = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (offset < 0)
                break;
            at += offset + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            starts.Add(at);
        }
        return [.. starts];
    }
}
