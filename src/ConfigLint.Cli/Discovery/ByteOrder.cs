namespace ConfigLint.Cli.Discovery;

/// <summary>Compares names as their UTF-8 bytes compare, which is how servers sort what an include finds.</summary>
internal static class ByteOrder
{
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == length)
            return left.Length - right.Length;
        var (a, b) = (left[at], right[at]);
        // A surrogate stands for a character beyond U+FFFF, so it comes after every other one.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
    }
}
