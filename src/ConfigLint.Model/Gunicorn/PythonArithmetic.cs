using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Python's operators on numbers and texts; what raises an exception is unknown.</summary>
internal static class PythonArithmetic
{
    private static readonly ConfigValue Refused = new ConfigValue.Unknown("Python raises an exception here, or the number is too large");

    private static readonly ConfigValue AnyInteger = new ConfigValue.SomeInteger(long.MinValue);

    public static ConfigValue Apply(string operation, ConfigValue left, ConfigValue right)
    {
        if (PythonValues.IntegerOf(left) is { } a && PythonValues.IntegerOf(right) is { } b)
            return Integers(operation, a, b);
        if (RealOf(left) is { } x && RealOf(right) is { } y)
            return Reals(operation, x, y);
        if (IsNumber(left) && IsNumber(right))
            return Somes(operation, left, right);
        return (operation, left, right) switch
        {
            ("+", ConfigValue.Text m, ConfigValue.Text n) => PythonValues.Text(m.Value + n.Value),
            ("+", _, _) when PythonValues.IsText(left) && PythonValues.IsText(right) => new ConfigValue.SomeText(),
            ("*", ConfigValue.Text text, ConfigValue.Integer times) => Repeat(text.Value, times.Value),
            ("*", ConfigValue.Integer times, ConfigValue.Text text) => Repeat(text.Value, times.Value),
            ("+", ConfigValue.Sequence m, ConfigValue.Sequence n) when m.Items.Count + n.Items.Count <= PythonValues.MaxItems => new ConfigValue.Sequence([.. m.Items, .. n.Items]),
            _ => new ConfigValue.Unknown($"{operation} on these values is not followed"),
        };
    }

    public static ConfigValue Negate(ConfigValue value) => value switch
    {
        ConfigValue.Real real => new ConfigValue.Real(-real.Value),
        ConfigValue.SomeInteger => AnyInteger,
        ConfigValue.SomeReal => value,
        _ => PythonValues.IntegerOf(value) is { } integer ? Integers("-", 0, integer) : Refused,
    };

    /// <summary>A number as a fraction; null when it is none or not known.</summary>
    public static double? RealOf(ConfigValue value) => value is ConfigValue.Real real ? real.Value : PythonValues.IntegerOf(value);

    public static bool IsNumber(ConfigValue value) =>
        value is ConfigValue.Integer or ConfigValue.Boolean or ConfigValue.Real or ConfigValue.SomeInteger or ConfigValue.SomeReal;

    private static ConfigValue Integers(string operation, long a, long b)
    {
        try
        {
            return operation switch
            {
                "+" => new ConfigValue.Integer(checked(a + b)),
                "-" => new ConfigValue.Integer(checked(a - b)),
                "*" => new ConfigValue.Integer(checked(a * b)),
                "/" when b != 0 => new ConfigValue.Real((double)a / b),
                "//" when b is not (0 or -1) => new ConfigValue.Integer(Floor(a, b)),
                "//" when b == -1 => new ConfigValue.Integer(checked(-a)),
                "%" when b is not (0 or -1) => new ConfigValue.Integer(a - (Floor(a, b) * b)),
                "**" when b is >= 0 and <= 64 => new ConfigValue.Integer(Power(a, b)),
                "**" when b < 0 && a != 0 => Reals("**", a, b),
                "<<" or ">>" or "&" or "|" or "^" => AnyInteger,
                _ => Refused,
            };
        }
        catch (OverflowException)
        {
            return Refused;
        }
    }

    private static long Power(long number, long exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power = checked(power * number);
        return power;
    }

    private static long Floor(long a, long b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    private static ConfigValue Reals(string operation, double x, double y)
    {
        var value = operation switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "/" when y != 0 => x / y,
            "//" when y != 0 => Math.Floor(x / y),
            "%" when y != 0 => x - (Math.Floor(x / y) * y),
            "**" when x > 0 => Math.Pow(x, y),
            _ => double.NaN,
        };
        return double.IsFinite(value) ? new ConfigValue.Real(value) : Refused;
    }

    /// <summary>Numbers of which at least one depends on the machine.</summary>
    private static ConfigValue Somes(string operation, ConfigValue left, ConfigValue right)
    {
        if (operation is not ("+" or "-" or "*" or "/" or "//" or "%") || right is ConfigValue.Integer { Value: 0 } or ConfigValue.Boolean { Value: false } && operation is "/" or "//" or "%")
            return Refused;
        if (operation == "/" || left is ConfigValue.Real or ConfigValue.SomeReal || right is ConfigValue.Real or ConfigValue.SomeReal)
            return new ConfigValue.SomeReal();
        var (a, isExactA) = LeastOf(left);
        var (b, isExactB) = LeastOf(right);
        try
        {
            return operation switch
            {
                "*" when (isExactA && a == 0) || (isExactB && b == 0) => new ConfigValue.Integer(0),
                _ when a == long.MinValue || b == long.MinValue => AnyInteger,
                "+" => new ConfigValue.SomeInteger(checked(a + b)),
                "-" when isExactB => new ConfigValue.SomeInteger(checked(a - b)),
                "*" when a >= 0 && b >= 0 => new ConfigValue.SomeInteger(checked(a * b)),
                "//" when isExactB && b > 0 => new ConfigValue.SomeInteger(Floor(a, b)),
                "%" when isExactB && b > 0 => new ConfigValue.SomeInteger(0),
                _ => AnyInteger,
            };
        }
        catch (OverflowException)
        {
            return AnyInteger;
        }
    }

    private static (long Least, bool IsExact) LeastOf(ConfigValue value) =>
        value is ConfigValue.SomeInteger some ? (some.Least, false) : (PythonValues.IntegerOf(value) ?? long.MinValue, true);

    private static ConfigValue Repeat(string text, long times) =>
        times <= 0 ? new ConfigValue.Text("")
        : text.Length > 0 && times > PythonValues.MaxText / text.Length ? new ConfigValue.SomeText()
        : PythonValues.Text(string.Concat(Enumerable.Repeat(text, (int)Math.Min(times, PythonValues.MaxText))));
}
