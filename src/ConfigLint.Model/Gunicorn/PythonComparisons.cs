using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary><c>==</c>, <c>&lt;</c>, <c>in</c>, <c>is</c> and their sisters; null when the answer is not known.</summary>
internal static class PythonComparisons
{
    public static bool? Holds(string operation, ConfigValue left, ConfigValue right) => operation switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => IsLess(left, right),
        ">" => IsLess(right, left),
        "<=" => !IsLess(right, left),
        ">=" => !IsLess(left, right),
        "in" => Contains(right, left),
        "not in" => !Contains(right, left),
        "is" => IsSameObject(left, right),
        "is not" => !IsSameObject(left, right),
        _ => null,
    };

    private static bool? AreEqual(ConfigValue left, ConfigValue right)
    {
        if (PythonArithmetic.RealOf(left) is { } a && PythonArithmetic.RealOf(right) is { } b)
            return a == b;
        if (KindOf(left) is not { } one || KindOf(right) is not { } other)
            return null;
        if (one != other)
            return false;
        return (left, right) switch
        {
            (ConfigValue.Text x, ConfigValue.Text y) => x.Value == y.Value,
            (ConfigValue.Nothing, ConfigValue.Nothing) => true,
            (ConfigValue.SomeInteger some, ConfigValue.Integer integer) when integer.Value < some.Least => false,
            (ConfigValue.Integer integer, ConfigValue.SomeInteger some) when integer.Value < some.Least => false,
            _ => null,
        };
    }

    private static bool? IsLess(ConfigValue left, ConfigValue right) => (left, right) switch
    {
        (ConfigValue.Text a, ConfigValue.Text b) => string.CompareOrdinal(a.Value, b.Value) < 0,
        (ConfigValue.Integer integer, ConfigValue.SomeInteger some) when integer.Value < some.Least => true,
        (ConfigValue.SomeInteger some, ConfigValue.Integer integer) when integer.Value <= some.Least => false,
        _ => PythonArithmetic.RealOf(left) is { } x && PythonArithmetic.RealOf(right) is { } y ? x < y : null,
    };

    private static bool? Contains(ConfigValue container, ConfigValue item)
    {
        switch (container)
        {
            case ConfigValue.Text text when item is ConfigValue.Text part:
                return text.Value.Contains(part.Value, StringComparison.Ordinal);
            case ConfigValue.Mapping mapping when item is ConfigValue.Text key:
                return mapping.Entries.ContainsKey(key.Value);
            case ConfigValue.Sequence sequence:
                var answers = sequence.Items.Select(candidate => AreEqual(candidate, item)).ToList();
                return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
            default:
                return null;
        }
    }

    private static bool? IsSameObject(ConfigValue left, ConfigValue right) => (left, right) switch
    {
        (ConfigValue.Boolean a, ConfigValue.Boolean b) => a.Value == b.Value,
        (ConfigValue.Nothing, _) or (_, ConfigValue.Nothing) => AreEqual(left, right),
        _ => null,
    };

    /// <summary>What can never be equal to another kind; null when the value may be of any.</summary>
    private static char? KindOf(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => 'n',
        ConfigValue.Text or ConfigValue.SomeText => 't',
        ConfigValue.Sequence => 's',
        ConfigValue.Mapping => 'm',
        _ => PythonArithmetic.IsNumber(value) ? '1' : null,
    };
}
