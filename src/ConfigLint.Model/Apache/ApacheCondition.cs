using System.Collections.Immutable;

namespace ConfigLint.Model.Apache;

/// <summary>The read-time tests around a directive that these files cannot answer: Apache reads it only if all of them hold.</summary>
public sealed class ApacheCondition
{
    private readonly ImmutableHashSet<string> _tests;

    private ApacheCondition(ImmutableHashSet<string> tests) => _tests = tests;

    /// <summary>No open test: Apache reads it in any case.</summary>
    public static ApacheCondition Always { get; } = new(ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase));

    public bool IsAlways => _tests.IsEmpty;

    /// <summary>Whatever is read under <paramref name="other"/> finds this read too.</summary>
    public bool HoldsUnder(ApacheCondition other) => _tests.IsSubsetOf(other._tests);

    /// <summary>Both cannot be read by one server: one asks for what the other denies.</summary>
    public bool Excludes(ApacheCondition other) => _tests.Any(test => other._tests.Contains(test.StartsWith('!') ? test[1..] : "!" + test))
        || (Mpm is { } mpm && other.Mpm is { } otherMpm && mpm != otherMpm);

    /// <summary>The MPM that one of the tests asks for; a server has exactly one.</summary>
    internal string? Mpm => Array.Find(["event", "worker", "prefork"], name => NeedsModule("mpm_" + name));

    /// <summary>One of the tests is &lt;IfModule&gt; for this module ("mpm_event").</summary>
    private bool NeedsModule(string module) => _tests.Contains($"IfModule {module}");

    internal ApacheCondition And(ApacheEntry tag)
    {
        var argument = tag.Arguments() is { } words ? string.Join(' ', words) : $"{tag.Statement.ArgumentText} {tag.At}";
        var negated = argument.StartsWith('!');
        if (negated)
            argument = argument[1..];
        if (tag.Is("IfModule"))
            argument = ApacheConditions.ModuleName(argument);
        return new(_tests.Add($"{(negated ? "!" : "")}{tag.Name} {argument}"));
    }
}
