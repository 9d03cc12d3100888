using System.Globalization;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>Truth, equality and texts of Ruby values, and what is left of a value that may be one of two.</summary>
internal static class RubyValues
{
    /// <summary>Longer texts are not put together: a few lines of doubling would fill the memory.</summary>
    public const int LongestText = 64 * 1024;

    public static ConfigValue Nil { get; } = new ConfigValue.Nothing();

    /// <summary>Null when it is not known.</summary>
    public static bool? IsTruthy(ConfigValue value) => value switch
    {
        ConfigValue.Unknown => null,
        ConfigValue.Nothing => false,
        ConfigValue.Boolean { Value: var truth } => truth,
        _ => true,
    };

    /// <summary>
    /// Which way a condition goes. What rests on a variable that nothing in the stack sets may go either way on the real machine.
    /// </summary>
    public static bool? Decide(Evaluated condition) =>
        condition.Reads.All(read => read.Value is EnvironmentValue.Set) ? IsTruthy(condition.Value) : null;

    /// <summary><c>==</c>; null when it is not known.</summary>
    public static bool? AreEqual(ConfigValue left, ConfigValue right)
    {
        if (Number(left) is { } a && Number(right) is { } b)
            return a == b;
        return (left, right) switch
        {
            (ConfigValue.SomeInteger some, ConfigValue.Integer known) => known.Value < some.Least ? false : null,
            (ConfigValue.Integer known, ConfigValue.SomeInteger some) => known.Value < some.Least ? false : null,
            (ConfigValue.Sequence x, ConfigValue.Sequence y) => AreAllEqual(x.Items, y.Items),
            _ when !IsPlain(left) || !IsPlain(right) => null,
            _ => left.Equals(right),
        };
    }

    /// <summary><c>&lt;=&gt;</c> of numbers; null when it is not known.</summary>
    public static int? Compare(ConfigValue left, ConfigValue right)
    {
        if (Number(left) is { } a && Number(right) is { } b)
            return a.CompareTo(b);
        return (left, right) switch
        {
            (ConfigValue.SomeInteger some, ConfigValue.Integer known) when some.Least > known.Value => 1,
            (ConfigValue.Integer known, ConfigValue.SomeInteger some) when some.Least > known.Value => -1,
            _ => null,
        };
    }

    /// <summary><c>to_s</c>; null when it is not known.</summary>
    public static string? Text(ConfigValue value) => value switch
    {
        ConfigValue.Text text => text.Value,
        ConfigValue.Symbol symbol => symbol.Name,
        ConfigValue.Integer number => number.Value.ToString(CultureInfo.InvariantCulture),
        ConfigValue.Boolean { Value: var truth } => truth ? "true" : "false",
        ConfigValue.Nothing => "",
        _ => null,
    };

    /// <summary>Holds whichever of the two it is: equal values stay, others become unknown.</summary>
    public static Evaluated Join(Evaluated left, Evaluated right) =>
        ReferenceEquals(left, right) ? left
        : IsSame(left.Value, right.Value) ? new Evaluated(left.Value, Reads(left, right))
        : new Evaluated(new ConfigValue.Unknown("it depends on a condition that is not known here"), Reads(left, right));

    public static IReadOnlyList<EnvironmentRead> Reads(params ReadOnlySpan<Evaluated> values)
    {
        IReadOnlyList<EnvironmentRead> all = [];
        foreach (var value in values)
            all = all.Count == 0 ? value.Reads : value.Reads.Count == 0 ? all : [.. all.Concat(value.Reads).DistinctBy(read => read.Variable)];
        return all;
    }

    /// <summary>Equal beyond doubt.</summary>
    public static bool IsSame(ConfigValue left, ConfigValue right) => left is not ConfigValue.Unknown && left switch
    {
        ConfigValue.Sequence a => right is ConfigValue.Sequence b && a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
        _ => left.Equals(right),
    };

    private static bool? AreAllEqual(IReadOnlyList<ConfigValue> left, IReadOnlyList<ConfigValue> right)
    {
        if (left.Count != right.Count)
            return false;
        var equal = left.Zip(right).Select(pair => AreEqual(pair.First, pair.Second)).ToList();
        return equal.Contains(false) ? false : equal.Contains(null) ? null : true;
    }

    // A double holds every integer that a setting can have.
    private static double? Number(ConfigValue value) => value switch
    {
        ConfigValue.Integer number => number.Value,
        ConfigValue.Real number => number.Value,
        _ => null,
    };

    private static bool IsPlain(ConfigValue value) =>
        value is ConfigValue.Nothing or ConfigValue.Text or ConfigValue.Symbol or ConfigValue.Integer or ConfigValue.Real or ConfigValue.Boolean;
}
