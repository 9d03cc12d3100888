using System.Buffers;

namespace ConfigLint.Syntax.Ini;

/// <summary>
/// PHP's INI language as its own scanner cuts it (Zend/zend_ini_scanner.l, PHP 8.2; every rule was compared with the real scanner).
/// FPM hands it one line at a time, so there no token crosses a line break.
/// </summary>
internal sealed partial class PhpIniTokenizer : IniTokenizer
{
    private static readonly SearchValues<char> NotLabel = SearchValues.Create("=\n\r\t;&|^$~(){}!\"[\0");
    private static readonly SearchValues<char> NotBracketed = SearchValues.Create("$\n\r;\"']\\\0");

    private readonly bool _lineByLine;
    private State _state = State.Statement;

    /// <summary>The last token takes the blanks behind it along.</summary>
    private bool _eatsBlanks;

    private bool _markMayFollow = true;
    private bool _afterKey;

    /// <summary>Where the "[" stands that belongs to the key before it.</summary>
    private int _subscriptAt = -1;

    public PhpIniTokenizer(string text, bool lineByLine)
        : base(text) => _lineByLine = lineByLine;

    private enum State
    {
        Statement,
        Section,
        Subscript,
        Value,
        AfterConstant,
    }

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        kind = SyntaxKind.None;
        start = At;
        while (kind == SyntaxKind.None && !AtEnd)
        {
            if (_eatsBlanks)
                SkipBlanks();
            kind = _state switch
            {
                State.Section or State.Subscript => Bracketed(out start),
                State.Value => Value(out start),
                State.AfterConstant => AfterConstant(out start),
                _ => Statement(out start),
            };
        }
        return kind != SyntaxKind.None;
    }

    /// <summary>Outside of values: the scanner's INITIAL state.</summary>
    private SyntaxKind Statement(out int start)
    {
        if (_markMayFollow)
            SkipByteOrderMark();
        _markMayFollow = false;
        var blanks = At;
        var indented = SkipIndent();
        start = At;
        if (_afterKey && !AtEnd && Current == '[' && At != _subscriptAt)
        {
            // A tab has ended the key: this bracket opens a section.
            _afterKey = false;
            _eatsBlanks = true;
            start = blanks;
            return SyntaxKind.EndOfLine;
        }
        _afterKey = false;
        if (AtEnd)
            return SyntaxKind.None;
        switch (Current)
        {
            case '\n' or '\r':
                return LineBreak();
            case ';':
                At = LineEnd(At);
                return SyntaxKind.None;
            case '\0':
                return AfterNul();
            case '[' when At == _subscriptAt:
                return Punctuation(SyntaxKind.OpenBracket, State.Subscript, eatsBlanks: true);
            case '[' when indented:
                return BadLine("a section header must not be indented with spaces");
            case '[':
                return Punctuation(SyntaxKind.OpenBracket, State.Section, eatsBlanks: false);
            case '=':
                _valueIsEmpty = true;
                return Punctuation(SyntaxKind.Equals, State.Value, eatsBlanks: true);
            case var c when NotLabel.Contains(c):
                return BadLine($"unexpected \"{c}\": a key, \"[\" or \";\" is expected");
            default:
                return Label(indented);
        }
    }

    /// <summary>Spaces are part of a label, tabs are not: "  on = 1" is a key and "on = 1" is not, and "  [www]" is no section.</summary>
    private bool SkipIndent()
    {
        var from = At;
        SkipBlanks();
        return !_eatsBlanks && At > from && At != _subscriptAt && !Text.AsSpan(from, At - from).Contains('\t');
    }

    private SyntaxKind Label(bool indented)
    {
        var start = At;
        var end = EndOf(NotLabel, start);
        At = TrimEnd(start, end);
        var label = Text.AsSpan(start, At - start);
        if (end < Text.Length && Text[end] == '[')
        {
            _subscriptAt = end;
        }
        else if (!indented && IsConstant(label))
        {
            var fault = $"unexpected \"{label}\": a key cannot be this word";
            At = start;
            return BadLine(fault);
        }
        _eatsBlanks = false;
        _afterKey = true;
        return SyntaxKind.Name;
    }

    /// <summary>A part of a section's name or of a subscript.</summary>
    private SyntaxKind Bracketed(out int start)
    {
        // Blanks alone before a quote, or before the "]" of a subscript, are eaten with it; others belong to the name.
        var next = BlanksEnd();
        if (next < Text.Length && (Text[next] == '"' || (Text[next] == ']' && _state == State.Subscript)))
            At = next;
        start = At;
        if (AtEnd)
            return SyntaxKind.None;
        switch (Current)
        {
            case ']':
                return Punctuation(SyntaxKind.CloseBracket, State.Statement, eatsBlanks: true);
            case '"':
                return DoubleQuoted();
            case '\'':
                return SingleQuoted() ?? BadLine("the closing ' is missing");
            case '$' when StartsVariable(At):
                return Variable();
            case '\n' or '\r' or ';' or '\0':
                // The parser sees that there is no "]".
                _state = State.Statement;
                _eatsBlanks = false;
                return SyntaxKind.None;
            default:
                At = RunEnd(NotBracketed, At);
                _eatsBlanks = false;
                return SyntaxKind.Word;
        }
    }

    private SyntaxKind Punctuation(SyntaxKind kind, State next, bool eatsBlanks)
    {
        _state = next;
        _eatsBlanks = eatsBlanks;
        return Take(kind);
    }

    private SyntaxKind LineBreak()
    {
        _state = State.Statement;
        _eatsBlanks = false;
        // Every line is a text of its own to FPM, and a text may start with a byte order mark.
        var kind = TakeLineBreak();
        _markMayFollow = _lineByLine && Text[At - 1] == '\n';
        return kind;
    }

    private SyntaxKind BadLine(string? fault)
    {
        _state = State.Statement;
        _eatsBlanks = false;
        return Bad(fault);
    }

    /// <summary>FPM's line is a C string: what follows a NUL does not exist for it; in php.ini all of the rest.</summary>
    private SyntaxKind AfterNul()
    {
        if (!_lineByLine)
            return BadRest();
        var kind = BadLine(null);
        var lineEnd = Text.IndexOf('\n', At);
        At = lineEnd < 0 ? Text.Length : lineEnd;
        return kind;
    }

    private SyntaxKind BadRest()
    {
        var kind = BadLine(null);
        At = Text.Length;
        return kind;
    }

    /// <summary>The end of a run in which "$" (if no variable starts) and, where it is a stop, "\" take the next character along; "$\" takes two.</summary>
    private int RunEnd(SearchValues<char> stops, int from)
    {
        var at = EndOf(stops, from);
        while (at < Text.Length && Text[at] is '$' or '\\' && !StartsVariable(at))
        {
            if (Text[at] == '$' && at + 1 < Text.Length && Text[at + 1] == '\\')
                at++;
            at++;
            if (at < Text.Length && !IsLineBreak(Text[at]) && Text[at] != '\0')
                at++;
            at = EndOf(stops, at);
        }
        return at;
    }

    private int EndOf(SearchValues<char> stops, int from)
    {
        var offset = Text.AsSpan(from).IndexOfAny(stops);
        return offset < 0 ? Text.Length : from + offset;
    }

    private int BlanksEnd()
    {
        var at = At;
        while (at < Text.Length && IsBlank(Text[at]))
            at++;
        return at;
    }

    private static bool IsConstant(ReadOnlySpan<char> word) => IniText.IsTrueWord(word) || IniText.IsFalseWord(word);
}
