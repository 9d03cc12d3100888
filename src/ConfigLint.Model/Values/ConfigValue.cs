namespace ConfigLint.Model.Values;

/// <summary>What an expression of a Python or Ruby configuration gives when the server runs it, as far as its text tells.</summary>
public abstract record ConfigValue
{
    private ConfigValue()
    {
    }

    /// <summary>None in Python, nil in Ruby.</summary>
    public sealed record Nothing : ConfigValue;

    public sealed record Text(string Value) : ConfigValue;

    /// <summary>A Ruby symbol, without its colon.</summary>
    public sealed record Symbol(string Name) : ConfigValue;

    public sealed record Integer(long Value) : ConfigValue;

    public sealed record Real(double Value) : ConfigValue;

    public sealed record Boolean(bool Value) : ConfigValue;

    /// <summary>A list, tuple or array.</summary>
    public sealed record Sequence(IReadOnlyList<ConfigValue> Items) : ConfigValue;

    /// <summary>A dict or hash whose keys are all text.</summary>
    public sealed record Mapping(IReadOnlyDictionary<string, ConfigValue> Entries) : ConfigValue;

    /// <summary>An integer of at least <paramref name="Least"/> that depends on the machine, such as <c>cpu_count() * 2 + 1</c>.</summary>
    public sealed record SomeInteger(long Least) : ConfigValue;

    /// <summary>A fraction that depends on the machine, such as Python's <c>cpu_count() / 2</c>: its type is certain, its value is not.</summary>
    public sealed record SomeReal : ConfigValue;

    /// <summary>Some text, such as an f-string with an unknown part.</summary>
    public sealed record SomeText : ConfigValue;

    /// <summary>A function, class, module or other object: certainly no number, text or truth value.</summary>
    public sealed record Object(string What) : ConfigValue;

    /// <param name="Reason">Why, in words for <c>dump</c> and <c>--verbose</c>.</param>
    public sealed record Unknown(string Reason) : ConfigValue;

    public bool IsUnknown => this is Unknown;
}
