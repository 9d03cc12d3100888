using ConfigLint.Model;

namespace ConfigLint.Analysis;

/// <summary>The stack that a file belongs to: the first one with an element in it, else the first of all.</summary>
internal sealed class StackMap
{
    private readonly Dictionary<string, Stack> _byPath = new(StringComparer.Ordinal);
    private readonly Stack _other;

    public StackMap(Workspace workspace, IReadOnlyList<Stack> stacks)
    {
        _other = stacks.Count > 0 ? stacks[0] : new Stack("", workspace, [], [], []);
        // With one stack there is nothing to tell apart.
        foreach (var stack in stacks.Count > 1 ? stacks : [])
        {
            foreach (var element in stack.Elements)
                _byPath.TryAdd(element.At.Path, stack);
        }
    }

    public Stack Of(SourceFile file) => _byPath.GetValueOrDefault(file.Source.Path, _other);
}
