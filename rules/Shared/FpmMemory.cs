using System.Runtime.CompilerServices;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>How many PHP-FPM children the stated memory has room for.</summary>
internal static class FpmMemory
{
    /// <summary>A common size of a child that runs an application; used for advice only, never to find fault.</summary>
    private const long UsualChild = 64L << 20;

    private static readonly PerStack<List<IniEntry>> Limits = new(FindLimits);

    private static readonly ConditionalWeakTable<FpmConfiguration, StrongBox<long>> Children = [];

    /// <summary>
    /// The memory of the one container that the pool's file is brought into, else what <c>resources:</c> states; null when neither is known.
    /// </summary>
    public static (long Bytes, string Whose, Location? At)? Available(FpmPool pool, Stack stack)
    {
        var file = stack.Workspace.FileOf(pool.At.Source);
        var containers = file is null ? [] : stack.ContainersRunning(file).ToList();
        if (containers is [{ MemoryLimit: { At: { } at } limit } container] && limit.Is(bytes => bytes > 0))
            return (limit.Value, $"{Sizes.Format(limit.Value)} for {container.Name}", at);
        return stack.Workspace.Options.Memory is { } memory ? (memory, Sizes.Format(memory), null) : null;
    }

    /// <summary>With a fifth of the memory left for everything else, and the children of the other pools in their place; null when the memory is unknown.</summary>
    public static long? ChildrenThatFit(FpmPool pool, Stack stack)
    {
        if (Available(pool, stack) is not { Bytes: var memory })
            return null;
        var others = Children.GetValue(pool.Configuration, c => new(c.Pools.Sum(ChildrenOf))).Value - ChildrenOf(pool);
        return (memory / 10 * 8 / Math.Max(1, stack.Workspace.Options.PhpWorkerMemory ?? UsualChild)) - others;
    }

    /// <summary>memory_limit of the pool, or of the only php.ini at hand that says one; null when it is unknown or there is no limit.</summary>
    public static (long Bytes, IniEntry At)? Limit(FpmPool pool, Stack stack)
    {
        var written = pool.PhpSetting("memory_limit") ?? (Limits.Of(stack) is [var only] ? only : null);
        return written is { Variables.Count: 0, IsExpression: false } && IniValues.ParsePhpQuantity(written.Value) is { IsExact: true, Value: > 0 } limit
            ? (limit.Value, written)
            : null;
    }

    private static long ChildrenOf(FpmPool pool) => pool.MaxChildren.TryGet(out var children) ? Math.Max(0, children) : 0;

    private static List<IniEntry> FindLimits(Stack stack) =>
        [.. stack.Elements.OfType<PhpIni>()
            .Where(ini => !ini.File.Path.Contains("/cli/", StringComparison.Ordinal) && !ini.File.Path.Contains("/apache2/", StringComparison.Ordinal))
            .Select(ini => ini.Find("memory_limit"))
            .OfType<IniEntry>()];
}
