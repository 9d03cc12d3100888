namespace ConfigLint.Syntax.Ruby;

/// <summary>Operators by precedence (Precedence, Ruby's syntax documentation), with an explicit stack. Null means "not understood here".</summary>
internal sealed partial class RubyTreeBuilder
{
    private const int RangePrecedence = 2;
    private const int DefinedPrecedence = 5;
    private const int MinusPrecedence = 13;
    private const int PowerPrecedence = 14;
    private const int NotPrecedence = 15;

    /// <summary>Everything but <c>and</c>, <c>or</c>, <c>not</c> and the modifiers. All recursion goes through here.</summary>
    private RubyExpression? Expression()
    {
        if (_nesting == RubyParser.MaxNesting)
            return TooDeep();
        _nesting++;
        var result = Conditional();
        _nesting--;
        return result;
    }

    private RubyExpression? Conditional()
    {
        var parts = new List<(RubyExpression Condition, SyntaxToken Question, RubyExpression WhenTrue, SyntaxToken Colon)>();
        var last = Operators();
        while (last is not null && IsOperator("?"))
        {
            var question = Take();
            SkipLines();
            var whenTrue = Expression();
            SkipLines();
            if (whenTrue is null || Kind != SyntaxKind.Colon)
                return null;
            parts.Add((last, question, whenTrue, Take()));
            SkipLines();
            last = Operators();
        }
        for (var i = parts.Count - 1; i >= 0 && last is not null; i--)
            last = Checked(new RubyConditional(_source, parts[i].Condition, parts[i].Question, parts[i].WhenTrue, parts[i].Colon, last));
        return last;
    }

    private RubyExpression? Operators()
    {
        var operands = new Stack<RubyExpression?>();
        var operators = new Stack<(SyntaxToken Token, int Precedence, bool IsPrefix)>();
        while (true)
        {
            while (PrefixPrecedence() is > 0 and var prefix)
            {
                operators.Push((Take(), prefix, true));
                if (operators.Count > RubyParser.MaxDepth)
                    return TooDeep();
            }
            // "1.." ends with its operator.
            var isEndless = operators.TryPeek(out var range) && range is { Precedence: RangePrecedence, IsPrefix: false } && EndsOperand();
            var operand = isEndless ? null : Assignable();
            if (operand is null && !isEndless)
                return null;
            operands.Push(operand);
            var precedence = InfixPrecedence();
            while (operators.TryPeek(out var top) && (top.Precedence > precedence || (top.Precedence == precedence && precedence != PowerPrecedence)))
            {
                if (!Reduce(operators.Pop(), operands))
                    return null;
            }
            if (precedence == 0)
                return operands.Pop();
            operators.Push((Take(), precedence, false));
            if (operators.Count > RubyParser.MaxDepth)
                return TooDeep();
        }
    }

    private bool Reduce((SyntaxToken Token, int Precedence, bool IsPrefix) op, Stack<RubyExpression?> operands)
    {
        var right = operands.Pop();
        RubyExpression? result;
        if (op.Precedence == RangePrecedence)
        {
            var left = op.IsPrefix ? null : operands.Pop();
            var children = new List<SyntaxNodeOrToken>();
            if (left is not null)
                children.Add(left);
            children.Add(op.Token);
            if (right is not null)
                children.Add(right);
            result = Checked(new RubyRange(_source, [.. children], left, op.Token, right));
        }
        else if (right is null)
        {
            return false;
        }
        else if (op.IsPrefix)
        {
            result = Checked(new RubyUnary(_source, op.Token, right));
        }
        else
        {
            result = operands.Pop() is { } left ? Checked(new RubyBinary(_source, left, op.Token, right)) : null;
        }
        operands.Push(result);
        return result is not null;
    }

    /// <summary>A primary expression, and the assignment when one follows.</summary>
    private RubyExpression? Assignable()
    {
        var target = Primary();
        var isAssignment = Kind == SyntaxKind.Equals
            || (Kind == SyntaxKind.Operator && Text() is [.., '='] && Text() is not ("==" or "===" or "!=" or "<=" or ">="));
        if (target is null || !isAssignment)
            return target;
        if (target is RubyCall { Receiver: null, Arguments.Count: 0, Block: null } name && name.ChildCount == 1)
            target = new RubyVariable(_source, name.NameToken);
        else if (target is not (RubyVariable or RubyConstant or RubyIndex or RubyCall { Receiver: not null, Arguments.Count: 0 }))
            return null;
        var op = Take();
        return AssignedValue() is { } value ? Checked(new RubyAssignment(_source, [target, op, value], [target], op, value)) : null;
    }

    /// <summary>A value, several with commas between (an array), <c>value rescue other</c>.</summary>
    private RubyExpression? AssignedValue()
    {
        SkipLines();
        var value = IsOperator("*") ? Argument() : Expression();
        if (value is not null && Kind == SyntaxKind.Comma && _isListAllowed)
        {
            var children = new List<SyntaxNodeOrToken> { value };
            var elements = new List<RubyExpression> { value };
            while (Kind == SyntaxKind.Comma)
            {
                children.Add(Take());
                if (Argument() is not { } element)
                    return null;
                children.Add(element);
                elements.Add(element);
            }
            value = Checked(new RubyArray(_source, [.. children], [.. elements]));
        }
        if (value is null || !IsKeyword("rescue"))
            return value;
        var keyword = Take();
        return Expression() is { } other ? Checked(new RubyModifier(_source, value, keyword, other)) : null;
    }

    // Inside arguments and brackets a comma does not go on with an assigned list.
    private bool _isListAllowed = true;

    private int PrefixPrecedence() => Kind switch
    {
        SyntaxKind.Operator => Text() switch
        {
            "!" or "~" => NotPrecedence,
            "-" or "+" => MinusPrecedence,
            ".." or "..." => RangePrecedence,
            _ => 0,
        },
        SyntaxKind.Keyword => Text() is "defined?" ? DefinedPrecedence : 0,
        _ => 0,
    };

    private int InfixPrecedence() => Kind != SyntaxKind.Operator ? 0 : Text() switch
    {
        ".." or "..." => RangePrecedence,
        "||" => 3,
        "&&" => 4,
        "<=>" or "==" or "===" or "!=" or "=~" or "!~" => 6,
        "<" or "<=" or ">" or ">=" => 7,
        "|" or "^" => 8,
        "&" => 9,
        "<<" or ">>" => 10,
        "+" or "-" => 11,
        "*" or "/" or "%" => 12,
        "**" => PowerPrecedence,
        _ => 0,
    };

    private bool EndsOperand() => Kind switch
    {
        SyntaxKind.EndOfFile or SyntaxKind.EndOfLine or SyntaxKind.Semicolon or SyntaxKind.Comma or SyntaxKind.Opaque => true,
        SyntaxKind.Keyword => Text() is "then" or "do" or "if" or "unless" or "and" or "or",
        SyntaxKind.Operator => Text() is "=>",
        _ => false,
    };
}
