using Superpower;
using Superpower.Model;
using static ConfigLint.Syntax.Ruby.RubyLexState;

namespace ConfigLint.Syntax.Ruby;

/// <summary>
/// Tokens as Ruby's lexer cuts them (parser_yylex in parse.y), with its states. Total. What opens is matched with what closes on the way
/// (<see cref="RubyMatcher"/>). An <see cref="SyntaxKind.EndOfLine"/> is a newline that ends a statement; the bodies of heredocs and what
/// follows <c>__END__</c> are Opaque.
/// </summary>
internal sealed partial class RubyTokenizer : Tokenizer<SyntaxKind>
{
    private readonly string _text;
    private readonly bool _isRecovering;
    private readonly List<SyntaxToken> _tokens;
    private readonly List<SyntaxError> _errors = [];
    private readonly List<StringMode> _strings = [];
    private readonly RubyLocals _locals;
    private readonly RubyMatcher _matcher;
    private int _at;
    private RubyLexState _state = Beg;
    private bool _isCommandStart = true;
    private int _fnames;
    private int _lineEnd = -1;
    private int _lineEndFrom;

    /// <param name="isRecovering">A string is known to be unclosed: none may then go on to the next line.</param>
    private RubyTokenizer(string text, bool isRecovering)
    {
        _text = text;
        _isRecovering = isRecovering;
        _tokens = new List<SyntaxToken>((text.Length / 5) + 4);
        _matcher = new RubyMatcher(text, _tokens);
        _locals = new RubyLocals(text, _tokens, _matcher);
        _lines = new RubyLineIndex(text);
    }

    /// <summary>Set when a string runs into the end of the file.</summary>
    private bool HasUnclosedString { get; set; }

