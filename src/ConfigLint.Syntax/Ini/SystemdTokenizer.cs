namespace ConfigLint.Syntax.Ini;

/// <summary>
/// A systemd unit (config_parse in src/shared/conf-parser.c). A value is one Word for each of its lines;
/// a backslash that continues a line, and a comment line in between, are trivia.
/// </summary>
internal sealed class SystemdTokenizer : IniTokenizer
{
    private State _state = State.LineStart;

    public SystemdTokenizer(string text)
        : base(text)
    {
    }

    private enum State
    {
        LineStart,
        SectionName,
        Equals,
        Value,
        ContinuedValue,
    }

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        kind = SyntaxKind.None;
        start = At;
        while (kind == SyntaxKind.None && !AtEnd)
        {
            if (At == 0)
                SkipByteOrderMark();
            SkipBlanks();
            start = At;
            if (AtEnd)
                break;
            kind = _state switch
            {
                State.SectionName => SectionName(),
                State.Equals => TakeEquals(),
                State.Value => Value(),
                State.ContinuedValue when Current is '#' or ';' => SkipComment(),
                State.ContinuedValue => Value(),
                _ => LineStart(),
            };
        }
        return kind != SyntaxKind.None;
    }

    private SyntaxKind LineStart()
    {
        if (IsLineBreak(Current))
            return TakeLineBreak();
        if (Current is '#' or ';')
            return SkipComment();
        var end = TrimEnd(At, LineEnd(At));
        if (Current == '[')
        {
            if (Text[end - 1] != ']')
                return Bad("invalid section header: the line must end with \"]\"");
            _state = State.SectionName;
            return Take(SyntaxKind.OpenBracket);
        }
        var equals = Text.AsSpan(At, end - At).IndexOf('=');
        if (equals <= 0)
        {
            // systemd says "ignoring line" and goes on.
            return TakeTo(end, SyntaxKind.Opaque);
        }
        _state = State.Equals;
        return TakeTo(TrimEnd(At, At + equals), SyntaxKind.Name);
    }

    private SyntaxKind SectionName()
    {
        var close = TrimEnd(At, LineEnd(At)) - 1;
        if (At < close)
            return TakeTo(close, SyntaxKind.Word);
        _state = State.LineStart;
        return Take(SyntaxKind.CloseBracket);
    }

    private SyntaxKind TakeEquals()
    {
        _state = State.Value;
        return Take(SyntaxKind.Equals);
    }

    /// <summary>One line of a value. An odd number of backslashes at its end continues it.</summary>
    private SyntaxKind Value()
    {
        var lineEnd = LineEnd(At);
        var backslashes = 0;
        while (lineEnd - backslashes > At && Text[lineEnd - backslashes - 1] == '\\')
            backslashes++;
        if (backslashes % 2 == 0)
        {
            _state = State.LineStart;
            if (lineEnd == At)
                return SyntaxKind.None;
            return TakeTo(TrimEnd(At, lineEnd), SyntaxKind.Word);
        }
        _state = State.ContinuedValue;
        // The blanks before the backslash stay in the value; inside quotes they count.
        var kind = lineEnd - 1 > At ? SyntaxKind.Word : SyntaxKind.None;
        if (kind == SyntaxKind.Word)
            return TakeTo(lineEnd - 1, kind);
        At = lineEnd;
        return SkipLineBreak();
    }

    private SyntaxKind SkipComment()
    {
        At = LineEnd(At);
        return _state == State.ContinuedValue ? SkipLineBreak() : SyntaxKind.None;
    }

    private SyntaxKind SkipLineBreak()
    {
        if (!AtEnd)
            TakeLineBreak();
        return SyntaxKind.None;
    }

    private SyntaxKind TakeTo(int end, SyntaxKind kind)
    {
        At = end;
        return kind;
    }
}
