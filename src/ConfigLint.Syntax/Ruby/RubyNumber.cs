using System.Globalization;
using System.Numerics;
using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Ruby;

/// <summary>Values of Ruby's number literals, of any size.</summary>
internal static class RubyNumber
{
    /// <summary>Longer literals have no value here: no setting needs them and their conversion is slow.</summary>
    public const int MaxDigits = 4300;

    private static readonly TextParser<int> Radix = Character.EqualTo('0').IgnoreThen(
        Character.EqualToIgnoreCase('x').Value(16)
            .Or(Character.EqualToIgnoreCase('b').Value(2))
            .Or(Character.EqualToIgnoreCase('o').Value(8))
            .Or(Character.EqualToIgnoreCase('d').Value(10))
            .Or(Parse.Return(8)));

    private static readonly TextParser<char[]> Digits = Character.Matching(c => char.IsAsciiHexDigit(c) || c == '_', "digit").AtLeastOnce();

    private static readonly TextParser<BigInteger> Based =
        from radix in Radix
        from digits in Digits
        where digits.All(d => d == '_' || Convert.ToInt32(d.ToString(), 16) < radix)
        select digits.Where(d => d != '_').Aggregate(BigInteger.Zero, (value, d) => (value * radix) + Convert.ToInt32(d.ToString(), 16));

    private static readonly TextParser<BigInteger> Decimal =
        from digits in Digits
        where !digits.Any(char.IsAsciiLetter)
        select BigInteger.Parse(string.Concat(digits.Where(d => d != '_')), CultureInfo.InvariantCulture);

    private static readonly TextParser<BigInteger> Any = Based.AtEnd().Try().Or(Decimal.AtEnd());

    /// <summary>A <see cref="BigInteger"/>, a <see cref="double"/>, or null for rational and imaginary numbers.</summary>
    public static object? Value(string text)
    {
        if (text.Length > MaxDigits)
            return null;
        var integer = Any.TryParse(text);
        if (integer.HasValue)
            return integer.Value;
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
