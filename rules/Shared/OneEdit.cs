namespace ConfigLint.Rules;

/// <summary>Typing errors.</summary>
internal static class OneEdit
{
    /// <summary>One letter is missing, too many or wrong, or two neighbours are swapped.</summary>
    public static bool Apart(string a, string b)
    {
        if (a.Length > b.Length)
            (a, b) = (b, a);
        var start = a.AsSpan().CommonPrefixLength(b);
        var (restA, restB) = (a[start..], b[start..]);
        return (b.Length - a.Length) switch
        {
            0 => a != b && (restA[1..] == restB[1..] || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..])),
            1 => restA == restB[1..],
            _ => false,
        };
    }
}
