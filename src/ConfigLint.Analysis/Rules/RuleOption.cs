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

    public override string DefaultText => Default switch
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
