using static ConfigLint.Syntax.Ruby.RubyLexState;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Strings, regular expressions, <c>%</c> literals and heredocs.</summary>
internal sealed partial class RubyTokenizer
{
    private readonly List<(string Id, bool IsIndented)> _heredocs = [];
    private readonly RubyLineIndex _lines;
    private bool _reportedUnclosed;

    private void Quote(int start)
    {
        var quote = _text[start];
        if (quote == '`' && Is(Fname | Dot))
        {
            _at++;
            var isName = Is(Fname);
            AddAndSet(SyntaxKind.Name, start, isName ? EndFn : Arg);
            if (isName)
                AfterFname();
            return;
        }
        Literal(start, 1, quote, isOneLine: true);
    }

    /// <summary>A literal as one token when nothing is interpolated in it, else its opening.</summary>
    private void Literal(int start, int openingLength, char open, bool isOneLine)
    {
        var opening = _text.AsSpan(start, openingLength);
        var isRegex = opening is "/" || opening.StartsWith("%r");
        var mode = new StringMode(start, open, RubyText.Closer(open), RubyText.Interpolates(opening), isOneLine, isRegex)
        {
            IsText = true,
            MayBeLabel = open is '"' or '\'' && openingLength == 1 && ((Is(Label | EndFn) && !_isCommandStart) || Is(AnyArg)),
        };
        _at = start + openingLength;
        var isEnd = ScanText(ref mode, out var isInterpolation);
        if (isInterpolation)
        {
            _at = start + openingLength;
            AddAndSet(SyntaxKind.StringStart, start, Beg);
            _strings.Add(mode with { Depth = 0 });
            return;
        }
        if (!isEnd)
        {
            Unclosed(start);
            AddAndSet(SyntaxKind.Bad, start, End);
            return;
        }
        EndLiteral(mode, SyntaxKind.Quoted, SyntaxKind.Label, start);
    }

    /// <summary>The closing quote is next: it, the options of a regular expression, the colon of a label.</summary>
    private void EndLiteral(StringMode mode, SyntaxKind kind, SyntaxKind labelKind, int start)
    {
        _at++;
        while (mode.IsRegex && char.IsAsciiLetter(Peek(0)))
            _at++;
        var isLabel = mode.MayBeLabel && Peek(0) == ':' && Peek(1) != ':';
        if (isLabel)
            _at++;
        AddAndSet(isLabel ? labelKind : kind, start, isLabel ? Arg | Labeled : End);
    }

