using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>What a reader sees when lines are joined: pieces of a source as one text, with the way back to the places they came from.</summary>
internal sealed class JoinedText
{
    private readonly int[] _starts;
    private readonly TextSpan[] _pieces;

    private JoinedText(SourceText source, string text, int start, int end, int[] starts, TextSpan[] pieces)
    {
        Source = source;
        Text = text;
        Start = start;
        End = end;
        _starts = starts;
        _pieces = pieces;
    }

    public SourceText Source { get; }

    public string Text { get; }

    /// <summary>Where reading starts in <see cref="Text"/>.</summary>
    public int Start { get; }

    public int End { get; }

    /// <summary>A single piece is read in place.</summary>
    public static JoinedText From(SourceText source, TextSpan span) => new(source, source.Text, span.Start, span.End, [], []);

    public static JoinedText From(SourceText source, IReadOnlyList<TextSpan> pieces, string glue)
    {
        if (pieces.Count == 1)
            return From(source, pieces[0]);
        var starts = new int[pieces.Count];
        var texts = new string[pieces.Count];
        var at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            starts[i] = at;
            texts[i] = source.ToString(pieces[i]);
            at += texts[i].Length + glue.Length;
        }
        var text = string.Join(glue, texts);
        return new JoinedText(source, text, 0, text.Length, starts, [.. pieces]);
    }

    public JoinedText Part(int start, int end) => new(Source, Text, start, end, _starts, _pieces);

    public TextSpan ToSource(int start, int end) =>
        start >= end ? new TextSpan(ToSource(start), 0) : TextSpan.FromBounds(ToSource(start), ToSource(end - 1) + 1);

    /// <summary>A place in the glue counts as the end of the piece before it.</summary>
    private int ToSource(int position)
    {
        if (_pieces.Length == 0)
            return position;
        var found = Array.BinarySearch(_starts, position);
        // Of empty pieces that start at the same place the last one holds the character.
        var piece = found < 0 ? ~found - 1 : found;
        while (piece + 1 < _starts.Length && _starts[piece + 1] <= position)
            piece++;
        return _pieces[piece].Start + Math.Min(position - _starts[piece], _pieces[piece].Length);
    }
}
