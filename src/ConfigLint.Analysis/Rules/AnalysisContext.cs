using ConfigLint.Model;
using ConfigLint.Syntax;

namespace ConfigLint.Analysis;

/// <summary>Takes a rule's registrations, in Roslyn's manner.</summary>
public abstract class AnalysisContext
{
    /// <summary>Calls for every node of this type in every file of a format that has such nodes.</summary>
    public abstract void RegisterSyntaxAction<TNode>(Action<SubjectContext<TNode>> action)
        where TNode : SyntaxNode;

    /// <summary>Calls for every model element of this type: upstream groups, servers, whole configurations.</summary>
    public abstract void RegisterElementAction<TElement>(Action<SubjectContext<TElement>> action)
        where TElement : ModelElement;

    /// <summary>Calls for every hop of this type.</summary>
    public void RegisterHopAction<THop>(Action<SubjectContext<THop>> action)
        where THop : Hop => RegisterElementAction(action);

    public abstract void RegisterLinkAction(Action<SubjectContext<Link>> action);

    public abstract void RegisterRouteAction(Action<SubjectContext<Route>> action);

    public abstract void RegisterStackAction(Action<SubjectContext<Stack>> action);
}

/// <summary>What an action sees: its subject, the stack around it, the rule's options, and the way to report.</summary>
public readonly struct SubjectContext<T>
{
    private readonly Action<Diagnostic> _report;

    public SubjectContext(T subject, Stack stack, RuleOptions options, Action<Diagnostic> report)
    {
        Subject = subject;
        Stack = stack;
        Options = options;
        _report = report;
    }

    public T Subject { get; }

    public Stack Stack { get; }

    public RuleOptions Options { get; }

    public void Report(Diagnostic diagnostic) => _report(diagnostic);
}
