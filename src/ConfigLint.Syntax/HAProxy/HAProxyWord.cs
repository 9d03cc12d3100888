using System.Text;

namespace ConfigLint.Syntax.HAProxy;

/// <summary>
/// Reads one word as HAProxy does (parse_line in src/tools.c, compared with haproxy 2.6): quotes anywhere in it, backslashes outside of
/// quotes and before <c>" \ $</c> in double ones, environment variables in double quotes only. A quote ends with its line at the latest.
/// </summary>
internal ref struct HAProxyWord
{
    private readonly ReadOnlySpan<char> _text;
    private readonly StringBuilder? _value;
    private int _at;

    private HAProxyWord(ReadOnlySpan<char> text, int start, StringBuilder? value)
    {
        _text = text;
        _at = start;
        _value = value;
    }

    /// <summary>Why HAProxy refuses the word; null when it does not.</summary>
    public string? Fault { get; private set; }

    /// <summary>An environment variable is in it: what the word says is not known.</summary>
    public bool HasVariable { get; private set; }

    /// <param name="end">Behind the word's last character; of a refused word where the fault was seen.</param>
    public static HAProxyWord Scan(ReadOnlySpan<char> text, int start, out int end)
    {
        var word = new HAProxyWord(text, start, null);
        end = word.Read();
        return word;
    }

    /// <summary>Quotes and escapes resolved; null when the word is refused or has a variable in it.</summary>
    public static string? Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('"', '\'', '\\') < 0)
            return text.ToString();
        var value = new StringBuilder(text.Length);
        var word = new HAProxyWord(text, 0, value);
        word.Read();
        return word.Fault is not null || word.HasVariable ? null : value.ToString();
    }

    /// <summary>isspace of the C locale; a line break ends the line as well.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\v' or '\f';

    private int Read()
    {
        while (Fault is null && _at < _text.Length && _text[_at] is not ('\n' or '#') && !IsBlank(_text[_at]))
        {
            switch (_text[_at])
            {
                case '\'':
                    ReadQuote('\'');
                    break;
                case '"':
                    ReadQuote('"');
                    break;
                case '\\':
                    ReadEscape(isQuoted: false);
                    break;
                default:
                    Take();
                    break;
            }
        }
        return _at;
    }

    private void ReadQuote(char quote)
    {
        var start = _at++;
        while (Fault is null && _at < _text.Length && _text[_at] != '\n')
        {
            if (_text[_at] == quote)
            {
                _at++;
                return;
            }
            if (quote == '"' && _text[_at] == '\\')
                ReadEscape(isQuoted: true);
            else if (quote == '"' && _text[_at] == '$')
                ReadVariable();
            else
                Take();
        }
        if (Fault is null)
            Refuse(start, $"the closing {quote} is missing in this line");
    }

    private void ReadEscape(bool isQuoted)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\n';
        var meaning = next switch
        {
            '"' or '\\' => next,
            '$' when isQuoted => '$',
            ' ' or '#' or '\'' when !isQuoted => next,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (next == 'x')
        {
            ReadHexadecimal();
            return;
        }
        if (meaning == '\0')
        {
            // An ordinary character.
            Take();
            return;
        }
        _value?.Append(meaning);
        _at += 2;
    }

    private void ReadHexadecimal()
    {
        if (_at + 3 >= _text.Length || !char.IsAsciiHexDigit(_text[_at + 2]) || !char.IsAsciiHexDigit(_text[_at + 3]))
        {
            Refuse(_at, "\"\\x\" wants two hexadecimal digits");
            return;
        }
        _value?.Append((char)Convert.ToInt32(_text.Slice(_at + 2, 2).ToString(), 16));
        _at += 4;
    }

    /// <summary><c>$NAME</c>, <c>${NAME}</c>, <c>${NAME-otherwise}</c>, <c>${NAME[*]}</c>.</summary>
    private void ReadVariable()
    {
        var start = _at++;
        var isBraced = _at < _text.Length && _text[_at] == '{';
        if (isBraced)
            _at++;
        if (_at >= _text.Length || !(char.IsAsciiLetter(_text[_at]) || _text[_at] is '_' or '.'))
        {
            Refuse(start, "in double quotes \"$\" begins an environment variable: write \"\\$\" or use single quotes");
            return;
        }
        HasVariable = true;
        _at++;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        if (!isBraced)
            return;
        if (_text[_at..].StartsWith("[*]"))
            _at += 3;
        if (_at < _text.Length && _text[_at] == '-')
        {
            // Up to the brace whatever stands there, quotes too.
            while (_at < _text.Length && _text[_at] is not ('}' or '\n'))
                _at++;
        }
        if (_at < _text.Length && _text[_at] == '}')
            _at++;
        else
            Refuse(start, "the closing } of the environment variable is missing");
    }

    private void Take()
    {
        _value?.Append(_text[_at]);
        _at++;
    }

    private void Refuse(int at, string fault)
    {
        _at = at;
        Fault = fault;
    }
}
