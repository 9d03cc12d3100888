namespace ConfigLint.Syntax.Ruby;

/// <summary>Literals, strings and brackets.</summary>
internal sealed partial class RubyTreeBuilder
{
    private RubyExpression? Atom()
    {
        switch (Kind)
        {
            case SyntaxKind.Name or SyntaxKind.Variable:
                return NameOrCall();
            case SyntaxKind.Number:
                return new RubyLiteral(_source, Take(), RubyLiteralKind.Number);
            case SyntaxKind.Symbol:
                return new RubyLiteral(_source, Take(), RubyLiteralKind.Symbol);
            case SyntaxKind.Quoted or SyntaxKind.StringStart:
                return Strings();
            case SyntaxKind.Heredoc:
                return new RubyHeredoc(_source, Take());
            case SyntaxKind.OpenParen:
                return Parentheses();
            case SyntaxKind.OpenBracket or SyntaxKind.OpenBrace:
                return Collection();
            case SyntaxKind.Operator when IsOperator("->"):
                return Lambda();
            case SyntaxKind.Operator when IsOperator("::"):
                var scope = Take();
                return Kind == SyntaxKind.Name ? new RubyConstant(_source, [scope, Current], null, Take()) : null;
            case SyntaxKind.Keyword:
                return KeywordAtom();
            default:
                return null;
        }
    }

    private RubyExpression Strings()
    {
        var kind = Kind == SyntaxKind.Quoted ? Text() switch
        {
            ['/', ..] or ['%', 'r', ..] => RubyLiteralKind.Regex,
            ['`', ..] or ['%', 'x', ..] => RubyLiteralKind.Command,
            [':', ..] or ['%', 's', ..] => RubyLiteralKind.Symbol,
            _ => RubyLiteralKind.Nil,
        } : RubyLiteralKind.Nil;
        if (kind != RubyLiteralKind.Nil)
            return new RubyLiteral(_source, Take(), kind);
        if (Kind == SyntaxKind.Quoted && Text() is ['%', 'w' or 'W' or 'i' or 'I', ..])
            return new RubyWords(_source, Take());
        var children = new List<SyntaxNodeOrToken>();
        do
        {
            if (Kind == SyntaxKind.Quoted)
                children.Add(Take());
            else
                StringWithCode(children);
        }
        while (Kind is SyntaxKind.Quoted or SyntaxKind.StringStart && Text() is ['"' or '\'', ..]);
        return new RubyString(_source, [.. children]);
    }

    private void StringWithCode(List<SyntaxNodeOrToken> children)
    {
        var region = Enter();
        children.Add(Take());
        while (_index < _limit)
        {
            if (Kind == SyntaxKind.InterpolationStart)
                children.Add(Interpolation());
            else if (Kind == SyntaxKind.EndOfLine)
                _index++;
            else
                children.Add(Take());
        }
        Leave(region);
        children.Add(Closer(region, children));
    }

    private RubyInterpolation Interpolation()
    {
        var region = Enter();
        var children = new List<SyntaxNodeOrToken> { Take() };
        // Nested strings come back here, so they count as nesting.
        if (_nesting < RubyParser.MaxNesting)
        {
            _nesting++;
            Body(children);
            _nesting--;
        }
        else
        {
            _isTooDeep = true;
            SkipTo(_limit, children);
        }
        Leave(region);
        children.Add(Closer(region, children));
        return new RubyInterpolation(_source, [.. children]);
    }

    private void SkipTo(int end, List<SyntaxNodeOrToken> children)
    {
        for (; _index < end; _index++)
        {
            if (Kind != SyntaxKind.EndOfLine)
                children.Add(_tokens[_index]);
        }
    }

    private RubyExpression Parentheses()
    {
        var region = Enter();
        var children = new List<SyntaxNodeOrToken> { Take() };
        Body(children);
        Leave(region);
        children.Add(Closer(region, children));
        return new RubyParenthesized(_source, [.. children]);
    }

    private RubyExpression? Collection()
    {
        var start = _index;
        var isArray = Kind == SyntaxKind.OpenBracket;
        var children = new List<SyntaxNodeOrToken>();
        var elements = new List<RubyExpression>();
        if (List(children, elements))
        {
            return isArray
                ? Checked(new RubyArray(_source, [.. children], [.. elements]))
                : Checked(new RubyHash(_source, [.. children], [.. elements]));
        }
        if (_isTooDeep)
            return null;
        _index = start;
        return OpaqueGroup();
    }

    private RubyLambda? Lambda()
    {
        var children = new List<SyntaxNodeOrToken> { Take() };
        while (Kind != SyntaxKind.OpenBrace && !IsKeyword("do"))
        {
            if (_index >= _limit || Kind is SyntaxKind.EndOfLine or SyntaxKind.Semicolon)
                return null;
            TakeGroup(children);
        }
        var block = Block();
        return Checked(new RubyLambda(_source, [.. children, block], block));
    }
}
