using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>Numbers and strings. An f-string is read as by Python 3.12 (PEP 701), which takes all that older ones take.</summary>
internal sealed partial class PythonTokenizer
{
    /// <summary>As it is shown in a message.</summary>
    private const int LongestNumber = 30;

    // A triple quote without its end is looked for once only: the cost stays linear.
    private readonly bool[] _isTripleUnclosed = new bool[2];

    private static bool IsStringPrefix(ReadOnlySpan<char> word) => word.Length == 1
        ? (word[0] | 0x20) is 'r' or 'b' or 'u' or 'f' or 't'
        : ((word[0] | 0x20) is 'r' && (word[1] | 0x20) is 'b' or 'f' or 't') || ((word[1] | 0x20) is 'r' && (word[0] | 0x20) is 'b' or 'f' or 't');

    private SyntaxKind StringLiteral(int start)
    {
        var prefix = _text.AsSpan(start, _at - start);
        var quote = _text[_at];
        var quotes = Peek(1) == quote && Peek(2) == quote ? 3 : 1;
        if (prefix.ContainsAny('f', 'F') || prefix.ContainsAny('t', 'T'))
        {
            _modes.Add(new Mode(SyntaxKind.StringEnd, start, quote, quotes, PythonText.IsRaw(prefix)));
            _at += quotes;
            return SyntaxKind.StringStart;
        }
        if (quotes == 3)
            return TripleString(start, quote);
        var at = _at + 1;
        while (at < _text.Length && _text[at] != quote && _text[at] is not ('\n' or '\r'))
            at += EscapeLength(at);
        if (at < _text.Length && _text[at] == quote)
        {
            _at = at + 1;
            return SyntaxKind.Quoted;
        }
        if (prefix.IsEmpty && EndsFormattedString(quote) is { } outer)
        {
            Report(_modes[outer + 1].Start, _modes[outer + 1].Start + 1, "\"{\" is never closed: \"}\" is missing in this f-string");
            _modes.RemoveRange(outer, _modes.Count - outer);
            _at++;
            return SyntaxKind.StringEnd;
        }
        Report(start, Math.Min(at, _text.Length), "this string is not closed on its line");
        _at = Math.Min(at, _text.Length);
        return SyntaxKind.Bad;
    }

    private int FindString()
    {
        var lowest = Math.Max(0, _modes.Count - MaxSearch);
        for (var index = _modes.Count - 1; index >= lowest; index--)
        {
            if (_modes[index].Close == SyntaxKind.StringEnd)
                return index;
        }
        return -1;
    }

    /// <summary>The innermost f-string, when this quote may be the one that was meant to close it.</summary>
    private int? EndsFormattedString(char quote)
    {
        var index = FindString();
        return index >= 0 && _modes[index].Quote == quote && _modes[index].Quotes == 1 && index + 1 < _modes.Count ? index : null;
    }

    private SyntaxKind TripleString(int start, char quote)
    {
        ref var isUnclosed = ref _isTripleUnclosed[quote == '"' ? 0 : 1];
        var at = _at + 3;
        while (!isUnclosed && at < _text.Length)
        {
            if (_text[at] == quote && at + 2 < _text.Length && _text[at + 1] == quote && _text[at + 2] == quote)
            {
                _at = at + 3;
                return SyntaxKind.Quoted;
            }
            at += EscapeLength(at);
        }
        isUnclosed = true;
        Report(start, _at + 3, "this string is never closed");
        _at += 3;
        SkipToLineEnd();
        while (_at < _text.Length && !IsStatementStart(_at + NewlineLength()))
        {
            _at += NewlineLength();
            SkipToLineEnd();
        }
        return SyntaxKind.Bad;
    }

    /// <summary>2 for a backslash and what it hides, 3 when that is \r\n, else 1.</summary>
    private int EscapeLength(int at) => _text[at] != '\\' || at + 1 == _text.Length
        ? 1
        : _text[at + 1] == '\r' && at + 2 < _text.Length && _text[at + 2] == '\n' ? 3 : 2;

