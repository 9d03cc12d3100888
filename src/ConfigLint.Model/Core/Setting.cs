using System.Diagnostics.CodeAnalysis;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>
/// The effective value of one directive where it counts, and where that value comes from. Unknown is a case of its own:
/// a rule that meets it stays silent.
/// </summary>
public readonly record struct Setting<T>
{
    private readonly T? _value;

    private Setting(string name, T? value, Origin origin)
    {
        Name = name;
        _value = value;
        Origin = origin;
    }

    /// <summary>The directive's name as its server spells it.</summary>
    public string Name { get; }

    public Origin Origin { get; }

    [MemberNotNullWhen(true, nameof(_value))]
    public bool IsKnown => Origin is not (null or Origin.Unknown);

    /// <summary>Somebody wrote the value, here or on an outer level, or gave it through the environment.</summary>
    public bool IsWritten => Origin is Origin.Written or Origin.Inherited or Origin.Environment;

    public bool IsDefault => Origin is Origin.Default or Origin.EnvironmentDefault;

    /// <exception cref="InvalidOperationException">The value is unknown: ask <see cref="IsKnown"/> or <see cref="TryGet"/> first.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException($"the value of {Name} is unknown");

    /// <summary>Where the value is written; null for defaults and unknown values.</summary>
    public Location? At => Origin switch
    {
        Origin.Written written => written.At,
        Origin.Inherited inherited => inherited.At,
        Origin.Environment environment => environment.At,
        Origin.EnvironmentDefault environment => environment.At,
        _ => null,
    };

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>True when the value is known and meets the condition; so an unknown value never makes a rule speak.</summary>
    public bool Is(Func<T, bool> condition) => IsKnown && condition(_value);

    public Setting<TOther> Select<TOther>(Func<T, TOther> convert) => IsKnown
        ? new Setting<TOther>(Name, convert(_value), Origin)
        : new Setting<TOther>(Name, default, Origin);

    public static Setting<T> Known(string name, T value, Origin origin) => new(name, value, origin);

    public static Setting<T> Unknown(string name, string reason) => new(name, default, new Origin.Unknown(reason));

    /// <summary>A limit that is certainly not there: unknown to rules, which compare values, and said by pictures.</summary>
    public static Setting<T> NoLimit(string name, string reason) => new(name, default, new Origin.Unknown(reason) { IsNoLimit = true });

    public override string ToString() => IsKnown ? $"{Name} {_value} ({Origin})" : $"{Name} unknown ({(Origin as Origin.Unknown)?.Reason})";
}
