using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Statements with blocks. Each block is followed once, so the work is linear in the file.</summary>
internal sealed class PythonBlocks(PythonModule module, PythonEvaluator evaluator, Action<IReadOnlyList<PythonStatement>> run)
{
    public void Run(PythonCompoundStatement statement)
    {
        switch (statement)
        {
            case PythonIf conditional:
                If(conditional);
                break;
            case PythonTry attempt:
                Try(attempt);
                break;
            case PythonWith with:
                With(with);
                break;
            default:
                Loop(statement);
                break;
        }
    }

    private void If(PythonIf statement)
    {
        var branches = new List<PythonScope>();
        foreach (var clause in statement.Clauses)
        {
            var holds = clause.Keyword == "else" ? true : clause.Condition is { } condition ? evaluator.Decide(condition) : null;
            if (holds == false)
                continue;
            if (holds == true && branches.Count == 0)
            {
                run(clause.Body);
                return;
            }
            branches.Add(module.Branch(module.Scope, () => run(clause.Body)));
            if (holds == true)
            {
                module.Scope.Join(branches);
                return;
            }
        }
        if (branches.Count > 0)
            module.Scope.Join([.. branches, new PythonScope(module.Scope)]);
    }

    private void Try(PythonTry statement)
    {
        var body = statement.Clauses[0].Body;
        var last = statement.Clauses.FirstOrDefault(clause => clause.Keyword == "else")?.Body ?? [];
        var handlers = statement.Clauses.Where(clause => clause.Keyword == "except").ToList();
        var before = module.Scope;
        var tried = module.Branch(before, () => run(body));
        if (CannotRaise(body, tried))
        {
            before.Join([tried]);
            run(last);
        }
        else
        {
            var branches = new List<PythonScope> { tried };
            foreach (var handler in handlers)
                branches.Add(module.Branch(before, () => Handle(handler, tried)));
            before.Join([.. branches]);
            // Behind the body only, but followed here: what it assigns is one of two values.
            if (last.Count > 0)
                before.Join([module.Branch(before, () => run(last)), new PythonScope(before)]);
        }
        foreach (var clause in statement.Clauses.Where(clause => clause.Keyword == "finally"))
            run(clause.Body);
    }

    private void Handle(PythonClause handler, PythonScope tried)
    {
        if (tried.Lost is { } lost)
            module.Scope.LoseAll(lost);
        // The body may have come to any of its statements.
        foreach (var name in tried.Own.Keys)
            module.Scope.Forget(name, "an exception may come before it is assigned");
        foreach (var name in PythonNames.AssignedIn(handler))
            module.Scope.Forget(name, "it is assigned in an exception handler");
        run(handler.Body);
    }

    /// <summary>Plain assignments of values that are known, whatever the environment.</summary>
    private static bool CannotRaise(IReadOnlyList<PythonStatement> body, PythonScope after) =>
        after.Lost is null
        && body.All(statement => statement is PythonAssignment { Targets: [PythonName] })
        && after.Own.Values.All(binding => !binding.Value.Value.IsUnknown && binding.Value.Reads.Count == 0);

    // The object may swallow an exception of the block.
    private void With(PythonWith statement)
    {
        var clause = statement.Clauses[0];
        foreach (var expression in clause.Head)
            evaluator.Evaluate(expression);
        foreach (var name in PythonNames.AssignedIn(clause))
            module.Scope.Forget(name, "it is assigned in a with block");
        module.Scope.Join([module.Branch(module.Scope, () => run(clause.Body)), new PythonScope(module.Scope)]);
    }

    private void Loop(PythonCompoundStatement statement)
    {
        var names = PythonNames.AssignedIn(statement).ToList();
        foreach (var clause in statement.Clauses)
        {
            foreach (var expression in clause.Head)
                evaluator.Evaluate(expression);
            Forget(names);
            module.Scope.Join([module.Branch(module.Scope, () => run(clause.Body)), new PythonScope(module.Scope)]);
        }
        Forget(names);
    }

    private void Forget(List<string> names)
    {
        foreach (var name in names)
            module.Scope.Forget(name, "it is assigned in a loop");
    }
}
