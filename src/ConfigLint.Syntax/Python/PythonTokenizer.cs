using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Python;

/// <summary>
/// Logical lines as Python's tokenizer cuts them (Lexical analysis, The Python Language Reference): a newline inside brackets and
/// backslash-newline are trivia. Total. An <see cref="SyntaxKind.EndOfLine"/> ends each logical line that has a token. A closing bracket
/// always fits the last open one or one around it; any other is Bad.
/// When a bracket is never closed the text from there on is read again, ending the line at the next statement in column 1.
/// </summary>
internal sealed partial class PythonTokenizer : Tokenizer<SyntaxKind>
{
    // Python gives up at 200 open brackets (MAXLEVEL), so what is further out need not be found.
    private const int MaxSearch = 200;

    private readonly string _text;
    private readonly List<Mode> _modes = [];
    private readonly List<SyntaxError> _errors = [];
    private int _at;
    private bool _lineHasTokens;
    private bool _isRecovering;

    public PythonTokenizer(string text) => _text = text;

    /// <summary>What Python refuses in the tokens, by place.</summary>
    public IReadOnlyList<SyntaxError> Errors => _errors;

    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>((_text.Length / 6) + 4);
        while (true)
        {
            while (Next(out var kind, out var start, out var end))
                tokens.Add(TokenCursor.ToToken(_text, kind, start, end));
            if (_modes.Count == 0)
                return new TokenList<SyntaxKind>([.. tokens]);
            if (_isRecovering)
            {
                ReportUnclosed();
                return new TokenList<SyntaxKind>([.. tokens]);
            }
            var from = _modes[0].Start;
            tokens.RemoveRange(IndexAt(tokens, from), tokens.Count - IndexAt(tokens, from));
            _errors.RemoveAll(e => e.Span.Start >= from);
            _lineHasTokens = tokens.Count > 0 && tokens[^1].Kind != SyntaxKind.EndOfLine;
            _modes.Clear();
            _at = from;
            _isRecovering = true;
        }
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        foreach (var token in TokenizeAll())
            yield return Result.Value(token.Kind, token.Span, token.Span.Skip(token.Span.Length));
    }

    private static int IndexAt(List<Token<SyntaxKind>> tokens, int position)
    {
        var index = tokens.Count;
        while (index > 0 && tokens[index - 1].Position.Absolute >= position)
            index--;
        return index;
    }

    private bool Next(out SyntaxKind kind, out int start, out int end)
    {
        kind = InString ? StringPart(out start) : Code(out start);
        end = _at;
        if (kind == SyntaxKind.EndOfFile)
            return false;
        _lineHasTokens = kind != SyntaxKind.EndOfLine;
        return true;
    }

    private SyntaxKind Code(out int start)
    {
        if (SkipTrivia(out start))
            return SyntaxKind.EndOfLine;
        start = _at;
        if (_at >= _text.Length)
            return SyntaxKind.EndOfFile;
        var c = _text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return Number();
        if (PythonText.IsNameStart(c))
            return NameOrString();
        return c switch
        {
            '"' or '\'' => StringLiteral(_at),
            '(' => Open(SyntaxKind.OpenParen, SyntaxKind.CloseParen),
            '[' => Open(SyntaxKind.OpenBracket, SyntaxKind.CloseBracket),
            '{' => Open(SyntaxKind.OpenBrace, SyntaxKind.CloseBrace),
            ')' => Close(SyntaxKind.CloseParen),
            ']' => Close(SyntaxKind.CloseBracket),
            '}' => Close(InField ? SyntaxKind.InterpolationEnd : SyntaxKind.CloseBrace),
            _ => OperatorOrBad(c),
        };
    }

    /// <summary>Skips blanks and comments; true when it took the newline that ends a logical line.</summary>
    private bool SkipTrivia(out int start)
    {
        while (true)
        {
            start = _at;
            switch (Peek(0))
            {
                case ' ' or '\t' or '\f' or '\uFEFF' when _text[_at] != '\uFEFF' || _at == 0:
                    _at++;
                    break;
                case '#':
                    SkipToLineEnd();
                    break;
                case '\\' when Peek(1) is '\n' or '\r':
                    _at++;
                    _at += NewlineLength();
                    break;
                case '\n' or '\r':
                    _at += NewlineLength();
                    if (_modes.Count > 0 && _isRecovering && IsStatementStart(_at))
                    {
                        ReportUnclosed();
                        _modes.Clear();
                        return true;
                    }
                    if (_modes.Count == 0 && _lineHasTokens)
                        return true;
                    break;
                default:
                    return false;
            }
        }
    }

    private SyntaxKind Open(SyntaxKind kind, SyntaxKind close)
    {
        _modes.Add(new Mode(close, _at));
        _at++;
        return kind;
    }

    private SyntaxKind Close(SyntaxKind kind)
    {
        var found = _modes.Count - 1;
        var lowest = Math.Max(0, _modes.Count - MaxSearch);
        // A bracket never closes one outside its own replacement field.
        while (found >= lowest && _modes[found].Close != kind && _modes[found].Close != SyntaxKind.InterpolationEnd)
            found--;
        if (found < lowest || _modes[found].Close != kind)
        {
            var message = _modes.Count > 0
                ? $"closing \"{_text[_at]}\" does not match opening \"{_text[_modes[^1].Start]}\""
                : $"unmatched \"{_text[_at]}\"";
            Report(_at, _at + 1, message);
            _at++;
            return SyntaxKind.Bad;
        }
        if (found < _modes.Count - 1)
            Report(_at, _at + 1, $"closing \"{_text[_at]}\" does not match opening \"{_text[_modes[^1].Start]}\"");
        _modes.RemoveRange(found, _modes.Count - found);
        _at++;
        return kind;
    }

    private SyntaxKind OperatorOrBad(char c)
    {
        if (InField && c == ':')
            return FormatSpec();
        if (InField && c == '!' && Peek(1) != '=')
            return Conversion();
        var length = OperatorLength(_text.AsSpan(_at));
        if (length == 0)
        {
            Report(_at, _at + 1, c switch
            {
                '\0' => "a null byte: Python refuses the file",
                '\\' => "unexpected character after the line continuation character \"\\\"",
                _ => $"invalid character \"{c}\"",
            });
            _at++;
            return SyntaxKind.Bad;
        }
        _at += length;
        if (length > 1)
            return SyntaxKind.Operator;
        return c switch
        {
            '=' => SyntaxKind.Equals,
            ',' => SyntaxKind.Comma,
            ':' => SyntaxKind.Colon,
            '.' => SyntaxKind.Dot,
            ';' => SyntaxKind.Semicolon,
            _ => SyntaxKind.Operator,
        };
    }

    private static int OperatorLength(ReadOnlySpan<char> rest)
    {
        if (rest.Length >= 3 && rest[..3] is "..." or "**=" or "//=" or ">>=" or "<<=")
            return 3;
        if (rest.Length >= 2 && rest[..2] is "**" or "//" or ">>" or "<<" or "==" or "!=" or "<=" or ">=" or "<>" or "->" or ":=" or "+=" or "-=" or "*=" or "/="
            or "%=" or "&=" or "|=" or "^=" or "@=")
            return 2;
        return "+-*/%@&|^~<>=.,:;".Contains(rest[0], StringComparison.Ordinal) ? 1 : 0;
    }

    private SyntaxKind NameOrString()
    {
        var start = _at;
        while (_at < _text.Length && PythonText.IsNamePart(_text[_at]))
        {
            var length = _text[_at] > 127 ? PythonText.WideNameCharacter(_text, _at) : 1;
            if (length == 0)
                break;
            _at += length;
        }
        if (_at == start)
            return BadWideCharacter();
        if (_at - start <= 2 && Peek(0) is '"' or '\'' && IsStringPrefix(_text.AsSpan(start, _at - start)))
            return StringLiteral(start);
        return PythonText.IsKeyword(_text.AsSpan(start, _at - start)) ? SyntaxKind.Keyword : SyntaxKind.Name;
    }

    private SyntaxKind BadWideCharacter()
    {
        var length = char.IsSurrogatePair(_text, _at) ? 2 : 1;
        Report(_at, _at + length, $"invalid character \"{_text.Substring(_at, length)}\" (U+{(length == 2 ? char.ConvertToUtf32(_text, _at) : _text[_at]):X4})");
        _at += length;
        return SyntaxKind.Bad;
    }

    /// <summary>True when a line starts here, in column 1, that no bracket can go on into: an import, a definition, an assignment to a name.</summary>
    private bool IsStatementStart(int at)
    {
        if (at >= _text.Length || !PythonText.IsNameStart(_text[at]))
            return at < _text.Length && _text[at] == '@';
        var end = at;
        while (end < _text.Length && PythonText.IsNamePart(_text[end]))
            end++;
        var word = _text.AsSpan(at, end - at);
        if (PythonText.IsKeyword(word))
            return word is "def" or "class" or "import" or "from" or "if" or "for" or "while" or "try" or "with" or "del" or "global" or "assert" or "raise";
        while (end < _text.Length && _text[end] is ' ' or '\t')
            end++;
        var rest = _text.AsSpan(end);
        return (rest.StartsWith("=") && !rest.StartsWith("==")) || rest.StartsWith("+=");
    }

    private void ReportUnclosed()
    {
        var open = _modes[0];
        if (open.Close == SyntaxKind.StringEnd)
            Report(open.Start, open.Start + 1, "this string is never closed");
        else
            Report(open.Start, open.Start + 1, $"\"{_text[open.Start]}\" is never closed");
    }

    private void Report(int start, int end, string message) => _errors.Add(new SyntaxError(ConfigLint.Syntax.Text.TextSpan.FromBounds(start, end), message));

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\uFFFF';

    private void SkipToLineEnd()
    {
        var offset = _text.AsSpan(_at).IndexOfAny('\n', '\r');
        _at = offset < 0 ? _text.Length : _at + offset;
    }

    private int NewlineLength() => Peek(0) == '\r' && Peek(1) == '\n' ? 2 : 1;

    private bool InString => _modes.Count > 0 && (_modes[^1].Close == SyntaxKind.StringEnd || _modes[^1].InFormat);

    private bool InField => _modes.Count > 0 && _modes[^1].Close == SyntaxKind.InterpolationEnd;

    /// <summary>An open bracket, f-string or replacement field.</summary>
    /// <param name="Close">The kind of token that ends it.</param>
    /// <param name="Quotes">1 or 3 for an f-string.</param>
    /// <param name="InFormat">A replacement field behind its colon.</param>
    private readonly record struct Mode(SyntaxKind Close, int Start, char Quote = '\0', int Quotes = 0, bool IsRaw = false, bool InFormat = false);
}
