using System.Buffers;
using System.Globalization;
using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A stretch that a scalar's value and the file have in common.</summary>
internal readonly record struct YamlRun(int InValue, int InFile, int Length);

/// <summary>Plain and quoted text to its value: escapes decoded, each line break folded with the blanks around it (YAML 1.2, 6.5 and 7.3).</summary>
internal sealed class YamlFlowText
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\n\r'\\");

    private readonly string _text;
    private readonly int _end;
    private readonly YamlScalarStyle _style;
    private readonly StringBuilder _value = new();
    private readonly List<YamlRun> _runs = [];
    private int _at;

    private YamlFlowText(string text, int start, int end, YamlScalarStyle style)
    {
        _text = text;
        _at = start;
        _end = end;
        _style = style;
    }

    /// <param name="start">Behind the opening quote, when there is one.</param>
    public static (string Value, List<YamlRun> Runs) Decode(string text, int start, int end, YamlScalarStyle style)
    {
        var decoder = new YamlFlowText(text, start, end, style);
        while (decoder._at < end)
            decoder.Step();
        return (decoder._value.ToString(), decoder._runs);
    }

    private void Step()
    {
        switch (_text[_at])
        {
            case ' ' or '\t' or '\n' or '\r':
                Blanks();
                break;
            case '\'' when _style == YamlScalarStyle.SingleQuoted:
                Verbatim(1);
                _at++;
                break;
            case '\\' when _style == YamlScalarStyle.DoubleQuoted && _at + 1 < _end:
                Escape();
                break;
            default:
                var length = _text.AsSpan(_at, _end - _at).IndexOfAny(Stops);
                Verbatim(Math.Max(1, length < 0 ? _end - _at : length));
                break;
        }
    }

    private void Verbatim(int length)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.InValue + last.Length == _value.Length && last.InFile + last.Length == _at)
            _runs[^1] = last with { Length = last.Length + length };
        else
            _runs.Add(new YamlRun(_value.Length, _at, length));
        _value.Append(_text, _at, length);
        _at += length;
    }

    private void Blanks()
    {
        var length = BlankLength(_at);
        var breaks = CountBreaks(_text.AsSpan(_at, length));
        if (breaks == 0)
        {
            Verbatim(length);
            return;
        }
        _value.Append(breaks == 1 ? ' ' : '\n', Math.Max(1, breaks - 1));
        _at += length;
    }

    private void Escape()
    {
        var c = _text[_at + 1];
        if (c is '\n' or '\r')
        {
            // An escaped line break joins the lines; empty ones below it stay.
            var length = BlankLength(_at + 1);
            _value.Append('\n', CountBreaks(_text.AsSpan(_at + 1, length)) - 1);
            _at += 1 + length;
            return;
        }
        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && _at + 2 + digits <= _end && int.TryParse(_text.AsSpan(_at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            _value.Append(code is > 0xFFFF and <= 0x10FFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString());
        else
            _value.Append(Unescape(c));
        _at = Math.Min(_end, _at + 2 + digits);
    }

    private static char Unescape(char c) => c switch
    {
        '0' => '\0',
        'e' => '\u001B',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => CEscapes.Find(c) ?? c,
    };

    private int BlankLength(int at)
    {
        var length = _text.AsSpan(at, _end - at).IndexOfAnyExcept(" \t\n\r");
        return length < 0 ? _end - at : length;
    }

    /// <summary>Line breaks, CR LF counted once.</summary>
    public static int CountBreaks(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                count++;
        }
        return count;
    }
}
