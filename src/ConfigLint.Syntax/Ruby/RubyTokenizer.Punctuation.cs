using static ConfigLint.Syntax.Ruby.RubyLexState;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Operators and brackets.</summary>
internal sealed partial class RubyTokenizer
{
    // The name behind the last "def", and the parentheses open since.
    private int _definedName = -3;
    private int _definitionParens;

    private bool IsInterpolating => _strings.Count > 0 && !_strings[^1].IsText;

    private void Punctuation(int start, char c)
    {
        switch (c)
        {
            case ';':
                Take(1, SyntaxKind.Semicolon, Beg);
                _isCommandStart = true;
                _locals.EndStatement();
                break;
            case ',':
                Take(1, SyntaxKind.Comma, Beg | Label);
                break;
            case '(':
                if (_definitionParens > 0 || (_tokens.Count > 0 && _tokens.Count == _definedName + 1))
                    _definitionParens++;
                Take(1, SyntaxKind.OpenParen, Beg | Label);
                break;
            case ')':
                Take(1, SyntaxKind.CloseParen, EndFn);
                if (_definitionParens > 0 && --_definitionParens == 0)
                {
                    // The parameters of a method end: its body may start right here.
                    _locals.EndStatement();
                    _state = Beg;
                    _isCommandStart = true;
                }
                break;
            case '[' when Is(Fname | Dot) && Peek(1) == ']':
                MethodName(Peek(2) == '=' && Peek(3) is not ('=' or '~' or '>') ? 3 : 2);
                break;
            case '[':
                Take(1, SyntaxKind.OpenBracket, Beg | Label);
                break;
            case ']':
                Take(1, SyntaxKind.CloseBracket, End);
                break;
            case '{':
                OpenBrace();
                break;
            case '}':
                CloseBrace(start);
                break;
            case ':':
                Colon(start);
                break;
            case '?':
                QuestionMark();
                break;
            case '|':
                Bar();
                break;
            case '/' when Is(AnyBeg) && TryRegex(start, isSure: true):
            case '%' when Is(AnyBeg) && TryPercentLiteral(start):
                break;
            case '/' when IsSpacedArgument() && Peek(1) != '=' && TryRegex(start, isSure: false):
            case '%' when IsSpacedArgument() && Peek(1) != '=' && TryPercentLiteral(start):
                break;
            case '<' when Peek(1) == '<' && MayStartHeredoc() && TryHeredoc(start):
                break;
            case '.' when Peek(1) != '.':
                TakeDot(1);
                break;
            case '&' when Peek(1) == '.':
                TakeDot(2);
                break;
            case '-' when Peek(1) == '>' && !Is(Fname | Dot):
                Take(2, SyntaxKind.Operator, EndFn);
                _locals.OnArrow();
                break;
            default:
                Operator();
                break;
        }
    }

    private void Take(int length, SyntaxKind kind, RubyLexState state)
    {
        var start = _at;
        _at += length;
        AddAndSet(kind, start, state);
    }

    private void MethodName(int length)
    {
        var isDefined = Is(Fname);
        Take(length, SyntaxKind.Name, Arg);
        if (isDefined)
            AfterFname();
    }

    private void TakeDot(int length)
    {
        // "def self.name": the name behind the dot is the one that is defined.
        var isDefinition = _tokens.Count == _lastDef + 2;
        Take(length, SyntaxKind.Dot, isDefinition ? Fname : Dot);
        if (isDefinition)
            _fnames = 1;
    }

    private void OpenBrace()
    {
        var isBlock = Is(AnyArg | AnyEnd) && !Is(Labeled);
        if (IsInterpolating)
            _strings[^1] = _strings[^1] with { Braces = _strings[^1].Braces + 1 };
        Take(1, SyntaxKind.OpenBrace, isBlock ? Beg : Beg | Label);
        _isCommandStart = isBlock;
        _locals.OnOpenBrace();
    }

    private void CloseBrace(int start)
    {
        if (!IsInterpolating || _strings[^1].Braces > 0)
        {
            if (IsInterpolating)
                _strings[^1] = _strings[^1] with { Braces = _strings[^1].Braces - 1 };
            Take(1, SyntaxKind.CloseBrace, End);
            return;
        }
        _at++;
        _strings[^1] = _strings[^1] with { IsText = true };
        AddAndSet(SyntaxKind.InterpolationEnd, start, End);
    }

    private void Colon(int start)
    {
        if (Peek(1) == ':')
        {
            if (Is(AnyBeg) || (Is(AnyArg) && _hasSpace && !IsBlank(Peek(2))))
                Take(2, SyntaxKind.Operator, Beg);
            else
                TakeDot(2);
        }
        else if (Is(AnyEnd) || IsBlank(Peek(1)) || Peek(1) is '#' or '\uFFFF')
        {
            Take(1, SyntaxKind.Colon, Beg);
        }
        else if (Peek(1) is '"' or '\'')
        {
            Literal(start, 2, Peek(1), isOneLine: true);
        }
        else
        {
            var length = SymbolLength(_text.AsSpan(_at + 1));
            Take(1 + length, length > 0 ? SyntaxKind.Symbol : SyntaxKind.Colon, length > 0 ? End : Beg);
        }
    }

