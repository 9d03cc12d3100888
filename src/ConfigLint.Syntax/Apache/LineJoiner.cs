using System.Runtime.InteropServices;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// One line in the making, as in ap_cfg_getline (server/util.c): at a line feed, a backslash at the end of what was joined so far is
/// cut and reading goes on. So <c>\\</c> at the end of a line, followed by an empty one, goes on twice.
/// </summary>
internal sealed class LineJoiner(int capacity)
{
    private readonly List<char> _text = new(capacity);
    private readonly List<int> _positions = new(capacity);

    public ReadOnlySpan<char> Text => CollectionsMarshal.AsSpan(_text);

    public ReadOnlySpan<int> Positions => CollectionsMarshal.AsSpan(_positions);

    public void Add(char c, int position)
    {
        _text.Add(c);
        _positions.Add(position);
    }

    public void Add(ReadOnlySpan<char> text, int position)
    {
        _text.AddRange(text);
        for (var i = 0; i < text.Length; i++)
            _positions.Add(position + i);
    }

    /// <summary>Called at a line feed, which is not added: true when the line goes on.</summary>
    public bool TryContinue()
    {
        var end = _text.Count;
        if (end > 0 && _text[end - 1] == '\r')
            end--;
        if (end == 0 || _text[end - 1] != '\\')
            return false;
        CollectionsMarshal.SetCount(_text, end - 1);
        CollectionsMarshal.SetCount(_positions, end - 1);
        return true;
    }

    public void Clear()
    {
        _text.Clear();
        _positions.Clear();
    }
}
