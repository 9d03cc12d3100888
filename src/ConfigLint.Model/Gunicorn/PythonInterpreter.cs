using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Follows the statements of a module from top to bottom, each once, without executing any.</summary>
internal sealed class PythonInterpreter
{
    private readonly PythonModule _module;
    private readonly PythonEvaluator _evaluator;
    private readonly PythonAssignments _assignments;
    private readonly PythonBlocks _blocks;

    private PythonInterpreter(PythonFile file, IProcessEnvironment environment)
    {
        _module = new PythonModule(file, environment);
        _evaluator = new PythonEvaluator(_module);
        _assignments = new PythonAssignments(_module, _evaluator);
        _blocks = new PythonBlocks(_module, _evaluator, Run);
    }

    /// <summary>The names of the module when its last statement has run.</summary>
    public static PythonScope Follow(PythonFile file, IProcessEnvironment environment)
    {
        var interpreter = new PythonInterpreter(file, environment);
        interpreter.Run(file.Statements);
        var scope = interpreter._module.Scope;
        if (scope.HasEnded)
            scope.LoseAll("the file ends its run, or another file");
        if (interpreter._module.HooksChangeSettings)
            scope.LoseAll("a hook of this file");
        return scope;
    }

    private void Run(IReadOnlyList<PythonStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (_module.Scope.HasEnded)
                return;
            Run(statement);
        }
    }

    private void Run(PythonStatement statement)
    {
        switch (statement)
        {
            case PythonAssignment assignment:
                _assignments.Assign(assignment);
                break;
            case PythonAugmentedAssignment augmented:
                _assignments.Augment(augmented);
                break;
            case PythonExpressionStatement expression:
                _evaluator.Evaluate(expression.Expression);
                break;
            case PythonImport import:
                Import(import);
                break;
            case PythonDefinition definition:
                // The body of a class runs here and now.
                if (definition.IsClass && PythonModule.IsDangerous(definition.Source.AsSpan(definition.Span)))
                    _module.LoseAll($"class {definition.Name}");
                _module.Set(definition.Name, new PythonBinding(Evaluated.Of(new ConfigValue.Object($"{(definition.IsClass ? "class" : "function")} {definition.Name}")), definition.Location));
                break;
            case PythonDecorator decorator:
                _evaluator.Evaluate(decorator.Expression);
                _module.CallOwnFunctions();
                break;
            case PythonKeywordStatement keyword:
                Keyword(keyword);
                break;
            case PythonCompoundStatement compound:
                _blocks.Run(compound);
                break;
            default:
                _module.LoseAll("a statement that is not followed");
                break;
        }
    }

    private void Import(PythonImport import)
    {
        if (import.IsStar)
        {
            _module.LoseAll($"from {import.Module} import *");
            return;
        }
        foreach (var name in import.Names)
        {
            if (import.Module is null && name.Name == "gunicorn_environmentconfig")
                _module.LoseAll(name.Name);
            // A name out of another file may be anything; a module is no value of a setting.
            ConfigValue value = import.Module is null ? new ConfigValue.Object(name.Alias is null ? name.Binding : name.Name)
                : import is { Level: 0, Module: "os" or "multiprocessing" or "sys" } ? new ConfigValue.Object($"{import.Module}.{name.Name}")
                : new ConfigValue.Unknown($"it comes from {import.Module}");
            _module.Set(name.Binding, new PythonBinding(Evaluated.Of(value), import.Location));
        }
    }

    private void Keyword(PythonKeywordStatement statement)
    {
        foreach (var expression in statement.Expressions)
        {
            if (statement.Keyword == "del" && expression.Unwrap() is PythonName name)
                _module.Scope.Forget(name.Name, "it is deleted");
            else if (statement.Keyword == "del")
                _assignments.Change(expression);
            else
                _evaluator.Evaluate(expression);
        }
        if (statement.Keyword == "raise")
            _module.Scope.HasEnded = true;
    }
}
