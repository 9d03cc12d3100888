using System.Globalization;
using System.Numerics;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What Python does with values whatever the expression: truth, equality, text.</summary>
internal static class PythonValues
{
    /// <summary>Longer texts are some text.</summary>
    public const int MaxText = 65_536;

    /// <summary>Longer lists are unknown.</summary>
    public const int MaxItems = 1_000;

    private const int MaxReads = 32;

    public static readonly ConfigValue Nothing = new ConfigValue.Nothing();

    /// <summary>A value that comes from others, and so depends on what they depend on.</summary>
    public static Evaluated From(ConfigValue value, params ReadOnlySpan<Evaluated> parts)
    {
        List<EnvironmentRead>? reads = null;
        foreach (var part in parts)
        {
            foreach (var read in part.Reads)
            {
                reads ??= [];
                if (!reads.Exists(known => known.Variable == read.Variable))
                    reads.Add(read);
            }
        }
        return reads is null ? Evaluated.Of(value) : reads.Count > MaxReads ? Evaluated.Unknown("it depends on too many variables") : new Evaluated(value, reads);
    }

    /// <summary>The value if it is the same on every way, else unknown.</summary>
    public static Evaluated Join(params ReadOnlySpan<Evaluated> ways)
    {
        foreach (var way in ways)
        {
            if (!AreSame(ways[0].Value, way.Value))
                return Evaluated.Unknown("branches give different values");
        }
        return From(ways[0].Value, ways);
    }

    public static bool AreSame(ConfigValue left, ConfigValue right) => (left, right) switch
    {
        (ConfigValue.Unknown, _) or (_, ConfigValue.Unknown) => false,
        (ConfigValue.Sequence a, ConfigValue.Sequence b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        _ => left == right,
    };

    /// <summary>Whether <c>if value:</c> is taken; null when that is not known.</summary>
    public static bool? Truth(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => false,
        ConfigValue.Boolean boolean => boolean.Value,
        ConfigValue.Integer integer => integer.Value != 0,
        ConfigValue.Real real => real.Value != 0,
        ConfigValue.Text text => text.Value.Length > 0,
        ConfigValue.Sequence sequence => sequence.Items.Count > 0,
        ConfigValue.Mapping mapping => mapping.Entries.Count > 0,
        ConfigValue.SomeInteger { Least: > 0 } => true,
        _ => null,
    };

    /// <summary>An integer as arithmetic takes it: a truth value is 0 or 1.</summary>
    public static long? IntegerOf(ConfigValue value) => value switch
    {
        ConfigValue.Integer integer => integer.Value,
        ConfigValue.Boolean boolean => boolean.Value ? 1 : 0,
        _ => null,
    };

    public static ConfigValue Text(string text) => text.Length > MaxText ? new ConfigValue.SomeText() : new ConfigValue.Text(text);

    /// <summary><c>str(value)</c>: text for every value, but not always one that is known.</summary>
    public static ConfigValue ToText(Evaluated value) => value.Value switch
    {
        ConfigValue.Text text => text,
        ConfigValue.Integer integer => Text(integer.Value.ToString(CultureInfo.InvariantCulture)),
        ConfigValue.Boolean boolean => Text(boolean.Value ? "True" : "False"),
        // A variable that nothing sets and that is put into a text as it is will be set by the machine.
        ConfigValue.Nothing when !DependsOnUnset(value) => Text("None"),
        _ => new ConfigValue.SomeText(),
    };

    public static bool IsText(ConfigValue value) => value is ConfigValue.Text or ConfigValue.SomeText;

    public static bool DependsOnUnset(Evaluated value) => value.Reads.Any(read => read.Value is EnvironmentValue.Unset);

    public static bool IsContainer(ConfigValue value) => value is ConfigValue.Sequence or ConfigValue.Mapping;

    /// <summary><c>int(text, numberBase)</c>; null when Python refuses it or it is too large for 64 bits. 0 reads a prefix, as in source code.</summary>
    /// <param name="numberBase">0, 2, 8, 10 or 16.</param>
    public static long? ParseInteger(string text, int numberBase)
    {
        var digits = text.AsSpan().Trim(" \t\n\r\f\v");
        var isNegative = digits.StartsWith('-');
        if (isNegative || digits.StartsWith('+'))
            digits = digits[1..];
        var (prefixBase, hasPrefix) = digits is ['0', var letter, ..] ? letter switch
        {
            'x' or 'X' => (16, true),
            'o' or 'O' => (8, true),
            'b' or 'B' => (2, true),
            _ => (10, false),
        } : (10, false);
        if (hasPrefix && (numberBase == 0 || numberBase == prefixBase))
        {
            digits = digits[2..];
            if (digits.StartsWith('_'))
                digits = digits[1..];
        }
        else if (numberBase == 0 && digits.Length > 1 && digits[0] == '0' && digits.IndexOfAnyExcept('0', '_') >= 0)
        {
            return null;
        }
        var value = BigInteger.Zero;
        var radix = numberBase == 0 ? hasPrefix ? prefixBase : 10 : numberBase;
        if (digits.Length is 0 or > 200 || digits[0] == '_' || digits[^1] == '_' || digits.Contains("__", StringComparison.Ordinal))
            return null;
        foreach (var c in digits)
        {
            if (c == '_')
                continue;
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix)
                return null;
            value = (value * radix) + digit;
        }
        return value <= long.MaxValue ? isNegative ? -(long)value : (long)value : null;
    }
}
