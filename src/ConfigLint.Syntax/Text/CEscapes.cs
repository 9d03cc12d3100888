namespace ConfigLint.Syntax.Text;

/// <summary>The letters that C took for control characters, and every language after it: <c>\n</c>, <c>\t</c>, …</summary>
public static class CEscapes
{
    /// <summary>The character that a backslash and this letter stand for; null for a letter that C does not know so.</summary>
    public static char? Find(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => null,
    };
}
