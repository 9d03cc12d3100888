using System.Collections.Concurrent;

namespace ConfigLint.Analysis;

/// <summary>The actions for one sort of subject, found by the subject's concrete type: one dictionary hit a subject, assignability is asked once a type.</summary>
internal sealed class ActionTable
{
    private readonly List<RuleAction> _actions = [];
    private readonly ConcurrentDictionary<Type, RuleAction[]> _byType = new();
    private readonly Func<Type, RuleAction[]> _select;

    public ActionTable() => _select = concrete => [.. _actions.Where(action => action.SubjectType.IsAssignableFrom(concrete))];

    public bool IsEmpty => _actions.Count == 0;

    public IReadOnlyList<RuleAction> Actions => _actions;

    public void Add(RuleAction action) => _actions.Add(action);

    /// <summary>In the order of registration.</summary>
    public RuleAction[] For(Type concrete) => _byType.GetOrAdd(concrete, _select);
}
