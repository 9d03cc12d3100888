using System.Globalization;
using System.Numerics;
using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Python;

/// <summary>Values of Python's number literals, of any size.</summary>
internal static class PythonNumber
{
    /// <summary>What Python 3.11 and later accept in one literal (sys.int_info.default_max_str_digits).</summary>
    public const int MaxDigits = 4300;

    private static readonly TextParser<BigInteger> BasedInteger =
        from zero in Character.EqualTo('0')
        from radix in Character.EqualToIgnoreCase('x').Value(16)
            .Or(Character.EqualToIgnoreCase('o').Value(8))
            .Or(Character.EqualToIgnoreCase('b').Value(2))
        from digits in Character.Matching(c => char.IsAsciiHexDigit(c) || c == '_', "digit").AtLeastOnce()
        select Fold(digits, radix);

    private static readonly TextParser<BigInteger> DecimalInteger =
        Character.Matching(c => char.IsAsciiDigit(c) || c == '_', "digit").AtLeastOnce()
            .Select(digits => BigInteger.Parse(string.Concat(digits).Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private static readonly TextParser<BigInteger> AnyInteger = BasedInteger.Try().Or(DecimalInteger).AtEnd();

    public static object? Integer(string text)
    {
        if (text.Length > MaxDigits)
            return null;
        var result = AnyInteger.TryParse(text);
        return result.HasValue ? result.Value : null;
    }

    public static object? Float(string text) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static BigInteger Fold(char[] digits, int radix)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            if (digit != '_')
                value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
        }
        return value;
    }
}
