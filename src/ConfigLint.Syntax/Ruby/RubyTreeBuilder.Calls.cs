namespace ConfigLint.Syntax.Ruby;

/// <summary>Names, calls with their arguments and blocks, indexes.</summary>
internal sealed partial class RubyTreeBuilder
{
    private RubyExpression? Primary()
    {
        var result = Atom();
        while (result is not null && _index < _limit)
        {
            if (Kind == SyntaxKind.Dot)
                result = MethodOf(result);
            else if (Kind == SyntaxKind.OpenBracket && CanIndex(result))
                result = Index(result);
            else
                break;
        }
        return result;
    }

    // "foo [1]" passes an array, and was read so already.
    private bool CanIndex(RubyExpression target) => !HasSpaceBefore() || target is not RubyCall { Arguments.Count: 0, Block: null };

    private RubyExpression? MethodOf(RubyExpression receiver)
    {
        var dot = Take();
        var isScope = dot.Length == 2 && _source.Text[dot.Start] == ':';
        var isSafe = dot.Length == 2 && !isScope;
        SkipLines();
        if (Kind == SyntaxKind.OpenParen)
            return Call([receiver, dot], receiver, SyntaxToken.Missing(dot.End), isSafe);
        if (Kind is not (SyntaxKind.Name or SyntaxKind.Variable))
            return null;
        var name = Take();
        if (isScope && RubyText.IsConstant(_source.AsSpan(name.Span)) && !(Kind == SyntaxKind.OpenParen && !HasSpaceBefore()))
            return Checked(new RubyConstant(_source, [receiver, dot, name], receiver, name));
        return Call([receiver, dot, name], receiver, name, isSafe);
    }

    private RubyExpression? NameOrCall()
    {
        var name = Take();
        var text = _source.AsSpan(name.Span);
        if (text[0] is '@' or '$')
            return new RubyVariable(_source, name);
        var hasParentheses = Kind == SyntaxKind.OpenParen && !HasSpaceBefore();
        if (name.Kind == SyntaxKind.Variable && !hasParentheses)
            return new RubyVariable(_source, name);
        if (RubyText.IsConstant(text) && !hasParentheses && !(Kind is SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.Number or SyntaxKind.Name && StartsArgument()))
            return new RubyConstant(_source, [name], null, name);
        return Call([name], null, name, isSafe: false);
    }

    /// <summary>Arguments and block behind a method's name.</summary>
    private RubyExpression? Call(List<SyntaxNodeOrToken> children, RubyExpression? receiver, SyntaxToken name, bool isSafe)
    {
        var arguments = new List<RubyExpression>();
        var isCommand = false;
        if (Kind == SyntaxKind.OpenParen && !HasSpaceBefore())
        {
            if (!List(children, arguments))
                return null;
        }
        else if (StartsArgument())
        {
            isCommand = true;
            if (!CommandArguments(children, arguments))
                return null;
        }
        RubyBlock? block = null;
        if ((IsKeyword("do") && !_isDoTaken) || (Kind == SyntaxKind.OpenBrace && !isCommand))
        {
            block = Block();
            children.Add(block);
        }
        return Checked(new RubyCall(_source, [.. children], receiver, name, [.. arguments], block, isSafe));
    }

    /// <summary><c>name a, b do … end</c>: the block is the call's, not the last argument's.</summary>
    private bool CommandArguments(List<SyntaxNodeOrToken> children, List<RubyExpression> arguments)
    {
        var (isDoTaken, isListAllowed) = (_isDoTaken, _isListAllowed);
        (_isDoTaken, _isListAllowed) = (true, false);
        var isUnderstood = true;
        while (true)
        {
            if (Argument() is not { } argument)
            {
                isUnderstood = false;
                break;
            }
            children.Add(argument);
            arguments.Add(argument);
            if (Kind != SyntaxKind.Comma)
                break;
            children.Add(Take());
            SkipLines();
        }
        (_isDoTaken, _isListAllowed) = (isDoTaken, isListAllowed);
        return isUnderstood;
    }

    /// <summary>A bracket, elements and the bracket that closes it; false when they are not understood (the cursor is then anywhere).</summary>
    private bool List(List<SyntaxNodeOrToken> children, List<RubyExpression> elements)
    {
        var region = Enter();
        children.Add(Take());
        SkipLines();
        var isUnderstood = true;
        while (_index < _limit)
        {
            if (Argument() is not { } element)
            {
                isUnderstood = false;
                break;
            }
            children.Add(element);
            elements.Add(element);
            SkipLines();
            if (Kind != SyntaxKind.Comma)
                break;
            children.Add(Take());
            SkipLines();
        }
        isUnderstood &= _index == _limit;
        Leave(region);
        children.Add(Closer(region, children));
        return isUnderstood;
    }

