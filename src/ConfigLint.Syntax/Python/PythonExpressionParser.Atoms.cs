namespace ConfigLint.Syntax.Python;

/// <summary>Names, literals, brackets and what follows them: attributes, calls, subscripts.</summary>
internal sealed partial class PythonExpressionParser
{
    private PythonExpression? Postfix()
    {
        var result = Atom();
        while (result is not null)
        {
            switch (_cursor.Kind)
            {
                case SyntaxKind.Dot when _cursor.Next.Kind == SyntaxKind.Name:
                    result = Checked(new PythonMemberAccess(_source, result, _cursor.Take(), _cursor.Take()));
                    break;
                case SyntaxKind.OpenParen:
                    result = Call(result);
                    break;
                case SyntaxKind.OpenBracket:
                    result = Subscript(result);
                    break;
                default:
                    return result;
            }
        }
        return null;
    }

    private PythonExpression? Atom()
    {
        switch (_cursor.Kind)
        {
            case SyntaxKind.Name:
                return new PythonName(_source, _cursor.Take());
            case SyntaxKind.Number:
                return new PythonLiteral(_source, [_cursor.Current], NumberKind(_source.AsSpan(_cursor.Take().Span)));
            case SyntaxKind.Quoted or SyntaxKind.StringStart:
                return Strings();
            case SyntaxKind.OpenParen:
                return Group(SyntaxKind.CloseParen);
            case SyntaxKind.OpenBracket:
                return Group(SyntaxKind.CloseBracket);
            case SyntaxKind.OpenBrace:
                return Group(SyntaxKind.CloseBrace);
            case SyntaxKind.Operator when IsOperator("..."):
                return new PythonLiteral(_source, [_cursor.Take()], PythonLiteralKind.Ellipsis);
            case SyntaxKind.Keyword:
                var kind = Text() switch
                {
                    "None" => PythonLiteralKind.None,
                    "True" => PythonLiteralKind.True,
                    "False" => PythonLiteralKind.False,
                    _ => PythonLiteralKind.Imaginary,
                };
                return kind == PythonLiteralKind.Imaginary ? null : new PythonLiteral(_source, [_cursor.Take()], kind);
            default:
                return null;
        }
    }

    private static PythonLiteralKind NumberKind(ReadOnlySpan<char> number) =>
        number[^1] is 'j' or 'J' ? PythonLiteralKind.Imaginary
        : number.Length > 1 && number[1] is 'x' or 'X' ? PythonLiteralKind.Integer
        : number.ContainsAny(".eE") ? PythonLiteralKind.Float
        : PythonLiteralKind.Integer;

    /// <summary>A list, tuple, set, dictionary or parenthesis; as text when something in it is not known.</summary>
    private PythonExpression? Group(SyntaxKind close)
    {
        var start = _cursor.Rest;
        var faults = Faults.Count;
        var result = close == SyntaxKind.CloseBrace ? Braces() : Elements(close);
        if (result is not null || IsTooDeep)
            return result;
        _cursor.MoveTo(start);
        Faults.RemoveRange(faults, Faults.Count - faults);
        return OpaqueGroup([]);
    }

    private PythonOpaqueExpression OpaqueGroup(List<SyntaxNodeOrToken> children)
    {
        SkipGroup(children);
        HasOpaque = true;
        return new PythonOpaqueExpression(_source, [.. children]);
    }

    private PythonExpression? Elements(SyntaxKind close)
    {
        var children = new List<SyntaxNodeOrToken> { _cursor.Take() };
        var elements = new List<PythonExpression>();
        var hasComma = false;
        while (!EndsGroup(close))
        {
            if (StarredOrNamed() is not { } element)
                return null;
            children.Add(element);
            elements.Add(element);
            if (_cursor.Kind != SyntaxKind.Comma)
                break;
            hasComma = true;
            children.Add(_cursor.Take());
        }
        if (!TryClose(close, children))
            return null;
        if (close == SyntaxKind.CloseParen && elements.Count == 1 && !hasComma)
            return Checked(new PythonParenthesized(_source, [.. children], elements[0]));
        var kind = close switch
        {
            SyntaxKind.CloseParen => PythonSequenceKind.Tuple,
            SyntaxKind.CloseBracket => PythonSequenceKind.List,
            _ => PythonSequenceKind.Set,
        };
        return Checked(new PythonSequence(_source, [.. children], kind, [.. elements]));
    }

    private PythonExpression? Braces()
    {
        var start = _cursor.Rest;
        var children = new List<SyntaxNodeOrToken> { _cursor.Take() };
        var entries = new List<PythonDictEntry>();
        while (!EndsGroup(SyntaxKind.CloseBrace))
        {
            PythonExpression? key = null;
            if (IsOperator("**"))
            {
                children.Add(_cursor.Take());
            }
            else
            {
                key = Expression();
                if (key is null || _cursor.Kind != SyntaxKind.Colon)
                {
                    if (entries.Count > 0 || IsTooDeep)
                        return null;
                    _cursor.MoveTo(start);
                    return Elements(SyntaxKind.CloseBrace);
                }
                children.Add(key);
                children.Add(_cursor.Take());
            }
            if (Expression() is not { } value)
                return null;
            children.Add(value);
            entries.Add(new PythonDictEntry(key, value));
            if (_cursor.Kind != SyntaxKind.Comma)
                break;
            children.Add(_cursor.Take());
        }
        return TryClose(SyntaxKind.CloseBrace, children) ? Checked(new PythonDict(_source, [.. children], [.. entries])) : null;
    }