    /// <summary>Moves to the closing quote (true), to <c>#{</c>, or to where the text ends without either.</summary>
    private bool ScanText(ref StringMode mode, out bool isInterpolation)
    {
        isInterpolation = false;
        var depth = mode.Depth;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\' && !(_isRecovering && Peek(1) is '\n' or '\r'))
            {
                _at = Math.Min(_at + 2, _text.Length);
                continue;
            }
            if (c == mode.Close && depth == 0)
                return true;
            if (mode.Open != mode.Close && (c == mode.Open || c == mode.Close))
                depth += c == mode.Open ? 1 : -1;
            if (mode.Interpolates && c == '#' && Peek(1) == '{')
            {
                isInterpolation = true;
                break;
            }
            if (c == '\n' && _isRecovering && mode.IsOneLine)
                break;
            _at++;
        }
        mode = mode with { Depth = depth };
        return false;
    }

    private void StringPart()
    {
        var mode = _strings[^1];
        var start = _at;
        var isEnd = ScanText(ref mode, out var isInterpolation);
        if (_at > start)
            Add(SyntaxKind.StringText, start);
        start = _at;
        if (isEnd)
        {
            _strings.RemoveAt(_strings.Count - 1);
            EndLiteral(mode, SyntaxKind.StringEnd, SyntaxKind.StringEnd, start);
        }
        else if (isInterpolation)
        {
            _at += 2;
            AddAndSet(SyntaxKind.InterpolationStart, start, Beg);
            _isCommandStart = true;
            _strings[^1] = mode with { IsText = false, Braces = 0 };
        }
        else
        {
            AbandonStrings();
        }
    }

    /// <summary>The line or the file ends inside a string.</summary>
    private void AbandonStrings()
    {
        Unclosed(_strings[0].Start);
        _strings.Clear();
        _matcher.OnAbandonedStrings();
        _state = End;
    }

    // In a file with an unclosed quote every later quote is turned round: only the first place says something.
    private void Unclosed(int start)
    {
        if (!_isRecovering)
            HasUnclosedString = true;
        else if (!_reportedUnclosed)
            Report(start, start + 1, "this string is never closed");
        _reportedUnclosed = true;
    }

    private bool TryPercentLiteral(int start)
    {
        var type = Peek(1);
        var length = char.IsAsciiLetter(type) ? 3 : 2;
        var open = Peek(length - 1);
        if ((length == 3 && !"QqWwIixrs".Contains(type, StringComparison.Ordinal)) || char.IsAsciiLetterOrDigit(open) || char.IsWhiteSpace(open) || open > 126)
            return false;
        Literal(start, length, open, isOneLine: false);
        return true;
    }

    /// <summary>In doubt a slash without another one is a division.</summary>
    private bool TryRegex(int start, bool isSure)
    {
        if (!isSure)
        {
            if (!_text.AsSpan(start + 1, LineEnd(start + 1) - start - 1).Contains('/'))
                return false;
        }
        Literal(start, 1, '/', isOneLine: true);
        return true;
    }

    private bool TryHeredoc(int start)
    {
        var at = start + 2;
        var isIndented = at < _text.Length && _text[at] is '~' or '-';
        if (isIndented)
            at++;
        if (at >= _text.Length)
            return false;
        string id;
        int end;
        if (_text[at] is '"' or '\'' or '`')
        {
            var close = _text.AsSpan(at + 1).IndexOfAny(_text[at], '\n');
            if (close < 0 || _text[at + 1 + close] == '\n')
                return false;
            id = _text.Substring(at + 1, close);
            end = at + 2 + close;
        }
        else
        {
            end = at;
            while (end < _text.Length && RubyText.IsNamePart(_text[end]))
                end++;
            if (end == at || char.IsAsciiDigit(_text[at]))
                return false;
            id = _text[at..end];
        }
        if (_lines.Find(id, isIndented, Math.Min(LineEnd(end) + 1, _text.Length)) < 0)
        {
            if (!Is(AnyArg))
                Report(start, end, $"the line \"{id}\" that would end this heredoc is missing");
            return false;
        }
        _heredocs.Add((id, isIndented));
        _at = end;
        AddAndSet(SyntaxKind.Heredoc, start, End);
        return true;
    }

    private void ReadHeredocBodies()
    {
        foreach (var (id, isIndented) in _heredocs)
        {
            var line = _lines.Find(id, isIndented, _at);
            if (line < 0)
                continue;
            var start = _at;
            _at = line;
            SkipToLineEnd();
            _tokens.Add(new SyntaxToken(SyntaxKind.Opaque, start, _at));
            _matcher.OnToken();
            // The newline behind the closing word belongs to the body too.
            _at = Math.Min(_at + 1, _text.Length);
        }
        _heredocs.Clear();
    }

    /// <summary>A string that is being read, or whose interpolated code is.</summary>
    /// <param name="IsOneLine">In a broken file it must end on its line.</param>
    private readonly record struct StringMode(int Start, char Open, char Close, bool Interpolates, bool IsOneLine, bool IsRegex)
    {
        /// <summary>Brackets of the literal's own kind that are open in its text.</summary>
        public int Depth { get; init; }

        /// <summary>False inside <c>#{ }</c>.</summary>
        public bool IsText { get; init; }

        /// <summary>Braces open inside the interpolation.</summary>
        public int Braces { get; init; }

        public bool MayBeLabel { get; init; }
    }
}
