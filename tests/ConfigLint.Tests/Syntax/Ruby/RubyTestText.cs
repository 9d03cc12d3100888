using System.Globalization;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Ruby;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Ruby;

/// <summary>Expressions as text with every pair of brackets shown, for case tables.</summary>
static class RubyTestText
{
    public static SyntaxTree Parse(string text) => RubyParser.ParseText(SourceText.From(text, "puma.rb"));

    /// <summary>The statements of a text that must have no error.</summary>
    public static IReadOnlyList<RubyExpression> Statements(string text)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        Assert.Empty(tree.Errors);
        return ((RubyFile)tree.Root).Statements;
    }

    public static string ShowAll(string text) => string.Join("; ", Statements(text).Select(Show));

    public static string Show(RubyExpression? expression) => expression switch
    {
        null => "-",
        RubyVariable variable => variable.Name,
        RubyConstant constant => constant.Name,
        RubyLiteral literal => Show(literal),
        RubyString text => text.IsText ? "\"" + string.Concat(text.Parts.Select(p => p.Text ?? $"#{{{List(p.Code?.Statements ?? [])}}}")) + "\"" : "%" + text.Text,
        RubyWords words => $"{(words.IsSymbols ? "%i" : "%w")}[{string.Join(' ', words.Words)}]",
        RubyHeredoc => "<<",
        RubyParenthesized group => $"({List(group.Statements)})",
        RubyCall call => $"{(call.Receiver is null ? "" : Show(call.Receiver) + (call.IsSafe ? "&." : "."))}{call.Name}({List(call.Arguments)}){Show(call.Block)}",
        RubyIndex index => $"{Show(index.Target)}[{List(index.Arguments)}]",
        RubyLambda lambda => "->" + Show(lambda.Block),
        RubyPair pair => $"{(pair.KeyName ?? Show(pair.Key))}: {Show(pair.Value)}",
        RubySplat splat => $"*{Show(splat.Value)}",
        RubyUnary unary => $"({unary.Operator} {Show(unary.Operand)})",
        RubyBinary binary => $"({Show(binary.Left)} {binary.Operator} {Show(binary.Right)})",
        RubyRange range => $"({Show(range.From)}{(range.ExcludesEnd ? "..." : "..")}{Show(range.To)})",
        RubyConditional conditional => $"({Show(conditional.Condition)} ? {Show(conditional.WhenTrue)} : {Show(conditional.WhenFalse)})",
        RubyArray array => $"[{List(array.Elements)}]",
        RubyHash hash => $"{{{List(hash.Elements)}}}",
        RubyAssignment assignment => $"{List(assignment.Targets)} {assignment.Operator} {Show(assignment.Value)}",
        RubyModifier modifier => $"<{Show(modifier.Body)} {modifier.Keyword} {Show(modifier.Condition)}>",
        RubyKeywordCall call => $"{call.Keyword}({List(call.Arguments)})",
        RubyIf conditional => Show("if", conditional.Clauses),
        RubyCase branch => Show($"case {Show(branch.Subject)}", branch.Clauses),
        RubyBegin begin => Show("begin", begin.Clauses),
        RubyLoop loop => Show("loop", [loop.Clause]),
        RubyDefinition definition => $"{definition.Keyword}:{definition.Name}",
        RubyOpaqueExpression opaque => $"?{opaque.Text}?",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    static string List(IEnumerable<RubyExpression> expressions) => string.Join(", ", expressions.Select(Show));

    static string Show(RubyBlock? block) => block is null ? "" : $"{{|{string.Join(",", block.Parameters)}| {List(block.Statements)}}}";

    static string Show(string name, IReadOnlyList<RubyClause> clauses) =>
        $"{name}[{string.Join("; ", clauses.Select(c => $"{c.Keyword} {List(c.Head)}: {List(c.Body)}"))}]";

    static string Show(RubyLiteral literal) => literal.LiteralKind switch
    {
        RubyLiteralKind.Number => literal.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "?",
        RubyLiteralKind.Symbol => $":{literal.Value}",
        RubyLiteralKind.Regex => literal.Text,
        _ => literal.LiteralKind.ToString(),
    };
}