    private PythonExpression? Call(PythonExpression function)
    {
        var start = _cursor.Rest;
        var faults = Faults.Count;
        var children = new List<SyntaxNodeOrToken> { function, _cursor.Take() };
        var arguments = new List<PythonArgument>();
        var isUnderstood = true;
        while (!EndsGroup(SyntaxKind.CloseParen))
        {
            if (Argument() is not { } argument)
            {
                isUnderstood = false;
                break;
            }
            children.Add(argument);
            arguments.Add(argument);
            if (!argument.IsUnpacked && argument.Name is null && arguments.Exists(a => a.Name is not null))
                Faults.Add((argument, new SyntaxError(argument.Span, "a positional argument follows a keyword argument")));
            if (_cursor.Kind != SyntaxKind.Comma)
                break;
            children.Add(_cursor.Take());
        }
        if (IsTooDeep)
            return null;
        if (isUnderstood && TryClose(SyntaxKind.CloseParen, children))
            return Checked(new PythonCall(_source, [.. children], function, [.. arguments]));
        _cursor.MoveTo(start);
        Faults.RemoveRange(faults, Faults.Count - faults);
        return Checked(new PythonOpaqueExpression(_source, [function, OpaqueGroup([])]));
    }

    private PythonArgument? Argument()
    {
        if (IsOperator("*") || IsOperator("**"))
        {
            var star = _cursor.Take();
            return Expression() is { } unpacked ? new PythonArgument(_source, [star, unpacked], null, star, unpacked) : null;
        }
        if (_cursor.Kind == SyntaxKind.Name && _cursor.Next.Kind == SyntaxKind.Equals)
        {
            var name = _cursor.Take();
            var equals = _cursor.Take();
            return Expression() is { } value ? new PythonArgument(_source, [name, equals, value], name, null, value) : null;
        }
        return StarredOrNamed() is { } positional ? new PythonArgument(_source, [positional], null, null, positional) : null;
    }

    private PythonExpression? Subscript(PythonExpression target)
    {
        var start = _cursor.Rest;
        var faults = Faults.Count;
        var open = _cursor.Take();
        var index = ExpressionList();
        if (IsTooDeep)
            return null;
        var children = index is null ? [] : new List<SyntaxNodeOrToken> { target, open, index };
        if (index is not null && TryClose(SyntaxKind.CloseBracket, children))
            return Checked(new PythonSubscript(_source, [.. children], target, index));
        _cursor.MoveTo(start);
        Faults.RemoveRange(faults, Faults.Count - faults);
        return Checked(new PythonOpaqueExpression(_source, [target, OpaqueGroup([])]));
    }

    private bool EndsGroup(SyntaxKind close) => _cursor.Kind == close || EndsEveryGroup();

    // The bracket of a group around this one, or the end of the line: the tokenizer has reported the one that is missing.
    private bool EndsEveryGroup() => _cursor.Kind is SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace
        or SyntaxKind.InterpolationEnd or SyntaxKind.StringEnd or SyntaxKind.EndOfLine or SyntaxKind.EndOfFile;

    private bool TryClose(SyntaxKind close, List<SyntaxNodeOrToken> children)
    {
        if (_cursor.Kind == close)
            children.Add(_cursor.Take());
        else if (EndsEveryGroup())
            children.Add(SyntaxToken.Missing(CompositeNode.BoundsOf(children[^1]).End));
        else
            return false;
        return true;
    }

    /// <summary>From an opening bracket or quote to what closes it, or to the end of the line.</summary>
    private void SkipGroup(List<SyntaxNodeOrToken> children)
    {
        var open = new Stack<SyntaxKind>();
        do
        {
            switch (_cursor.Kind)
            {
                case SyntaxKind.OpenParen:
                    open.Push(SyntaxKind.CloseParen);
                    break;
                case SyntaxKind.OpenBracket:
                    open.Push(SyntaxKind.CloseBracket);
                    break;
                case SyntaxKind.OpenBrace:
                    open.Push(SyntaxKind.CloseBrace);
                    break;
                case SyntaxKind.StringStart:
                    open.Push(SyntaxKind.StringEnd);
                    break;
                case SyntaxKind.InterpolationStart:
                    open.Push(SyntaxKind.InterpolationEnd);
                    break;
                case SyntaxKind.EndOfLine or SyntaxKind.EndOfFile:
                    return;
                default:
                    if (!EndsEveryGroup())
                        break;
                    while (open.Count > 0 && open.Peek() != _cursor.Kind)
                        open.Pop();
                    if (open.Count == 0)
                        return;
                    open.Pop();
                    break;
            }
            children.Add(_cursor.Take());
        }
        while (open.Count > 0);
    }
}
