using ConfigLint.Syntax;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Names that a stretch of a file may assign.</summary>
internal static class PythonNames
{
    /// <summary>Without the bodies of functions and classes. What stands in the head of a loop, <c>with</c> or <c>except</c> counts as assigned.</summary>
    public static IEnumerable<string> AssignedIn(SyntaxNode node) => node.DescendantsAndSelf().SelectMany(Assigned).Distinct();

    private static IEnumerable<string> Assigned(SyntaxNode node) => node switch
    {
        PythonAssignment assignment => assignment.Targets.SelectMany(Names),
        PythonAugmentedAssignment augmented => Names(augmented.Target),
        PythonImport import => import.Names.Select(name => name.Binding),
        PythonDefinition definition => [definition.Name],
        PythonNamedExpression named => [named.Target.Name],
        PythonClause { Keyword: "for" or "with" or "except" } clause => clause.Head.SelectMany(Names),
        PythonKeywordStatement { Keyword: "del" } delete => delete.Expressions.SelectMany(Names),
        _ => [],
    };

    private static IEnumerable<string> Names(PythonExpression expression) => expression.Unwrap() switch
    {
        PythonName name => [name.Name],
        PythonSequence sequence => sequence.Elements.SelectMany(Names),
        PythonStarred starred => Names(starred.Value),
        _ => [],
    };
}
