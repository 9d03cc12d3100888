using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Edits of one text that can all be made, by place.</summary>
internal sealed class EditList
{
    private static readonly Comparer<TextEdit> ByPlace = Comparer<TextEdit>.Create((a, b) => a.Span.CompareTo(b.Span));

    private readonly List<TextEdit> _edits = [];

    /// <summary>The edit shares a character with one that is here, or inserts another text at the same place; the very same edit is no conflict.</summary>
    public bool Conflicts(TextEdit edit)
    {
        var index = _edits.BinarySearch(edit, ByPlace);
        if (index >= 0)
            return _edits[index] != edit;
        // Those here do not overlap each other, so only the neighbours can overlap a new one.
        return (~index > 0 && _edits[~index - 1].Span.Overlaps(edit.Span))
            || (~index < _edits.Count && _edits[~index].Span.Overlaps(edit.Span));
    }

    public void Add(TextEdit edit)
    {
        var index = _edits.BinarySearch(edit, ByPlace);
        if (index < 0)
            _edits.Insert(~index, edit);
    }
}
