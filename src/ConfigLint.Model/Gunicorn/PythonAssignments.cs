using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What assignments do to names, and to what names stand for.</summary>
internal sealed class PythonAssignments(PythonModule module, PythonEvaluator evaluator)
{
    public void Assign(PythonAssignment assignment)
    {
        if (assignment.Value is not { } expression)
            return;
        var value = evaluator.Evaluate(expression);
        foreach (var target in assignment.Targets)
            Assign(target.Unwrap(), new PythonBinding(value, assignment.Location, expression));
    }

    public void Augment(PythonAugmentedAssignment augmented)
    {
        var right = evaluator.Evaluate(augmented.Value);
        if (augmented.Target.Unwrap() is not PythonName name)
        {
            Change(augmented.Target);
            return;
        }
        var left = evaluator.Evaluate(augmented.Target);
        // A list is changed in place, under all of its names.
        if (PythonValues.IsContainer(left.Value))
            module.ForgetContainers();
        module.Set(name.Name, new PythonBinding(PythonEvaluator.Apply(augmented.Operator, left, right), augmented.Location));
    }

    /// <summary>Something is done to a target that is no name: an item, an attribute.</summary>
    public void Change(PythonExpression target)
    {
        switch (target.Unwrap())
        {
            case PythonSubscript subscript when evaluator.PathOf(subscript.Target) == "os.environ":
                module.TouchEnvironment((evaluator.Evaluate(subscript.Index).Value as ConfigValue.Text)?.Value);
                break;
            case PythonSubscript subscript:
                evaluator.Evaluate(subscript.Index);
                evaluator.Evaluate(subscript.Target);
                module.ForgetContainers();
                break;
            case PythonMemberAccess member:
                if (PythonModule.IsDangerousName(member.Name))
                    module.LoseAll(member.Name);
                evaluator.Evaluate(member.Target);
                break;
            case var other:
                evaluator.Evaluate(other);
                module.ForgetContainers();
                break;
        }
    }

    private void Assign(PythonExpression target, PythonBinding binding)
    {
        switch (target)
        {
            case PythonName name:
                module.Set(name.Name, binding);
                break;
            case PythonSequence sequence:
                var items = (binding.Value.Value as ConfigValue.Sequence)?.Items;
                var isExact = items?.Count == sequence.Elements.Count && !sequence.Elements.Any(element => element is PythonStarred);
                for (var i = 0; i < sequence.Elements.Count; i++)
                {
                    var part = isExact ? PythonValues.From(items![i], binding.Value) : Evaluated.Unknown("a list is taken apart");
                    Assign(sequence.Elements[i].Unwrap(), new PythonBinding(part, binding.At));
                }
                break;
            case PythonStarred starred:
                Assign(starred.Value.Unwrap(), new PythonBinding(Evaluated.Unknown("a list is taken apart"), binding.At));
                break;
            default:
                Change(target);
                break;
        }
    }
}
