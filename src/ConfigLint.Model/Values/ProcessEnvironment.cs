using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Values;

/// <summary>What the stack says about one environment variable of a process.</summary>
public abstract record EnvironmentValue
{
    private EnvironmentValue()
    {
    }

    /// <summary>A compose file, unit, Dockerfile or manifest sets it, and <paramref name="At"/> is where.</summary>
    /// <param name="IsFallback">The value holds unless the machine or the builder says otherwise: <c>${X:-30}</c> in a compose file, an ARG's default.</param>
    public sealed record Set(string Value, Location At, bool IsFallback = false) : EnvironmentValue;

    /// <summary>Nothing that was read sets it. The machine still may: a fallback written for this case is <see cref="Origin.EnvironmentDefault"/>.</summary>
    public sealed record Unset : EnvironmentValue;

    /// <summary>Something sets it to what is not known here: a secret, another variable, a file that was not read.</summary>
    public sealed record Unknown(string Reason) : EnvironmentValue;
}

/// <summary>The environment variables of a process, as far as the stack tells.</summary>
public interface IProcessEnvironment
{
    EnvironmentValue Find(string name);
}

/// <summary>Variables that a command or file sets, over those of its surroundings.</summary>
internal sealed class LayeredEnvironment(IReadOnlyDictionary<string, EnvironmentValue> own, IProcessEnvironment outer) : IProcessEnvironment
{
    public EnvironmentValue Find(string name) => own.TryGetValue(name, out var value) ? value : outer.Find(name);
}

/// <summary>Nothing is known of how the process is started.</summary>
public sealed class UntoldEnvironment : IProcessEnvironment
{
    public static UntoldEnvironment Instance { get; } = new();

    public EnvironmentValue Find(string name) => new EnvironmentValue.Unset();
}

/// <summary>A variable that was read on the way to a value.</summary>
/// <param name="Value">What the stack says about it.</param>
public sealed record EnvironmentRead(string Variable, EnvironmentValue Value);

/// <summary>A value with the environment variables that it depends on, each once.</summary>
public sealed record Evaluated(ConfigValue Value, IReadOnlyList<EnvironmentRead> Reads)
{
    public static Evaluated Of(ConfigValue value) => new(value, []);

    public static Evaluated Unknown(string reason) => Of(new ConfigValue.Unknown(reason));

    /// <summary>Where the value is from, when the expression stands at <paramref name="at"/>: there, or in the variable that the stack sets or leaves unset.</summary>
    public Origin OriginAt(Location at)
    {
        if (Reads.FirstOrDefault(r => r.Value is EnvironmentValue.Unset or EnvironmentValue.Set { IsFallback: true }) is { } unset)
            return new Origin.EnvironmentDefault(unset.Variable, at);
        return Reads.FirstOrDefault(r => r.Value is EnvironmentValue.Set) is { Value: EnvironmentValue.Set { At: var setAt } } set
            ? new Origin.Environment(set.Variable, setAt)
            : new Origin.Written(at);
    }
}
