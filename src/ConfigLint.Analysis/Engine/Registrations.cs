using ConfigLint.Model;
using ConfigLint.Syntax;

namespace ConfigLint.Analysis;

/// <summary>What all rules registered, by sort of subject.</summary>
internal sealed class Registrations
{
    private readonly Dictionary<string, bool> _wantsLanguage = [];
    private readonly Lock _lock = new();

    public ActionTable Nodes { get; } = new();

    public ActionTable Elements { get; } = new();

    public ActionTable Links { get; } = new();

    public ActionTable Routes { get; } = new();

    public ActionTable Stacks { get; } = new();

    /// <summary>False when no rule can meet a node that it registered below this root, so that the tree need not be walked.</summary>
    public bool WantsNodesOf(SyntaxNode root)
    {
        // A language is a namespace: the nodes of a tree are those of its root's, and the shared ones such as SkippedTokens.
        var language = root.GetType().Namespace ?? "";
        lock (_lock)
        {
            if (!_wantsLanguage.TryGetValue(language, out var wanted))
            {
                wanted = Nodes.Actions.Any(action => action.SubjectType.Namespace is { } name && (name == language || name == typeof(SyntaxNode).Namespace));
                _wantsLanguage.Add(language, wanted);
            }
            return wanted;
        }
    }

    /// <summary>Adds what a rule registers; nothing of a rule whose Initialize throws.</summary>
    public void Add(DiagnosticAnalyzer analyzer, DiagnosticDescriptor rule, RuleOptions options)
    {
        var collector = new Collector(rule, options);
        analyzer.Initialize(collector);
        foreach (var (table, action) in collector.Collected)
            table(this).Add(action);
    }

    private sealed class Collector(DiagnosticDescriptor rule, RuleOptions options) : AnalysisContext
    {
        public List<(Func<Registrations, ActionTable> Table, RuleAction Action)> Collected { get; } = [];

        public override void RegisterSyntaxAction<TNode>(Action<SubjectContext<TNode>> action) => Collect(all => all.Nodes, action);

        public override void RegisterElementAction<TElement>(Action<SubjectContext<TElement>> action) => Collect(all => all.Elements, action);

        public override void RegisterLinkAction(Action<SubjectContext<Link>> action) => Collect(all => all.Links, action);

        public override void RegisterRouteAction(Action<SubjectContext<Route>> action) => Collect(all => all.Routes, action);

        public override void RegisterStackAction(Action<SubjectContext<Stack>> action) => Collect(all => all.Stacks, action);

        private void Collect<T>(Func<Registrations, ActionTable> table, Action<SubjectContext<T>> action)
            where T : class =>
            Collected.Add((table, new RuleAction(rule, typeof(T), (subject, stack, report) => action(new SubjectContext<T>((T)subject, stack, options, report)))));
    }
}