    public static RubyTokens Read(string text)
    {
        var tokenizer = new RubyTokenizer(text, isRecovering: false);
        tokenizer.ReadAll();
        if (tokenizer.HasUnclosedString)
        {
            tokenizer = new RubyTokenizer(text, isRecovering: true);
            tokenizer.ReadAll();
        }
        var matcher = tokenizer._matcher;
        matcher.Finish();
        return new RubyTokens(tokenizer._tokens, matcher, [.. tokenizer._errors, .. matcher.Errors]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        foreach (var token in Read(_text).Tokens)
        {
            var from = TokenCursor.ToToken(_text, token.Kind, token.Start, token.End).Span;
            yield return Result.Value(token.Kind, from, from.Skip(token.Length));
        }
    }

    private void ReadAll()
    {
        while (!HasUnclosedString)
        {
            if (_strings.Count > 0 && _strings[^1].IsText)
                StringPart();
            else if (!SkipTrivia())
                break;
            else if (_strings.Count == 0 || !_strings[^1].IsText)
                Code();
        }
        if (_strings.Count > 0)
            AbandonStrings();
        if (_tokens.Count > 0)
            CheckEnd();
    }

    private void Code()
    {
        var c = Peek(0);
        var start = _at;
        if (_at >= _text.Length)
            return;
        if (char.IsAsciiDigit(c))
            Number(start);
        else if (RubyText.IsNameStart(c))
            Name(start);
        else if (c is '@' or '$')
            SigilName(start);
        else if (c is '"' or '\'' or '`')
            Quote(start);
        else
            Punctuation(start, c);
    }

    /// <summary>Skips blanks, comments and newlines without meaning; false at the end of the text.</summary>
    private bool SkipTrivia()
    {
        _hasSpace = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is ' ' or '\t' or '\f' or '\r' or '\v' || (c == '\uFEFF' && _at == 0))
                _at++;
            else if (c == '\\' && Peek(1) is '\n' or '\r')
                _at += Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 2;
            else if (c == '#')
                SkipToLineEnd();
            else if (c == '=' && IsAtLineStart(_at) && IsWord(_at, "=begin"))
                SkipBlockComment();
            else if (c is '\0' or '\u0004' or '\u001a' || (c == '_' && IsAtLineStart(_at) && IsEndMarker()))
                return EndOfScript();
            else if (c == '\n')
                Newline();
            else
                return true;
            _hasSpace = true;
        }
        return false;
    }

    private bool _hasSpace;

    private void Newline()
    {
        if (_isRecovering && _strings.Count > 0 && _strings[0].IsOneLine)
            AbandonStrings();
        var start = _at++;
        var isSkipped = (Is(Beg | Fname | Dot | Class) && !Is(Labeled)) || (Is(AnyArg) && Is(Labeled)) || (_heredocs.Count == 0 && ContinuesOnNextLine());
        if (!isSkipped)
        {
            Add(SyntaxKind.EndOfLine, start);
            _state = Beg;
            _isCommandStart = true;
            _locals.EndStatement();
        }
        ReadHeredocBodies();
    }

    /// <summary>A line that starts with <c>.name</c> or <c>&amp;.name</c> goes on with this one; comment lines may stand between.</summary>
    private bool ContinuesOnNextLine()
    {
        var at = _at;
        while (at < _text.Length)
        {
            var c = _text[at];
            if (c is ' ' or '\t' or '\f' or '\r' or '\v')
            {
                at++;
            }
            else if (c == '#')
            {
                var lineEnd = _text.AsSpan(at).IndexOf('\n');
                if (lineEnd < 0)
                    return false;
                at += lineEnd + 1;
            }
            else
            {
                var next = at + 1 < _text.Length ? _text[at + 1] : '\0';
                return (c == '.' && next != '.') || (c == '&' && next == '.');
            }
        }
        return false;
    }

    private bool EndOfScript()
    {
        var start = _at;
        _at = _text.Length;
        Add(SyntaxKind.Opaque, start);
        return false;
    }

    private bool IsEndMarker() => IsWord(_at, "__END__") && Peek(7) is '\n' or '\r' or '\uFFFF' && (Peek(7) != '\r' || Peek(8) is '\n' or '\uFFFF');

    private void SkipBlockComment()
    {
        var start = _at;
        while (true)
        {
            SkipToLineEnd();
            if (_at >= _text.Length)
            {
                Report(start, start + 6, "this comment is never closed: \"=end\" is missing");
                return;
            }
            _at++;
            if (IsWord(_at, "=end"))
            {
                SkipToLineEnd();
                return;
            }
        }
    }

    /// <summary>The word, and a blank or the end of the line behind it.</summary>
    private bool IsWord(int at, string word) =>
        _text.AsSpan(at).StartsWith(word) && (at + word.Length == _text.Length || char.IsWhiteSpace(_text[at + word.Length]) || _text[at + word.Length] == '\0');

    private void Add(SyntaxKind kind, int start)
    {
        CheckNeighbours(kind, start);
        _tokens.Add(new SyntaxToken(kind, start, _at));
        _matcher.OnToken();
    }

    private void AddAndSet(SyntaxKind kind, int start, RubyLexState state)
    {
        Add(kind, start);
        _state = state;
        _isCommandStart = false;
    }

    private void Report(int start, int end, string message) => _errors.Add(new SyntaxError(ConfigLint.Syntax.Text.TextSpan.FromBounds(start, end), message));

    private bool Is(RubyLexState states) => (_state & states) != 0;

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\uFFFF';

    private bool IsAtLineStart(int at) => at == 0 || _text[at - 1] == '\n';

    private void SkipToLineEnd() => _at = LineEnd(_at);

    /// <summary>The next newline, or the end of the text.</summary>
    private int LineEnd(int from)
    {
        if (from < _lineEndFrom || from > _lineEnd)
        {
            var offset = _text.AsSpan(from).IndexOf('\n');
            _lineEnd = offset < 0 ? _text.Length : from + offset;
            _lineEndFrom = from;
        }
        return _lineEnd;
    }
}

internal sealed record RubyTokens(List<SyntaxToken> Tokens, RubyMatcher Matcher, List<SyntaxError> Errors);

/// <summary>Where what a token opens ends.</summary>
/// <param name="Index">Of the token that closes it, or of the first one behind it when that is missing.</param>
internal readonly record struct RubyEnd(int Index, bool IsMissing);