    private static int SymbolLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (text.Length > 1 && text[0] == '$' && !RubyText.IsNameStart(text[1]))
            return text[1] == '-' && text.Length > 2 ? 3 : char.IsWhiteSpace(text[1]) ? 0 : 2;
        while (at < text.Length && at < 2 && (text[at] == '@' || (text[at] == '$' && at == 0)))
            at++;
        if (at < text.Length && RubyText.IsNameStart(text[at]))
        {
            while (at < text.Length && RubyText.IsNamePart(text[at]))
                at++;
            if (at < text.Length && text[at] is '?' or '!' && (at + 1 == text.Length || text[at + 1] != '='))
                return at + 1;
            var isSetter = at < text.Length && text[at] == '=' && (at + 1 == text.Length || text[at + 1] is not ('~' or '>' or '='));
            return isSetter ? at + 1 : at;
        }
        if (at > 0)
            return 0;
        foreach (var op in new[] { "[]=", "[]", "===", "==", "=~", "<=>", "<=", "<<", "<", ">=", ">>", ">", "**", "*", "!=", "!~", "!", "+@", "-@", "~@", "+", "-", "~", "/", "%", "&", "|", "^", "`" })
        {
            if (text.StartsWith(op))
                return op.Length;
        }
        return 0;
    }

    private void QuestionMark()
    {
        var c = Peek(1);
        var isTernary = Is(AnyEnd) || c == '\uFFFF' || IsBlank(c)
            || (RubyText.IsNamePart(c) && c < 128 && RubyText.IsNamePart(Peek(2)) && Peek(2) != '\uFFFF');
        if (isTernary)
        {
            Take(1, SyntaxKind.Operator, Beg);
            return;
        }
        var length = c != '\\' ? (char.IsHighSurrogate(c) ? 3 : 2) : Peek(2) switch { 'C' or 'M' when Peek(3) == '-' => Peek(4) == '\\' ? 6 : 5, 'c' => 4, _ => 3 };
        _at = Math.Min(_at, _text.Length);
        length = Math.Min(length, _text.Length - _at);
        if (c == '\\' && Peek(2) is 'u' or 'x' or (>= '0' and <= '7'))
            length = EscapedLength(length);
        Take(length, SyntaxKind.Quoted, End);
    }

    private int EscapedLength(int length)
    {
        if (Peek(length) == '{')
        {
            var close = _text.AsSpan(_at).IndexOfAny('}', '\n');
            return close > 0 ? close + 1 : length;
        }
        while (length < 7 && char.IsAsciiHexDigit(Peek(length)))
            length++;
        return length;
    }

    private void Bar()
    {
        var opensParameters = _tokens.Count > 0 && Is(AnyBeg)
            && (_tokens[^1].Kind == SyntaxKind.OpenBrace || (_tokens[^1].Kind == SyntaxKind.Keyword && _text.AsSpan(_tokens[^1].Start, _tokens[^1].Length) is "do"));
        if (opensParameters || _locals.IsInBlockParameters)
        {
            var isEmpty = opensParameters && Peek(1) == '|';
            Take(isEmpty ? 2 : 1, SyntaxKind.Operator, Beg | Label);
            _locals.OnBlockBar(opensParameters && !isEmpty);
            _isCommandStart = !(opensParameters && !isEmpty);
            return;
        }
        Operator();
    }

    private void Operator()
    {
        var length = OperatorLength(_text.AsSpan(_at));
        if (length == 0)
        {
            Take(1, SyntaxKind.Bad, _state);
            return;
        }
        if (Is(Fname | Dot))
        {
            var takesAt = length == 1 && _text[_at] is '+' or '-' or '!' or '~' && Peek(1) == '@';
            MethodName(takesAt ? 2 : length);
            return;
        }
        var op = _text.AsSpan(_at, length);
        var isAssignment = op[^1] == '=' && op is not ("==" or "===" or "!=" or "<=" or ">=");
        Take(length, op is "=" ? SyntaxKind.Equals : SyntaxKind.Operator, Beg);
        if (isAssignment)
            _locals.OnAssignment();
    }

    private static int OperatorLength(ReadOnlySpan<char> rest)
    {
        if (rest.Length >= 3 && rest[..3] is "**=" or "<=>" or "===" or "..." or "<<=" or ">>=" or "&&=" or "||=")
            return 3;
        if (rest.Length >= 2 && rest[..2] is "**" or "==" or "=~" or "=>" or "!=" or "!~" or "<=" or ">=" or "<<" or ">>" or "&&" or "||" or ".." or "+=" or "-=" or "*="
            or "/=" or "%=" or "&=" or "|=" or "^=" or "->")
            return 2;
        return "+-*/%&|^~!<>=.".Contains(rest[0], StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>A blank before it and none behind it, where an argument may start.</summary>
    private bool IsSpacedArgument() => Is(AnyArg) && _hasSpace && !IsBlank(Peek(1));

    private bool MayStartHeredoc() => !Is(Dot | Class | AnyEnd | Fname) && (!Is(AnyArg) || Is(Labeled) || _hasSpace);

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';
}
