using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What Gunicorn makes of the values that a configuration gives it (gunicorn/config.py).</summary>
public static class GunicornValues
{
    /// <summary>The number of a setting that takes one; null when the value is refused or not known.</summary>
    public static int? ToInteger(ConfigValue value) => Whole(value) is >= 0 and <= int.MaxValue and var number ? (int)number : null;

    public static bool? ToBoolean(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => false,
        ConfigValue.Boolean boolean => boolean.Value,
        ConfigValue.Text text => text.Value.Trim().ToLowerInvariant() switch { "true" => true, "false" => false, _ => null },
        _ => null,
    };

    /// <summary>Texts of a setting that takes a list; null when they are not all known.</summary>
    public static IReadOnlyList<string>? ToTexts(ConfigValue value) => value switch
    {
        ConfigValue.Text { Value.Length: > 0 } text => [text.Value.Trim()],
        ConfigValue.Sequence sequence when sequence.Items.All(item => item is ConfigValue.Text) => [.. sequence.Items.Select(item => ((ConfigValue.Text)item).Value.Trim())],
        _ => null,
    };

    /// <summary>Gunicorn certainly refuses the value, and does not start.</summary>
    public static bool IsRefused(GunicornValueKind kind, Evaluated value)
    {
        // What another setting of a variable would make good is not refused for certain.
        if (value.Reads.Any(read => read.Value is not EnvironmentValue.Set))
            return false;
        return kind switch
        {
            GunicornValueKind.Integer => value.Value switch
            {
                ConfigValue.Text text => PythonValues.ParseInteger(text.Value, 0) is < 0 || (PythonValues.ParseInteger(text.Value, 0) is null && IsShort(text.Value)),
                ConfigValue.Integer integer => integer.Value < 0,
                ConfigValue.Real or ConfigValue.SomeReal or ConfigValue.Nothing or ConfigValue.Sequence or ConfigValue.Mapping or ConfigValue.Object => true,
                _ => false,
            },
            GunicornValueKind.Boolean => value.Value switch
            {
                ConfigValue.Text => ToBoolean(value.Value) is null,
                ConfigValue.Integer or ConfigValue.SomeInteger or ConfigValue.Real or ConfigValue.SomeReal or ConfigValue.Sequence or ConfigValue.Mapping or ConfigValue.Object => true,
                _ => false,
            },
            // Of numbers only those that are not empty are asked for their items.
            GunicornValueKind.TextList => value.Value is ConfigValue.Integer { Value: not 0 } or ConfigValue.SomeInteger { Least: > 0 } or ConfigValue.Boolean { Value: true },
            _ => false,
        };
    }

    // Longer ones are integers that do not fit here but in Python.
    private static bool IsShort(string text) => text.Length < 18 || text.Any(c => !char.IsAsciiHexDigit(c) && !char.IsWhiteSpace(c));

    private static long? Whole(ConfigValue value) => value is ConfigValue.Text text ? PythonValues.ParseInteger(text.Value, 0) : PythonValues.IntegerOf(value);
}
