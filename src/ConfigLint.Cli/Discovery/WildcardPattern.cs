namespace ConfigLint.Cli.Discovery;

/// <summary>
/// A pattern of one path segment as git's wildmatch reads it: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!…]</c>, <c>[[:alpha:]]</c>, backslash.
/// Time is at most pattern times text.
/// </summary>
internal static class WildcardPattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, starPattern = -1, starText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starPattern = ++p;
                starText = t;
                continue;
            }
            if (p < pattern.Length && MatchesOne(pattern, ref p, text[t]))
            {
                t++;
                continue;
            }
            if (starPattern < 0)
                return false;
            p = starPattern;
            t = ++starText;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>Matches one character and moves behind the part of the pattern that stands for it.</summary>
    private static bool MatchesOne(ReadOnlySpan<char> pattern, ref int at, char c)
    {
        switch (pattern[at])
        {
            case '?':
                at++;
                return true;
            case '[':
                return MatchesClass(pattern, ref at, c);
            case '\\':
                if (at + 1 >= pattern.Length || pattern[at + 1] != c)
                    return false;
                at += 2;
                return true;
            default:
                return pattern[at++] == c;
        }
    }

    /// <summary>An unclosed bracket matches nothing, as in git.</summary>
    private static bool MatchesClass(ReadOnlySpan<char> pattern, ref int at, char c)
    {
        var i = at + 1;
        var negated = i < pattern.Length && pattern[i] is '!' or '^';
        if (negated)
            i++;
        var matched = false;
        var previous = '\0';
        for (var first = true; ; first = false)
        {
            if (i >= pattern.Length)
                return false;
            var member = pattern[i];
            if (member == ']' && !first)
                break;
            if (member == '-' && previous != '\0' && i + 1 < pattern.Length && pattern[i + 1] != ']')
            {
                if (pattern[++i] == '\\' && ++i >= pattern.Length)
                    return false;
                matched |= c >= previous && c <= pattern[i];
                previous = '\0';
                i++;
                continue;
            }
            if (member == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':')
            {
                var end = pattern[(i + 2)..].IndexOf(']');
                if (end < 0)
                    return false;
                if (end > 0 && pattern[i + 1 + end] == ':')
                {
                    if (InNamedClass(pattern.Slice(i + 2, end - 1), c) is not { } inClass)
                        return false;
                    matched |= inClass;
                    previous = '\0';
                    i += end + 3;
                    continue;
                }
            }
            if (member == '\\' && ++i >= pattern.Length)
                return false;
            previous = pattern[i++];
            matched |= c == previous;
        }
        at = i + 1;
        return matched != negated;
    }

    private static bool? InNamedClass(ReadOnlySpan<char> name, char c) => name switch
    {
        "alnum" => char.IsAsciiLetterOrDigit(c),
        "alpha" => char.IsAsciiLetter(c),
        "blank" => c is ' ' or '\t',
        "cntrl" => c is < ' ' or '\x7f',
        "digit" => char.IsAsciiDigit(c),
        "graph" => c is > ' ' and < '\x7f',
        "lower" => char.IsAsciiLetterLower(c),
        "print" => c is >= ' ' and < '\x7f',
        "punct" => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)),
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "upper" => char.IsAsciiLetterUpper(c),
        "xdigit" => char.IsAsciiHexDigit(c),
        _ => null,
    };
}
