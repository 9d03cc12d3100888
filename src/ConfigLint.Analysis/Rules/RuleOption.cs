using ConfigLint.Model;

namespace ConfigLint.Analysis;

/// <summary>A rule's option as <c>.configlint.yml</c> knows it.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Description">One sentence for the page and the JSON schema.</param>
public abstract record RuleOption(string Name, string Description)
{
    public abstract RuleOptionKind Kind { get; }

    /// <summary>The default as the configuration file would spell it.</summary>
    public abstract string DefaultText { get; }

    /// <summary>Such as "1 to 100"; null when every value of the kind is allowed.</summary>
    public abstract string? RangeText { get; }

    /// <summary>The value is of the kind and in the range.</summary>
    public abstract bool Allows(object value);

    public abstract bool AllowsDefault { get; }
}

public enum RuleOptionKind
{
    Duration,
    Integer,
    StringList,
}

/// <param name="Default">A TimeSpan, an int or a list of strings.</param>
public sealed record RuleOption<T>(string Name, T Default, string Description) : RuleOption(Name, Description)
    where T : notnull
{
    public override RuleOptionKind Kind => Default switch
    {
        TimeSpan => RuleOptionKind.Duration,
        int => RuleOptionKind.Integer,
        _ => RuleOptionKind.StringList,
    };

    /// <summary>The least and the greatest value, both allowed; null for no limits.</summary>
    public (T Least, T Most)? Range { get; init; }

    public override string DefaultText => TextOf(Default);

    public override string? RangeText => Range is var (least, most) ? $"{TextOf(least)} to {TextOf(most)}" : null;

    public override bool Allows(object value) =>
        value is T typed && (Range is not var (least, most) || (Comparer<T>.Default.Compare(typed, least) >= 0 && Comparer<T>.Default.Compare(typed, most) <= 0));

    public override bool AllowsDefault => Allows(Default);

    private static string TextOf(T value) => value switch
    {
        TimeSpan duration => Durations.Format(duration).Replace(" ", "", StringComparison.Ordinal),
        IEnumerable<string> list => $"[{string.Join(", ", list)}]",
        var other => other.ToString() ?? "",
    };
}

/// <summary>The values that one rule's options have in this run, already checked against their kinds.</summary>
public sealed class RuleOptions
{
    private readonly IReadOnlyDictionary<string, object> _values;

    public RuleOptions(IReadOnlyDictionary<string, object> values) => _values = values;

    public static RuleOptions Defaults { get; } = new(new Dictionary<string, object>());

    public T Get<T>(RuleOption<T> option)
        where T : notnull => _values.TryGetValue(option.Name, out var value) ? (T)value : option.Default;
}
