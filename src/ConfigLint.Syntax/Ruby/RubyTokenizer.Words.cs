using static ConfigLint.Syntax.Ruby.RubyLexState;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Names, keywords, labels, numbers.</summary>
internal sealed partial class RubyTokenizer
{
    private int _lastDef = -3;

    private void Name(int start)
    {
        while (_at < _text.Length && RubyText.IsNamePart(_text[_at]))
            _at++;
        var isMethodName = Peek(0) is '!' or '?' && Peek(1) != '=';
        if (isMethodName)
            _at++;
        if (Is(Fname) && _fnames > 0 && !isMethodName && Peek(0) == '=' && Peek(1) is not ('~' or '>') && (Peek(1) != '=' || Peek(2) == '>'))
            _at++;
        var word = _text.AsSpan(start, _at - start);
        if (((Is(Label | EndFn) && !_isCommandStart) || Is(AnyArg)) && Peek(0) == ':' && Peek(1) != ':')
        {
            _locals.OnLabel(start, _at);
            _at++;
            AddAndSet(SyntaxKind.Label, start, Arg | Labeled);
            return;
        }
        if (!Is(Dot) && RubyText.IsKeyword(word) && Keyword(start, word))
            return;
        var before = _state;
        var isCommandStart = _isCommandStart;
        var isLocal = !Is(Dot | Fname) && !isMethodName && _locals.Contains(word);
        AddAndSet(isLocal ? SyntaxKind.Variable : SyntaxKind.Name, start, isLocal ? End | Label
            : (before & (AnyBeg | AnyArg | Dot)) != 0 ? (isCommandStart ? CmdArg : Arg)
            : (before & Fname) != 0 ? EndFn : End);
        if ((before & Fname) != 0)
            AfterFname();
        else if ((before & Dot) == 0 && !isMethodName)
            _locals.OnName(_tokens.Count - 1);
    }

    // The second name of "alias a b".
    private void AfterFname()
    {
        if (--_fnames > 0)
            _state = Fname;
        _matcher.OnDefinedName();
        _definedName = _tokens.Count - 1;
    }

    private bool Keyword(int start, ReadOnlySpan<char> word)
    {
        var before = _state;
        if (Is(Fname))
        {
            // "def self.name" keeps its receiver.
            AddAndSet(word is "self" && Peek(0) == '.' ? SyntaxKind.Keyword : SyntaxKind.Name, start, EndFn);
            AfterFname();
            return true;
        }
        var isBlockForm = (before & (Beg | Labeled | Class)) != 0;
        AddAndSet(SyntaxKind.Keyword, start, word switch
        {
            "__ENCODING__" or "__FILE__" or "__LINE__" or "BEGIN" or "END" or "end" or "false" or "nil" or "redo" or "retry" or "self" or "true" => End,
            "alias" or "def" or "undef" => Fname,
            "break" or "next" or "return" or "rescue" => Mid,
            "class" => Class,
            "defined?" or "not" or "super" or "yield" => Arg,
            _ => Beg,
        });
        if (_state == Beg)
            _isCommandStart = true;
        if (!isBlockForm && word is "if" or "unless" or "while" or "until" or "rescue")
            _state = Beg | Label;
        _fnames = word switch { "def" or "undef" => 1, "alias" => 2, _ => 0 };
        if (word is "def")
            _lastDef = _tokens.Count - 1;
        _matcher.OnKeyword(word, isBlockForm);
        _locals.OnKeyword(word);
        return true;
    }

    private void SigilName(int start)
    {
        var sigil = _text[_at++];
        if (sigil == '@' && Peek(0) == '@')
            _at++;
        if (sigil == '$' && Peek(0) == '-')
            _at++;
        else if (sigil == '$' && Peek(0) is '~' or '*' or '$' or '?' or '!' or '@' or '/' or '\\' or ';' or ',' or '.' or '=' or ':' or '<' or '>' or '"' or '&' or '`' or '\'' or '+')
            _at++;
        if (_at - start == 1 || RubyText.IsNamePart(_text[_at - 1]) || _text[_at - 1] is '@' or '-')
        {
            while (_at < _text.Length && RubyText.IsNamePart(_text[_at]))
                _at++;
        }
        AddAndSet(SyntaxKind.Name, start, Is(Fname) ? EndFn : End);
    }

    private void Number(int start)
    {
        if (Peek(0) == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B' or 'o' or 'O' or 'd' or 'D')
        {
            _at += 2;
            while (char.IsAsciiHexDigit(Peek(0)) || Peek(0) == '_')
                _at++;
        }
        else
        {
            Digits();
            if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
            {
                _at++;
                Digits();
            }
            if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
            {
                _at += 2;
                Digits();
            }
        }
        if (Peek(0) == 'r' && !RubyText.IsNamePart(Peek(1) == 'i' ? Peek(2) : Peek(1)))
            _at++;
        if (Peek(0) == 'i' && !RubyText.IsNamePart(Peek(1)))
            _at++;
        AddAndSet(SyntaxKind.Number, start, End);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Peek(0)) || Peek(0) == '_')
            _at++;
    }
}
