using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>
/// Expressions (Grammar/python.gram), by operator precedence with an explicit stack: only brackets and lambdas recurse, down to
/// <see cref="PythonParser.MaxNesting"/>. A null result means "not understood here"; a bracket that is not understood inside becomes
/// opaque as a whole, so the rest of the line is still read.
/// </summary>
internal sealed partial class PythonExpressionParser
{
    private readonly SourceText _source;
    private readonly TokenCursor _cursor;
    private int _nesting;

    public PythonExpressionParser(SourceText source, TokenCursor cursor)
    {
        _source = source;
        _cursor = cursor;
    }

    /// <summary>The text is nested too deep; nothing of the statement is kept.</summary>
    public bool IsTooDeep { get; set; }

    /// <summary>Something was kept as text since the last look.</summary>
    public bool HasOpaque { get; set; }

    /// <summary>What Python refuses in the expressions read since the last look.</summary>
    public List<(SyntaxNode Node, SyntaxError Error)> Faults { get; } = [];

    /// <summary><c>a, b, *c</c> without brackets: a tuple when there is a comma.</summary>
    public PythonExpression? ExpressionList()
    {
        var first = StarredOrNamed();
        if (first is null || _cursor.Kind != SyntaxKind.Comma)
            return first;
        var children = new List<SyntaxNodeOrToken> { first };
        var elements = new List<PythonExpression> { first };
        while (_cursor.Kind == SyntaxKind.Comma)
        {
            children.Add(_cursor.Take());
            if (!StartsExpression())
                break;
            if (StarredOrNamed() is not { } next)
                return null;
            children.Add(next);
            elements.Add(next);
        }
        return Checked(new PythonSequence(_source, [.. children], PythonSequenceKind.Tuple, [.. elements]));
    }

    /// <summary>Targets of <c>for</c> and <c>del</c>: no operators, so that <c>in</c> stays.</summary>
    public PythonExpression? TargetList()
    {
        var children = new List<SyntaxNodeOrToken>();
        var elements = new List<PythonExpression>();
        do
        {
            if (children.Count > 0)
                children.Add(_cursor.Take());
            if (!StartsExpression())
                break;
            var next = Target();
            if (next is null)
                return null;
            children.Add(next);
            elements.Add(next);
        }
        while (_cursor.Kind == SyntaxKind.Comma);
        return elements.Count == 0 ? null
            : children.Count == 1 ? elements[0]
            : Checked(new PythonSequence(_source, [.. children], PythonSequenceKind.Tuple, [.. elements]));
    }

    /// <summary>One target, without operators.</summary>
    public PythonExpression? Target()
    {
        if (!IsOperator("*"))
            return Postfix();
        var star = _cursor.Take();
        return Postfix() is { } value ? Checked(new PythonStarred(_source, star, value)) : null;
    }

    /// <summary><c>a if b else c</c>, a lambda, or anything simpler.</summary>
    public PythonExpression? Expression() => Nested(isStarred: false);

    // All recursion goes through here.
    private PythonExpression? Nested(bool isStarred)
    {
        if (_nesting == PythonParser.MaxNesting)
            return TooDeep();
        _nesting++;
        var result = isStarred ? Operators() : Conditional();
        _nesting--;
        return result;
    }

    private PythonExpression? Conditional()
    {
        var parts = new List<(PythonExpression Value, SyntaxToken If, PythonExpression Condition, SyntaxToken Else)>();
        PythonExpression? last;
        while (true)
        {
            last = IsKeyword("lambda") ? Lambda() : Operators();
            if (last is null)
                return null;
            if (!IsKeyword("if") || last is PythonOpaqueExpression { IsLambda: true })
                break;
            var ifToken = _cursor.Take();
            if (Operators() is not { } condition || !IsKeyword("else"))
                return null;
            parts.Add((last, ifToken, condition, _cursor.Take()));
        }
        for (var i = parts.Count - 1; i >= 0 && last is not null; i--)
            last = Checked(new PythonConditional(_source, parts[i].Value, parts[i].If, parts[i].Condition, parts[i].Else, last));
        return last;
    }

