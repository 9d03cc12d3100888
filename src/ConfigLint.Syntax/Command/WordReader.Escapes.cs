using System.Globalization;
using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>What a backslash means in each dialect.</summary>
internal ref partial struct WordReader
{
    private void ReadEscape()
    {
        if (_at + 1 == _end)
        {
            _literal.Append(_escape);
            _at++;
            return;
        }
        var next = _text[_at + 1];
        var isEscape = (_quote == '\0' && _dialect != CommandDialect.Dotenv) || _dialect switch
        {
            CommandDialect.Dotenv => next == '$' || (_quote == '"' && next is '"' or '\\' or 'n' or 'r'),
            CommandDialect.Shell => next is '$' or '`' or '"' or '\\' or '\n',
            CommandDialect.Dockerfile => next is '$' or '"' || next == _escape,
            _ => next is '"' or '\\',
        };
        if (!isEscape)
            _literal.Append(_escape);
        if (_dialect == CommandDialect.Dotenv && isEscape)
            _literal.Append(next switch { 'n' => '\n', 'r' => '\r', _ => next });
        else if (!(isEscape && next == '\n' && _dialect == CommandDialect.Shell))
            _literal.Append(next);
        _at += 2;
    }

    /// <summary>cunescape_one in systemd's src/basic/escape.c; what it does not know stays as written.</summary>
    private void ReadCEscape()
    {
        var next = _at + 1 < _end ? _text[_at + 1] : '\0';
        var simple = next switch
        {
            's' => ' ',
            '\\' or '"' or '\'' => next,
            // A word of its own that separates no commands.
            ';' when _at == _innerStart && _at + 2 == _end => next,
            _ => CEscapes.Find(next) ?? '\0',
        };
        if (simple != '\0')
        {
            _literal.Append(simple);
            _at += 2;
            return;
        }
        var digits = next switch { 'x' => 2, 'u' => 4, 'U' => 8, >= '0' and <= '7' => 3, _ => 0 };
        var from = next is >= '0' and <= '7' ? _at + 1 : _at + 2;
        if (digits > 0 && from + digits <= _end && TryRune(_text.AsSpan(from, digits), digits == 3 ? 8 : 16, out var rune))
        {
            _literal.Append(rune.ToString());
            _at = from + digits;
            return;
        }
        _literal.Append('\\');
        _at++;
    }

    private static bool TryRune(ReadOnlySpan<char> digits, int numberBase, out Rune rune)
    {
        var value = 0L;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 16;
            if (digit >= numberBase)
            {
                rune = default;
                return false;
            }
            value = (value * numberBase) + digit;
        }
        rune = default;
        return value is > 0 and <= 0x10FFFF && Rune.TryCreate((uint)value, out rune);
    }
}
