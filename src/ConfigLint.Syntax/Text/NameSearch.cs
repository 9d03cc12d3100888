namespace ConfigLint.Syntax.Text;

/// <summary>Names in text that is not taken apart.</summary>
public static class NameSearch
{
    /// <summary>True when the name stands somewhere as a word of its own.</summary>
    /// <param name="isPart">The characters of names in the language.</param>
    public static bool Contains(ReadOnlySpan<char> text, string name, Func<char, bool> isPart)
    {
        var at = 0;
        while (text[at..].IndexOf(name, StringComparison.Ordinal) is >= 0 and var offset)
        {
            var start = at + offset;
            var end = start + name.Length;
            if ((start == 0 || !isPart(text[start - 1])) && (end == text.Length || !isPart(text[end])))
                return true;
            at = start + 1;
        }
        return false;
    }
}
