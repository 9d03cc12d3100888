using System.Globalization;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Python;

/// <summary>Expressions as text with every pair of brackets shown, for case tables.</summary>
static class PythonTestText
{
    public static SyntaxTree Parse(string text) => PythonParser.ParseText(SourceText.From(text, "gunicorn.conf.py"));

    /// <summary>The statements of a text that must have no error.</summary>
    public static IReadOnlyList<PythonStatement> Statements(string text)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        Assert.Empty(tree.Errors);
        return ((PythonFile)tree.Root).Statements;
    }

    public static PythonExpression Value(string expression) =>
        Assert.IsType<PythonAssignment>(Assert.Single(Statements("x = " + expression))).Value!;

    public static string Show(PythonExpression? expression) => expression switch
    {
        null => "-",
        PythonName name => name.Name,
        PythonLiteral literal => Show(literal),
        PythonFormattedString text => "f'" + string.Concat(text.Parts.Select(p => p.Field is { } f ? $"{{{Show(f.Expression)}{(f.IsPlain ? "" : ":")}}}" : p.Text)) + "'",
        PythonParenthesized inner => Show(inner.Expression),
        PythonMemberAccess member => $"{Show(member.Target)}.{member.Name}",
        PythonSubscript subscript => $"{Show(subscript.Target)}[{Show(subscript.Index)}]",
        PythonCall call => $"{Show(call.Function)}({string.Join(", ", call.Arguments.Select(a => $"{(a.IsUnpacked ? "*" : "")}{(a.Name is { } n ? n + "=" : "")}{Show(a.Value)}"))})",
        PythonUnary unary => $"({unary.Operator} {Show(unary.Operand)})",
        PythonBinary binary => $"({Show(binary.Left)} {binary.Operator} {Show(binary.Right)})",
        PythonComparison comparison => $"({Show(comparison.Operands[0])}{string.Concat(comparison.Operators.Zip(comparison.Operands.Skip(1), (o, e) => $" {o} {Show(e)}"))})",
        PythonConditional conditional => $"({Show(conditional.WhenTrue)} if {Show(conditional.Condition)} else {Show(conditional.WhenFalse)})",
        PythonNamedExpression named => $"({Show(named.Target)} := {Show(named.Value)})",
        PythonSequence sequence => $"{sequence.SequenceKind}[{string.Join(", ", sequence.Elements.Select(Show))}]",
        PythonDict dict => $"{{{string.Join(", ", dict.Entries.Select(e => $"{Show(e.Key)}: {Show(e.Value)}"))}}}",
        PythonStarred starred => "*" + Show(starred.Value),
        PythonOpaqueExpression opaque => $"<{opaque.Text}>",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    static string Show(PythonLiteral literal) => literal.LiteralKind switch
    {
        PythonLiteralKind.String or PythonLiteralKind.Bytes => literal.StringValue is { } text ? $"'{text}'" : "?",
        PythonLiteralKind.Integer or PythonLiteralKind.Float => literal.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "?",
        _ => literal.LiteralKind.ToString(),
    };
}
