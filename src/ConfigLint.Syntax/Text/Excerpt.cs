namespace ConfigLint.Syntax.Text;

/// <summary>Text of a file in a message, which must not become as long as a stranger's line.</summary>
public static class Excerpt
{
    private const int Usual = 40;

    /// <summary>The text, or its beginning and three dots.</summary>
    /// <param name="most">In UTF-16 characters.</param>
    public static string Of(ReadOnlySpan<char> text, int most = Usual) => text.Length <= most ? text.ToString() : string.Concat(text[..most], "…");
}
