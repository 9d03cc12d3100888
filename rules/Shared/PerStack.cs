using System.Runtime.CompilerServices;
using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>What a rule works out once for a stack, however many of its parts ask: a rule that looked through the stack for each would take their square.</summary>
internal sealed class PerStack<T>(Func<Stack, T> read)
    where T : class
{
    private readonly ConditionalWeakTable<Stack, object> _known = [];

    public T Of(Stack stack) => (T)_known.GetOrAdd(stack, read);
}