    /// <summary>Inside an f-string or the format of a replacement field: text, a brace, or the closing quote.</summary>
    private SyntaxKind StringPart(out int start)
    {
        start = _at;
        var mode = _modes[^1];
        var text = _modes[FindString()];
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '{' && (mode.InFormat || Peek(1) != '{'))
                return _at > start ? SyntaxKind.StringText : Open(SyntaxKind.InterpolationStart, SyntaxKind.InterpolationEnd);
            if (c == '}' && mode.InFormat)
                return _at > start ? SyntaxKind.StringText : Close(SyntaxKind.InterpolationEnd);
            if (c == '}' && Peek(1) != '}')
                Report(_at, _at + 1, "a single \"}\" in an f-string: write \"}}\"");
            if (c == text.Quote && (text.Quotes == 1 || (Peek(1) == c && Peek(2) == c)))
                return _at > start ? SyntaxKind.StringText : EndString(text.Quotes);
            if (c is '\n' or '\r')
            {
                if (text.Quotes == 1)
                    return AbandonString(ref start);
                if (_isRecovering && IsStatementStart(_at + NewlineLength()))
                    return LeaveForStatement(ref start);
            }
            _at += c is '{' or '}' && Peek(1) == c ? 2 : PartLength(text.IsRaw);
        }
        return _at > start ? SyntaxKind.StringText : SyntaxKind.EndOfFile;
    }

    private int PartLength(bool isRaw)
    {
        if (_text[_at] != '\\')
            return 1;
        if (isRaw)
            return Peek(1) is '{' or '}' ? 1 : EscapeLength(_at);
        if (Peek(1) is '{' or '}')
            return 1;
        if (Peek(1) != 'N' || Peek(2) != '{')
            return EscapeLength(_at);
        // \N{DASH} is a character by its name and no field.
        var end = _text.AsSpan(_at).IndexOfAny("}\n\r\"'");
        return end > 0 && _text[_at + end] == '}' ? end + 1 : 2;
    }

    private SyntaxKind EndString(int quotes)
    {
        var index = FindString();
        if (index < _modes.Count - 1)
            Report(_modes[index + 1].Start, _modes[index + 1].Start + 1, "\"{\" is never closed: \"}\" is missing in this f-string");
        _modes.RemoveRange(index, _modes.Count - index);
        _at += quotes;
        return SyntaxKind.StringEnd;
    }

    /// <summary>The line ends inside an f-string that must end on it.</summary>
    private SyntaxKind AbandonString(ref int start)
    {
        var index = FindString();
        Report(_modes[index].Start, _at, "this string is not closed on its line");
        _modes.RemoveRange(index, _modes.Count - index);
        return _at > start ? SyntaxKind.StringText : Code(out start);
    }

    private SyntaxKind LeaveForStatement(ref int start)
    {
        ReportUnclosed();
        _modes.Clear();
        return _at > start ? SyntaxKind.StringText : Code(out start);
    }

    private SyntaxKind FormatSpec()
    {
        _at++;
        _modes[^1] = _modes[^1] with { InFormat = true };
        return SyntaxKind.Colon;
    }

    private SyntaxKind Conversion()
    {
        _at++;
        while (_at < _text.Length && PythonText.IsNamePart(_text[_at]))
            _at++;
        return SyntaxKind.StringText;
    }

    private SyntaxKind Number()
    {
        var start = _at;
        var isDecimal = true;
        if (_text[_at] == '0' && Peek(1) is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            isDecimal = false;
            var radix = Peek(1) | 0x20;
            _at += 2;
            Digits(c => radix switch { 'x' => char.IsAsciiHexDigit(c), 'o' => c is >= '0' and <= '7', _ => c is '0' or '1' });
        }
        else
        {
            DecimalNumber(start);
        }
        if (_at < _text.Length && PythonText.IsNamePart(_text[_at]) && !(IsKeywordNext() && _text[_at - 1] is not ('_' or 'x' or 'X' or 'o' or 'O')))
        {
            while (_at < _text.Length && PythonText.IsNamePart(_text[_at]))
                _at++;
            Report(start, _at, $"invalid number \"{Excerpt.Of(_text.AsSpan(start, _at - start), LongestNumber)}\"");
            return SyntaxKind.Bad;
        }
        if (isDecimal && HasLeadingZero(_text.AsSpan(start, _at - start)))
            Report(start, _at, $"leading zeros are not permitted: \"{Excerpt.Of(_text.AsSpan(start, _at - start), LongestNumber)}\"");
        return SyntaxKind.Number;
    }

    private void DecimalNumber(int start)
    {
        Digits(char.IsAsciiDigit);
        if (Peek(0) == '.')
        {
            _at++;
            Digits(char.IsAsciiDigit);
        }
        if (Peek(0) is 'e' or 'E' && _at > start)
        {
            var sign = Peek(1) is '+' or '-' ? 1 : 0;
            if (char.IsAsciiDigit(Peek(1 + sign)))
            {
                _at += 1 + sign;
                Digits(char.IsAsciiDigit);
            }
        }
        if (Peek(0) is 'j' or 'J')
            _at++;
    }

    private void Digits(Func<char, bool> isDigit)
    {
        while (isDigit(Peek(0)) || (Peek(0) == '_' && isDigit(Peek(1))))
            _at++;
    }

    /// <summary><c>1if x else y</c>: these words may touch a number (verify_end_of_number in Parser/tokenizer.c).</summary>
    private bool IsKeywordNext()
    {
        var rest = _text.AsSpan(_at);
        return rest.StartsWith("and") || rest.StartsWith("else") || rest.StartsWith("for") || rest.StartsWith("if") || rest.StartsWith("in")
            || rest.StartsWith("is") || rest.StartsWith("or") || rest.StartsWith("not");
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> number) =>
        number.Length > 1 && number[0] == '0' && !number.ContainsAny(".eEjJ") && number.ContainsAnyInRange('1', '9');
}
