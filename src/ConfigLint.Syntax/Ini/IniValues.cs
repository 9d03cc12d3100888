using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Ini;

/// <summary>What FPM makes of a time value.</summary>
/// <param name="Seconds">As FPM uses it: an int, so a value too large has wrapped around.</param>
/// <param name="IsExact">False when the text says something else: 500ms (500 s), 1.5m (60 s), 1 5 (1 s), 99999999999.</param>
public readonly record struct FpmTime(int Seconds, bool IsExact)
{
    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds);
}

/// <summary>What FPM makes of an integer value.</summary>
/// <param name="IsExact">False for an empty value and "-" (both 0) and for a number that has wrapped around.</param>
public readonly record struct FpmInteger(int Value, bool IsExact);

/// <summary>What PHP makes of a quantity such as memory_limit.</summary>
/// <param name="Value">Bytes (or a plain number); -1 often means no limit.</param>
/// <param name="IsExact">False when PHP reads it "for backwards compatibility": 1.5G (1G), 128MB (128 bytes), 1e3 (1).</param>
public readonly record struct PhpQuantity(long Value, bool IsExact);

/// <summary>
/// Values of php-fpm.conf, pool files and php.ini, as the setters of sapi/fpm/fpm/fpm_conf.c and zend_ini_parse_quantity read them
/// (each case asked of php-fpm8.2 -tt and of ini_parse_quantity).
/// </summary>
public static class IniValues
{
    /// <summary>The part that C's atoi reads: blanks, a sign, digits.</summary>
    private static readonly TextParser<(char Sign, string Digits)> Atoi = Parse
        .Sequence(
            Character.WhiteSpace.IgnoreMany(),
            Character.In('+', '-').OptionalOrDefault(),
            Numerics.Natural.Select(digits => digits.ToStringValue()).OptionalOrDefault(""))
        .Select(all => (all.Item2, all.Item3));

    /// <summary>fpm_conf_set_time: atoi of all but the last character when that is one of s m h d.</summary>
    public static bool TryParseFpmTime(string text, out FpmTime time, [NotNullWhen(false)] out string? refusal)
    {
        time = default;
        refusal = text.Length == 0 ? "invalid time value" : null;
        if (refusal is not null)
            return false;
        var factor = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, >= '0' and <= '9' => 0, _ => -1 };
        if (factor < 0)
        {
            refusal = "unknown suffix used in time value";
            return false;
        }
        var (number, exact, behind) = Read(factor == 0 ? text : text[..^1]);
        factor = Math.Max(1, factor);
        var seconds = unchecked(number * factor);
        time = new FpmTime(seconds, exact && string.IsNullOrWhiteSpace(behind) && seconds == (long)number * factor);
        return true;
    }

    /// <summary>fpm_conf_set_integer: digits, with a minus before them or not.</summary>
    public static bool TryParseFpmInteger(string text, out FpmInteger number, [NotNullWhen(false)] out string? refusal)
    {
        number = default;
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        refusal = digits.ContainsAnyExceptInRange('0', '9') ? "is not a valid number (greater or equal than zero)" : null;
        if (refusal is not null)
            return false;
        var (value, exact, _) = Read(text);
        number = new FpmInteger(value, exact);
        return true;
    }

    /// <summary>fpm_conf_set_boolean: these words only, in lower case. (A bare ON has become "1" before.)</summary>
    public static bool TryParseFpmBoolean(string text, out bool flag)
    {
        flag = text is "1" or "yes" or "true" or "on";
        return flag || text is "" or "0" or "no" or "none" or "false" or "off";
    }

    /// <summary>zend_ini_parse_quantity: it refuses nothing.</summary>
    public static PhpQuantity ParsePhpQuantity(string text)
    {
        var all = text.AsSpan().Trim(" \t\n\r\v\f");
        if (all.IsEmpty)
            return new PhpQuantity(0, IsExact: true);
        var at = all[0] is '+' or '-' ? 1 : 0;
        var (numberBase, prefix) = Base(all[at..]);
        var start = at + prefix;
        var end = start;
        Int128 value = 0;
        var overflow = false;
        for (; end < all.Length && DigitValue(all[end]) < numberBase; end++)
        {
            overflow |= value > ulong.MaxValue;
            value = overflow ? value : (value * numberBase) + DigitValue(all[end]);
        }
        if (end == start && prefix != 1)
            return new PhpQuantity(0, IsExact: false);
        var rest = all[end..].Trim(" \t\n\r\v\f");
        var shift = rest.IsEmpty ? 0 : rest[^1] switch { 'k' or 'K' => 10, 'm' or 'M' => 20, 'g' or 'G' => 30, _ => -1 };
        value = (all[0] == '-' ? -value : value) << Math.Max(0, shift);
        overflow |= value > long.MaxValue || value < long.MinValue;
        return new PhpQuantity(unchecked((long)value), IsExact: !overflow && shift >= 0 && rest.Length <= 1);
    }

    /// <summary>atoi's number (it wraps around), whether that is what the text says, and the text behind it.</summary>
    private static (int Number, bool IsExact, string Behind) Read(string text)
    {
        var result = Atoi.TryParse(text);
        var (sign, digits) = result.Value;
        var fits = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var magnitude);
        if (!fits && digits.Length > 0)
            magnitude = long.MaxValue;
        var number = sign == '-' ? -magnitude : magnitude;
        return (unchecked((int)number), fits && number is >= int.MinValue and <= int.MaxValue, result.Remainder.ToStringValue());
    }

    private static (int Base, int PrefixLength) Base(ReadOnlySpan<char> text) => text switch
    {
        ['0', 'x' or 'X', ..] => (16, 2),
        ['0', 'o' or 'O', ..] => (8, 2),
        ['0', 'b' or 'B', ..] => (2, 2),
        ['0', ..] => (8, 1),
        _ => (10, 0),
    };

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
