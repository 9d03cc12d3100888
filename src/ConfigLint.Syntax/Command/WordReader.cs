using System.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>Takes one word apart: quotes, escapes, variables. One pass; what is not closed is read as literal.</summary>
internal ref partial struct WordReader
{
    private readonly JoinedText _joined;
    private readonly string _text;
    private readonly int _end;

    /// <summary>The word without the quotes around it.</summary>
    private readonly int _innerStart;
    private readonly int _innerEnd;

    private readonly CommandDialect _dialect;
    private readonly char _escape;
    private readonly List<WordPart> _parts = [];
    private readonly StringBuilder _literal = new();
    private int _literalStart;
    private int _at;
    private char _quote;

    /// <summary>Something was not closed: what else opens in this word is not searched for its end, which would take quadratic time.</summary>
    private bool _isBroken;

    private WordReader(JoinedText joined, int start, int end, CommandDialect dialect, char escape)
    {
        _joined = joined;
        _text = joined.Text;
        _at = _literalStart = _innerStart = start;
        _end = _innerEnd = end;
        while (_innerStart < end && _text[_innerStart] is '\'' or '"')
            _innerStart++;
        while (_innerEnd > _innerStart && _text[_innerEnd - 1] is '\'' or '"')
            _innerEnd--;
        _dialect = dialect;
        _escape = escape;
    }

    /// <summary>False where the value is one word as it is.</summary>
    private readonly bool HasQuotes => _dialect is not (CommandDialect.Dotenv or CommandDialect.ComposeItem or CommandDialect.Kubernetes);

    public static WordText Read(JoinedText joined, int start, int end, CommandDialect dialect, char escape = '\\')
    {
        var reader = new WordReader(joined, start, end, dialect, escape);
        reader.ReadAll();
        return new WordText(joined.ToSource(start, end), [.. reader._parts]);
    }

    /// <summary>The value of an env file; the quotes around it are not part of the range.</summary>
    public static WordText ReadDotenv(JoinedText joined, int start, int end, bool isDoubleQuoted)
    {
        var reader = new WordReader(joined, start, end, CommandDialect.Dotenv, '\\') { _quote = isDoubleQuoted ? '"' : '\0' };
        reader.ReadAll();
        return new WordText(joined.ToSource(start, end), [.. reader._parts]);
    }

    private void ReadAll()
    {
        while (_at < _end)
        {
            var c = _text[_at];
            if (c is '\'' or '"' && (_quote == '\0' || _quote == c) && HasQuotes)
            {
                _quote = _quote == '\0' ? c : '\0';
                _at++;
            }
            else if (c == _escape && _dialect == CommandDialect.Systemd)
            {
                ReadCEscape();
            }
            else if (c == _escape && _quote != '\'' && (HasQuotes || _dialect == CommandDialect.Dotenv))
            {
                ReadEscape();
            }
            else if (!ReadVariable(c))
            {
                _literal.Append(c);
                _at++;
            }
        }
        EndLiteral(_end);
    }

    private bool ReadVariable(char c) => _dialect switch
    {
        CommandDialect.Shell => _quote != '\'' && ((c == '$' && ReadDollar()) || (c == '`' && ReadSubstitution())),
        CommandDialect.Dockerfile => c == '$' && _quote != '\'' && ReadDollar(),
        CommandDialect.Compose or CommandDialect.ComposeItem or CommandDialect.Dotenv => c == '$' && ReadDollar(),
        CommandDialect.Kubernetes => c == '$' && ReadParentheses(),
        CommandDialect.Supervisor => c == '%' && ReadFormat(),
        _ => (c == '%' && ReadSpecifier()) || (c == '$' && ReadDollar()),
    };

    private bool ReadDollar()
    {
        var next = _at + 1 < _end ? _text[_at + 1] : '\0';
        if (next == '{')
            return ReadBraces();
        if (next == '$' && _dialect is CommandDialect.Compose or CommandDialect.ComposeItem or CommandDialect.Systemd)
        {
            _literal.Append('$');
            _at += 2;
            return true;
        }
        if (IsNameStart(next))
        {
            var end = NameEnd(_at + 1);
            // systemd replaces $X only when it is a word of its own.
            if (_dialect == CommandDialect.Systemd && (_at != _innerStart || end != _innerEnd))
                return false;
            return Add(WordPartKind.Variable, end, _text[(_at + 1)..end]);
        }
        if (_dialect is not (CommandDialect.Shell or CommandDialect.Dockerfile))
            return false;
        if (next == '(' && _dialect == CommandDialect.Shell)
            return ReadSubstitution();
        return (char.IsAsciiDigit(next) || next is '@' or '*' or '#' or '?' or '!' or '-' or '$') && Add(WordPartKind.Opaque, _at + 2, "");
    }

    private bool ReadBraces()
    {
        if (_isBroken)
            return false;
        var end = _dialect == CommandDialect.Shell ? ShellNesting.Skip(_text, _at, _end, out _) : ShellNesting.SkipBraces(_text, _at, _end);
        _isBroken = end < 0;
        if (_isBroken)
            return false;
        var nameEnd = IsNameStart(_text[_at + 2]) ? NameEnd(_at + 2) : _at + 2;
        var name = _text[(_at + 2)..nameEnd];
        var rest = _text[nameEnd..(end - 1)];
        var length = rest switch
        {
            [':', '-' or '=' or '?' or '+', ..] => 2,
            ['-' or '=' or '?' or '+', ..] => 1,
            _ => 0,
        };
        return name.Length == 0 || (length == 0 && rest.Length > 0)
            ? Add(WordPartKind.Opaque, end, "")
            : Add(WordPartKind.Variable, end, name, rest[..length], rest[length..]);
    }

    private bool ReadSubstitution()
    {
        if (_isBroken)
            return false;
        var end = ShellNesting.Skip(_text, _at, _end, out _);
        _isBroken = end < 0;
        return !_isBroken && Add(WordPartKind.Opaque, end, "");
    }

    /// <summary>$(NAME); "$$" is a dollar (third_party/forked/golang/expansion in Kubernetes).</summary>
    private bool ReadParentheses()
    {
        var next = _at + 1 < _end ? _text[_at + 1] : '\0';
        if (next == '$')
        {
            _literal.Append('$');
            _at += 2;
            return true;
        }
        if (_isBroken || next != '(')
            return false;
        var close = _text.IndexOf(')', _at, _end - _at);
        _isBroken = close < 0;
        return !_isBroken && Add(WordPartKind.Variable, close + 1, _text[(_at + 2)..close]);
    }

    /// <summary>%(NAME)s; supervisor hands the value to Python's % operator, where %% is a percent sign.</summary>
    private bool ReadFormat()
    {
        if (_at + 1 < _end && _text[_at + 1] == '%')
        {
            _literal.Append('%');
            _at += 2;
            return true;
        }
        if (_isBroken || _at + 1 >= _end || _text[_at + 1] != '(')
            return false;
        var close = _text.IndexOf(')', _at, _end - _at);
        _isBroken = close < 0;
        return close >= 0 && close + 1 < _end && Add(WordPartKind.Variable, close + 2, _text[(_at + 2)..close]);
    }

    private bool ReadSpecifier()
    {
        if (_at + 1 == _end)
            return false;
        if (_text[_at + 1] == '%')
        {
            _literal.Append('%');
            _at += 2;
            return true;
        }
        return char.IsAsciiLetter(_text[_at + 1]) && Add(WordPartKind.Specifier, _at + 2, _text[(_at + 1)..(_at + 2)]);
    }

    private bool Add(WordPartKind kind, int end, string name, string @operator = "", string argument = "")
    {
        EndLiteral(_at);
        _parts.Add(new WordPart(kind, _joined.ToSource(_at, end), name, _text[_at..end], @operator, argument, _quote != '\0'));
        _at = _literalStart = end;
        return true;
    }

    private void EndLiteral(int end)
    {
        // Quotes alone between two variables are no part; an empty word in quotes is an empty literal.
        if (_literal.Length > 0 || (_parts.Count == 0 && end == _end && end > _literalStart))
            _parts.Add(WordPart.Literal(_joined.ToSource(_literalStart, end), _literal.ToString(), _text[_literalStart..end]));
        _literal.Clear();
        _literalStart = end;
    }

    private readonly int NameEnd(int at)
    {
        while (at < _end && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;
        return at;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
