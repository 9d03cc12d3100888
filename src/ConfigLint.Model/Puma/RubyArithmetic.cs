using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>Operators between values, with checked numbers; null for what is not known.</summary>
internal static class RubyArithmetic
{
    public static ConfigValue? Binary(string operation, ConfigValue left, ConfigValue right) => operation switch
    {
        "==" or "===" => Boolean(RubyValues.AreEqual(left, right)),
        "!=" => Boolean(!RubyValues.AreEqual(left, right)),
        "<" or "<=" or ">" or ">=" => RubyValues.Compare(left, right) is { } order ? new ConfigValue.Boolean(Holds(operation, order)) : null,
        _ => Calculate(operation, left, right),
    };

    private static ConfigValue? Calculate(string operation, ConfigValue left, ConfigValue right) => (left, right) switch
    {
        (ConfigValue.Integer a, ConfigValue.Integer b) => Integers(operation, a.Value, b.Value),
        (ConfigValue.Real or ConfigValue.Integer, ConfigValue.Real or ConfigValue.Integer) => Reals(operation, RubyNumbers.Float(left)!.Value, RubyNumbers.Float(right)!.Value),
        (ConfigValue.SomeInteger some, ConfigValue.Integer known) => Some(operation, some.Least, known.Value),
        (ConfigValue.Integer known, ConfigValue.SomeInteger some) when operation is "+" or "*" => Some(operation, some.Least, known.Value),
        (ConfigValue.SomeInteger or ConfigValue.SomeReal, ConfigValue.Real) or (ConfigValue.SomeReal, ConfigValue.Integer) when operation is "+" or "-" or "*" or "/" => new ConfigValue.SomeReal(),
        (ConfigValue.Text a, ConfigValue.Text b) when operation == "+" && a.Value.Length + b.Value.Length <= RubyValues.LongestText => new ConfigValue.Text(a.Value + b.Value),
        (ConfigValue.Text or ConfigValue.SomeText, ConfigValue.Text or ConfigValue.SomeText) when operation == "+" => new ConfigValue.SomeText(),
        _ => null,
    };

    private static ConfigValue.Integer? Integers(string operation, long a, long b)
    {
        try
        {
            return operation switch
            {
                "+" => new(checked(a + b)),
                "-" => new(checked(a - b)),
                "*" => new(checked(a * b)),
                "/" when b != 0 => new(Floor(a, b)),
                "%" when b > 0 => new(checked(a - (Floor(a, b) * b))),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static ConfigValue.Real? Reals(string operation, double a, double b) => operation switch
    {
        "+" => new(a + b),
        "-" => new(a - b),
        "*" => new(a * b),
        "/" => new(a / b),
        _ => null,
    };

    /// <summary>The least that a number of at least <paramref name="least"/> can become.</summary>
    private static ConfigValue.SomeInteger? Some(string operation, long least, long known) =>
        operation is "+" or "-" || known > 0 && operation is "*" or "/" ? Integers(operation, least, known) is { Value: var value } ? new(value) : null : null;

    // Ruby rounds down, not towards zero.
    private static long Floor(long a, long b) => checked(a / b) - (a % b != 0 && a < 0 != b < 0 ? 1 : 0);

    private static ConfigValue.Boolean? Boolean(bool? value) => value is { } known ? new(known) : null;

    private static bool Holds(string operation, int order) => operation switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
