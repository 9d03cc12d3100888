using System.Collections.Immutable;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>What a Ruby file has set so far. It is never changed in place, so that both ways of a condition start from the same one.</summary>
/// <param name="Names">Variables and constants, and what the file itself puts into ENV, under <see cref="EnvironmentKey"/>.</param>
/// <param name="Settings">By the method that sets them: the last call, or all calls of one that adds.</param>
/// <param name="Lost">Why a setting that is not in <paramref name="Settings"/> may be set all the same; null when it is not set.</param>
/// <param name="IsEnded">Ruby does not get this far: raise, exit.</param>
internal sealed record RubyState(
    ImmutableDictionary<string, Evaluated> Names,
    ImmutableDictionary<string, PumaSetting> Settings,
    string? Lost,
    bool IsEnded)
{
    public static RubyState Start { get; } = new(ImmutableDictionary<string, Evaluated>.Empty, ImmutableDictionary<string, PumaSetting>.Empty, null, false);

    public static string EnvironmentKey(string variable) => $"ENV[{variable}]";

    public PumaSetting? Setting(string name) =>
        Settings.TryGetValue(name, out var setting) ? setting : Lost is { } reason ? new PumaSetting.Unknown(reason) : null;

    public RubyState With(string name, Evaluated value) => this with { Names = Names.SetItem(name, value) };

    public RubyState With(string name, PumaSetting setting) => this with { Settings = Settings.SetItem(name, setting) };

    /// <summary>Code that is not understood may have changed every setting.</summary>
    public RubyState Lose(string reason) => this with { Settings = ImmutableDictionary<string, PumaSetting>.Empty, Lost = reason };

    /// <summary>What holds whichever of the two it is.</summary>
    public static RubyState Join(RubyState left, RubyState right, ref int work)
    {
        if (ReferenceEquals(left, right) || right.IsEnded)
            return left;
        if (left.IsEnded)
            return right;
        var names = Join(left.Names, right.Names, (_, a, b) => a is { } && b is { } ? RubyValues.Join(a, b) : Evaluated.Unknown("it is set under a condition"), ref work);
        var settings = Join(left.Settings, right.Settings, (name, _, _) => PumaSetting.Join(left.Setting(name), right.Setting(name)), ref work);
        return new RubyState(names, settings, left.Lost ?? right.Lost, false);
    }

    private static ImmutableDictionary<string, T> Join<T>(
        ImmutableDictionary<string, T> left, ImmutableDictionary<string, T> right, Func<string, T?, T?, T> join, ref int work)
        where T : class
    {
        if (ReferenceEquals(left, right))
            return left;
        work += left.Count + right.Count;
        var result = left.ToBuilder();
        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !ReferenceEquals(value, other))
                result[name] = join(name, value, other);
        }
        foreach (var (name, value) in right)
        {
            if (!left.ContainsKey(name))
                result[name] = join(name, null, value);
        }
        return result.ToImmutable();
    }
}