    private PythonExpression? Operators()
    {
        var operands = new Stack<PythonExpression>();
        var operators = new Stack<Operator>();
        while (true)
        {
            while (PrefixPrecedence() is > 0 and var prefix)
            {
                operators.Push(new Operator(_cursor.Take(), default, prefix, IsPrefix: true));
                if (operators.Count > PythonParser.MaxDepth)
                    return TooDeep();
            }
            if (Postfix() is not { } operand)
                return null;
            operands.Push(operand);
            var precedence = InfixPrecedence();
            var isRightToLeft = precedence == PowerPrecedence;
            while (operators.TryPeek(out var top) && (top.Precedence > precedence || (top.Precedence == precedence && !isRightToLeft)))
            {
                if (!Reduce(operators.Pop(), operands))
                    return null;
            }
            if (precedence == 0)
                return operands.Pop();
            operators.Push(TakeInfix(precedence));
            if (operators.Count > PythonParser.MaxDepth)
                return TooDeep();
        }
    }

    private bool Reduce(Operator op, Stack<PythonExpression> operands)
    {
        var right = operands.Pop();
        PythonExpression? result;
        if (op.IsPrefix)
            result = Checked(new PythonUnary(_source, op.Token, right));
        else if (op.Precedence == ComparisonPrecedence)
            result = Compare(operands.Pop(), op, right);
        else
            result = Checked(new PythonBinary(_source, operands.Pop(), op.Token, right));
        if (result is null)
            return false;
        operands.Push(result);
        return true;
    }

    private PythonExpression? Compare(PythonExpression left, Operator op, PythonExpression right)
    {
        var name = PythonText.Intern(_source.AsSpan(op.Token.Span));
        if (op.SecondToken.End > 0)
            name = $"{name} {_source.ToString(op.SecondToken.Span)}";
        SyntaxNodeOrToken[] tokens = op.SecondToken.End > 0 ? [op.Token, op.SecondToken] : [op.Token];
        return left is PythonComparison chain
            ? Checked(new PythonComparison(_source, [.. chain.Children(), .. tokens, right], [.. chain.Operands, right], [.. chain.Operators, name]), chain.Operands.Count)
            : Checked(new PythonComparison(_source, [left, .. tokens, right], [left, right], [name]));
    }

    /// <summary>From <c>lambda</c> to the end of its body, as text.</summary>
    private PythonExpression? Lambda()
    {
        var tokens = new List<SyntaxNodeOrToken>();
        for (var open = 0; ;)
        {
            switch (_cursor.Kind)
            {
                case SyntaxKind.Keyword when IsKeyword("lambda"):
                    open++;
                    break;
                case SyntaxKind.Colon:
                    open--;
                    break;
                case SyntaxKind.OpenParen or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace or SyntaxKind.StringStart:
                    SkipGroup(tokens);
                    continue;
                case SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace or SyntaxKind.InterpolationEnd
                    or SyntaxKind.EndOfLine or SyntaxKind.EndOfFile or SyntaxKind.Bad or SyntaxKind.Semicolon:
                    return null;
            }
            tokens.Add(_cursor.Take());
            if (open == 0)
                break;
        }
        return Expression() is { } body
            ? Checked(new PythonOpaqueExpression(_source, [.. tokens, body]) { IsLambda = true })
            : null;
    }

    /// <summary><c>*value</c>, <c>name := value</c> or an expression.</summary>
    private PythonExpression? StarredOrNamed()
    {
        if (IsOperator("*"))
            return Starred();
        var value = Expression();
        if (value is not PythonName name || !IsOperator(":="))
            return value;
        var walrus = _cursor.Take();
        return Expression() is { } assigned ? Checked(new PythonNamedExpression(_source, name, walrus, assigned)) : null;
    }

    private PythonExpression? Starred()
    {
        var star = _cursor.Take();
        return Nested(isStarred: true) is { } value ? Checked(new PythonStarred(_source, star, value)) : null;
    }

    private T? Checked<T>(T node, int weight = 0)
        where T : PythonExpression
    {
        if (node.Depth <= PythonParser.MaxDepth && weight <= PythonParser.MaxDepth)
            return node;
        IsTooDeep = true;
        return null;
    }

    private PythonExpression? TooDeep()
    {
        IsTooDeep = true;
        return null;
    }

    private readonly record struct Operator(SyntaxToken Token, SyntaxToken SecondToken, int Precedence, bool IsPrefix);
}