    private RubyExpression? Argument()
    {
        if (Kind == SyntaxKind.Label)
        {
            var label = Take();
            if (Kind is SyntaxKind.Comma or SyntaxKind.EndOfFile or SyntaxKind.EndOfLine)
                return new RubyPair(_source, [label], label, null, null);
            return NoListExpression() is { } labelled ? Checked(new RubyPair(_source, [label, labelled], label, null, labelled)) : null;
        }
        if (IsOperator("*") || IsOperator("**") || IsOperator("&"))
        {
            var sign = Take();
            if (Kind is SyntaxKind.Comma or SyntaxKind.EndOfFile)
                return new RubySplat(_source, [sign], null);
            return NoListExpression() is { } unpacked ? Checked(new RubySplat(_source, [sign, unpacked], unpacked)) : null;
        }
        var value = NoListExpression();
        if (value is null || !IsOperator("=>"))
            return value;
        var arrow = Take();
        SkipLines();
        return NoListExpression() is { } paired ? Checked(new RubyPair(_source, [value, arrow, paired], null, value, paired)) : null;
    }

    private RubyExpression? NoListExpression()
    {
        var isListAllowed = _isListAllowed;
        _isListAllowed = false;
        var result = IsKeyword("not") ? Negation() : Expression();
        _isListAllowed = isListAllowed;
        return result;
    }

    private RubyExpression? Index(RubyExpression target)
    {
        var start = _index;
        var children = new List<SyntaxNodeOrToken> { target };
        var arguments = new List<RubyExpression>();
        if (List(children, arguments))
            return Checked(new RubyIndex(_source, [.. children], target, [.. arguments]));
        if (_isTooDeep)
            return null;
        _index = start;
        return Checked(new RubyOpaqueExpression(_source, [target, OpaqueGroup()]));
    }

    private RubyOpaqueExpression OpaqueGroup()
    {
        var tokens = new List<SyntaxNodeOrToken>();
        TakeGroup(tokens);
        return new RubyOpaqueExpression(_source, [.. tokens]);
    }

    private RubyBlock Block()
    {
        var region = Enter();
        var children = new List<SyntaxNodeOrToken> { Take() };
        var parameters = new List<string>();
        SkipLines();
        if (IsOperator("||"))
        {
            children.Add(Take());
        }
        else if (IsOperator("|"))
        {
            do
            {
                if (Kind is SyntaxKind.Name or SyntaxKind.Variable or SyntaxKind.Label)
                    parameters.Add(Text().TrimEnd(':').ToString());
                children.Add(Take());
            }
            while (_index < _limit && !IsOperator("|") && Kind != SyntaxKind.EndOfLine);
            if (IsOperator("|"))
                children.Add(Take());
        }
        var from = children.Count;
        Body(children);
        Leave(region);
        children.Add(Closer(region, children));
        return new RubyBlock(_source, [.. children], [.. parameters], RubyFile.StatementsIn(children.Skip(from)));
    }

    private bool HasSpaceBefore() => _index > 0 && _tokens[_index - 1].End < Current.Start;

    /// <summary>True when the token starts an argument without parentheses of the name before it.</summary>
    private bool StartsArgument()
    {
        var hasSpace = HasSpaceBefore();
        switch (Kind)
        {
            case SyntaxKind.Quoted or SyntaxKind.StringStart or SyntaxKind.Symbol or SyntaxKind.Heredoc or SyntaxKind.Label or SyntaxKind.Number
                or SyntaxKind.Name or SyntaxKind.Variable:
                return true;
            case SyntaxKind.OpenParen or SyntaxKind.OpenBracket:
                return hasSpace;
            case SyntaxKind.Keyword:
                return Text() is "nil" or "true" or "false" or "self" or "not" or "defined?" or "case" or "def" or "begin" or "yield" or "super"
                    or "__FILE__" or "__LINE__" or "__ENCODING__";
            case SyntaxKind.Operator when Text() is "->" or "!" or "~" or "::":
                return true;
            case SyntaxKind.Operator when Text() is "-" or "+" or "*" or "&" or "**":
                return hasSpace && Current.End < _source.Length && !char.IsWhiteSpace(_source.Text[Current.End]);
            default:
                return false;
        }
    }

    /// <summary>What a region changes while it is read: its end is the limit, and lists and blocks start afresh.</summary>
    private readonly record struct Region(int Limit, bool IsDoTaken, bool IsListAllowed, RubyEnd End);

    /// <summary>The cursor is at a token that opens something: up to what closes it is the region.</summary>
    private Region Enter()
    {
        var end = EndOf(_index);
        var region = new Region(_limit, _isDoTaken, _isListAllowed, end);
        (_limit, _isDoTaken, _isListAllowed) = (Math.Min(Math.Max(end.Index, _index + 1), _limit), false, true);
        return region;
    }

    private void Leave(Region region)
    {
        _index = _limit;
        (_limit, _isDoTaken, _isListAllowed) = (region.Limit, region.IsDoTaken, region.IsListAllowed);
    }

    /// <summary>Behind <see cref="Leave"/>: the token that closes the region, or a missing one.</summary>
    private SyntaxToken Closer(Region region, List<SyntaxNodeOrToken> children) => !region.End.IsMissing && _index == region.End.Index && _index < _limit
        ? Take()
        : SyntaxToken.Missing(CompositeNode.BoundsOf(children[^1]).End);
}
