using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>
/// Writes JSON with what would move a terminal's cursor or turn its writing as escapes. Such characters stand in strings only, where
/// <c>\u202e</c> means the same as the character itself.
/// </summary>
internal sealed class PrintableJsonWriter(TextWriter output) : TextWriter(CultureInfo.InvariantCulture)
{
    // The writers of JSON escape what lies below; between strings it is white space.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([.. Enumerable.Range(0x7f, char.MaxValue - 0x7f).Select(c => (char)c).Where(Printable.NeedsEscape)]);

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.IndexOfAny(Unprintable) is >= 0 and var at)
        {
            output.Write(buffer[..at]);
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)buffer[at]:x4}"));
            buffer = buffer[(at + 1)..];
        }
        output.Write(buffer);
    }

    public override void Flush() => output.Flush();
}
