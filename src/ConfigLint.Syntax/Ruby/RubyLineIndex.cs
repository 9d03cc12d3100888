namespace ConfigLint.Syntax.Ruby;

/// <summary>Finds the line that ends a heredoc, in time that does not grow with the number of heredocs.</summary>
internal sealed class RubyLineIndex
{
    private const int LongestLine = 200;

    private readonly string _text;
    private Dictionary<string, List<int>>? _plain;
    private Dictionary<string, List<int>>? _indented;

    public RubyLineIndex(string text) => _text = text;

    /// <summary>The start of the first line from a place on that is this word, or -1.</summary>
    /// <param name="mayBeIndented">Blanks may stand before the word (<c>&lt;&lt;-</c>, <c>&lt;&lt;~</c>).</param>
    public int Find(string word, bool mayBeIndented, int from)
    {
        if (_plain is null || _indented is null)
            (_plain, _indented) = Build();
        if (!(mayBeIndented ? _indented : _plain).TryGetValue(word, out var starts))
            return -1;
        var found = starts.BinarySearch(from);
        found = found >= 0 ? found : ~found;
        return found < starts.Count ? starts[found] : -1;
    }

    private (Dictionary<string, List<int>> Plain, Dictionary<string, List<int>> Indented) Build()
    {
        var (plain, indented) = (new Dictionary<string, List<int>>(), new Dictionary<string, List<int>>());
        for (var at = 0; at < _text.Length;)
        {
            var offset = _text.AsSpan(at).IndexOf('\n');
            var end = offset < 0 ? _text.Length : at + offset;
            var line = _text.AsSpan(at, end - at).TrimEnd('\r');
            var word = line.TrimStart(" \t\f\v");
            if (word.Length is > 0 and <= LongestLine)
            {
                Add(indented, word, at);
                if (word.Length == line.Length)
                    Add(plain, word, at);
            }
            at = end + 1;
        }
        return (plain, indented);
    }

    private static void Add(Dictionary<string, List<int>> lines, ReadOnlySpan<char> word, int at)
    {
        var lookup = lines.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var starts))
            starts.Add(at);
        else
            lookup[word] = [at];
    }
}
