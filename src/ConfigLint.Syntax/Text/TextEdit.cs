using System.Text;

namespace ConfigLint.Syntax.Text;

/// <summary>Replaces <paramref name="Span"/> of a text by <paramref name="NewText"/>; an empty span inserts.</summary>
public readonly record struct TextEdit(TextSpan Span, string NewText)
{
    public static TextEdit Insert(int position, string text) => new(new TextSpan(position, 0), text);

    /// <summary>Applies edits to a text in one pass.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (edit.Span.Start < at || edit.Span.End > text.Length)
                throw new ArgumentException($"the edit at {edit.Span} overlaps another or lies outside the text", nameof(edits));
            result.Append(text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
