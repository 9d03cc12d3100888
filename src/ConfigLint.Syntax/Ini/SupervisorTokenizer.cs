namespace ConfigLint.Syntax.Ini;

/// <summary>
/// supervisord.conf: Python's RawConfigParser._read with supervisor's settings (UnhosedConfigParser in supervisor/options.py:
/// inline_comment_prefixes=(';', '#'), strict=False). A value is one Word for each of its lines.
/// </summary>
internal sealed class SupervisorTokenizer : IniTokenizer
{
    private readonly Queue<(SyntaxKind Kind, int Start, int End)> _line = new();
    private int _indent;
    private bool _inSection;
    private bool _inOption;

    public SupervisorTokenizer(string text)
        : base(text)
    {
    }

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        while (_line.Count == 0 && !AtEnd)
            ReadLine();
        if (!_line.TryDequeue(out var token))
        {
            (kind, start) = (SyntaxKind.None, At);
            return false;
        }
        (kind, start, At) = token;
        return true;
    }

    private void ReadLine()
    {
        var breakStart = At;
        if (IsLineBreak(Current))
            TakeLineBreak();
        if (At == 0)
            SkipByteOrderMark();
        var lineStart = At;
        var lineEnd = LineEnd(lineStart);
        var start = lineStart;
        while (start < lineEnd && char.IsWhiteSpace(Text[start]))
            start++;
        var end = ContentEnd(lineStart, start, lineEnd);
        At = lineEnd;
        if (start == end)
            return;
        if (_inSection && _inOption && start - lineStart > _indent)
        {
            _line.Enqueue((SyntaxKind.Word, start, end));
            return;
        }
        if (lineStart > breakStart && Text[breakStart] is '\n' or '\r')
            _line.Enqueue((SyntaxKind.EndOfLine, breakStart, lineStart));
        _indent = start - lineStart;
        if (!ReadHeader(start, end))
            ReadOption(start, end);
    }

    /// <summary>The end of a line without its comment: a ";" or "#" that starts the line or follows a blank.</summary>
    private int ContentEnd(int lineStart, int start, int lineEnd)
    {
        var end = start < lineEnd && Text[start] is ';' or '#' ? start : InlineComment(lineStart, lineEnd);
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Python looks for the first of each prefix, then the second of each…, and stops at the first round that finds a comment.</summary>
    private int InlineComment(int lineStart, int lineEnd)
    {
        var semicolon = lineStart - 1;
        var hash = lineStart - 1;
        while (semicolon < lineEnd || hash < lineEnd)
        {
            semicolon = Find(';', semicolon + 1, lineEnd);
            hash = Find('#', hash + 1, lineEnd);
            var comment = Math.Min(Comment(semicolon), Comment(hash));
            if (comment < lineEnd)
                return comment;
        }
        return lineEnd;

        int Comment(int at) => at < lineEnd && (at == lineStart || char.IsWhiteSpace(Text[at - 1])) ? at : lineEnd;
    }

    private int Find(char prefix, int from, int end)
    {
        var offset = from < end ? Text.AsSpan(from, end - from).IndexOf(prefix) : -1;
        return offset < 0 ? end : from + offset;
    }

    private bool ReadHeader(int start, int end)
    {
        var close = Text[start] == '[' ? Text.AsSpan(start, end - start).LastIndexOf(']') : -1;
        if (close < 2)
            return false;
        close += start;
        _line.Enqueue((SyntaxKind.OpenBracket, start, start + 1));
        _line.Enqueue((SyntaxKind.Word, start + 1, close));
        _line.Enqueue((SyntaxKind.CloseBracket, close, close + 1));
        var rest = close + 1;
        while (rest < end && char.IsWhiteSpace(Text[rest]))
            rest++;
        if (rest < end)
            Refuse(rest, end, fault: null);
        _inSection = true;
        _inOption = false;
        return true;
    }

    private void ReadOption(int start, int end)
    {
        var delimiter = Text.AsSpan(start, end - start).IndexOfAny('=', ':');
        if (!_inSection)
        {
            Refuse(start, end, "a section header is expected before the first key");
            return;
        }
        if (delimiter <= 0)
        {
            Refuse(start, end, delimiter < 0 ? "\"=\" is missing: key=value is expected" : "a key is expected before the delimiter");
            return;
        }
        delimiter += start;
        var nameEnd = delimiter;
        while (char.IsWhiteSpace(Text[nameEnd - 1]))
            nameEnd--;
        var valueStart = delimiter + 1;
        while (valueStart < end && char.IsWhiteSpace(Text[valueStart]))
            valueStart++;
        _line.Enqueue((SyntaxKind.Name, start, nameEnd));
        _line.Enqueue((SyntaxKind.Equals, delimiter, delimiter + 1));
        if (valueStart < end)
            _line.Enqueue((SyntaxKind.Word, valueStart, end));
        _inOption = true;
    }

    private void Refuse(int start, int end, string? fault)
    {
        AddFault(fault);
        _line.Enqueue((SyntaxKind.Bad, start, end));
    }
}
