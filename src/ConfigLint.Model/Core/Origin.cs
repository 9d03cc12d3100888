using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>Where a <see cref="Setting{T}"/> has its value from.</summary>
public abstract record Origin
{
    private Origin()
    {
    }

    /// <summary>Written on this very level.</summary>
    public sealed record Written(Location At) : Origin;

    /// <summary>Written on an outer level, such as <c>http</c> for a location.</summary>
    public sealed record Inherited(Location At, string From) : Origin;

    /// <summary>The config reads an environment variable, and the stack sets it at <paramref name="At"/>.</summary>
    public sealed record Environment(string Variable, Location At) : Origin;

    /// <summary>The config reads an environment variable that nothing in the stack sets: the fallback written at <paramref name="At"/> holds unless the machine sets it.</summary>
    public sealed record EnvironmentDefault(string Variable, Location At) : Origin;

    /// <summary>Nobody wrote it, and every file that could have was read: the server's own default.</summary>
    /// <param name="Source">Whose default, with the version bound if there is one: "nginx's default", "Puma's default from 7.0".</param>
    public sealed record Default(string Source) : Origin;

    /// <param name="Reason">Why, in words for <c>--verbose</c> and <c>dump</c>.</param>
    public sealed record Unknown(string Reason) : Origin
    {
        /// <summary>It is known that there is no limit, so there is no value to compare.</summary>
        public bool IsNoLimit { get; init; }
    }
}
