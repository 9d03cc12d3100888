namespace ConfigLint.Syntax.Ruby;

/// <summary>What a keyword starts: conditions, loops, <c>begin</c>, definitions.</summary>
internal sealed partial class RubyTreeBuilder
{
    private RubyExpression? KeywordAtom()
    {
        switch (RubyText.Intern(Text()))
        {
            case "nil":
                return new RubyLiteral(_source, Take(), RubyLiteralKind.Nil);
            case "true":
                return new RubyLiteral(_source, Take(), RubyLiteralKind.True);
            case "false":
                return new RubyLiteral(_source, Take(), RubyLiteralKind.False);
            case "self":
                return new RubyLiteral(_source, Take(), RubyLiteralKind.Self);
            case "__FILE__" or "__LINE__" or "__ENCODING__":
                return new RubyLiteral(_source, Take(), RubyLiteralKind.Place);
            case "if" or "unless":
                return Checked(new RubyIf(_source, Clauses(out _)));
            case "case":
                var clauses = Clauses(out var subject);
                return Checked(new RubyCase(_source, clauses, subject));
            case "while" or "until" or "for":
                return Checked(new RubyLoop(_source, Clauses(out _)));
            case "begin":
                return Checked(new RubyBegin(_source, Clauses(out _)));
            case "def" or "class" or "module":
                return Definition();
            case "return" or "next" or "break" or "redo" or "retry" or "yield" or "super":
                return KeywordCall();
            default:
                return null;
        }
    }

    /// <summary>From the word that opens to its <c>end</c>: a clause for each part.</summary>
    private SyntaxNodeOrToken[] Clauses(out RubyExpression? subject)
    {
        var region = Enter();
        var children = new List<SyntaxNodeOrToken>();
        subject = null;
        if (IsKeyword("case"))
        {
            children.Add(Take());
            if (Kind is not (SyntaxKind.EndOfLine or SyntaxKind.Semicolon) && _index < _limit)
            {
                subject = Head();
                children.Add(subject);
            }
            Body(children);
        }
        else
        {
            children.Add(Clause());
            Body(children);
        }
        Leave(region);
        children.Add(Closer(region, children));
        return [.. children];
    }

    /// <summary>Statements, then clauses, up to the end of the region.</summary>
    private void Body(List<SyntaxNodeOrToken> children)
    {
        while (_index < _limit)
        {
            Statements(children);
            if (_index < _limit)
                children.Add(IsKeyword("then") ? new SkippedTokens(_source, [Take()]) : Clause());
        }
    }

    private RubyClause Clause()
    {
        var keyword = Take();
        var children = new List<SyntaxNodeOrToken> { keyword };
        var head = new List<RubyExpression>();
        var word = RubyText.Intern(_source.AsSpan(keyword.Span));
        var hasHead = word is not ("else" or "begin" or "ensure");
        while (hasHead && _index < _limit && !EndsHead())
        {
            var part = word is "if" or "unless" or "elsif" or "while" or "until" ? Head()
                : word is "when" ? HeadArgument()
                : new RubyOpaqueExpression(_source, [.. HeadTokens([])]);
            children.Add(part);
            head.Add(part);
            if (Kind == SyntaxKind.Comma)
                children.Add(Take());
            SkipCommaLines(children);
        }
        if (IsKeyword("then") || IsKeyword("do"))
            children.Add(Take());
        var from = children.Count;
        Statements(children);
        if (IsKeyword("then"))
        {
            // On the line below its condition.
            children.Add(Take());
            Statements(children);
        }
        return new RubyClause(_source, [.. children], keyword, [.. head], RubyFile.StatementsIn(children.Skip(from)));
    }

    private void SkipCommaLines(List<SyntaxNodeOrToken> children)
    {
        if (children[^1].Node is null && children[^1].Token.Kind == SyntaxKind.Comma)
            SkipLines();
    }

    private bool EndsHead() => Kind is SyntaxKind.EndOfLine or SyntaxKind.Semicolon || IsKeyword("then") || IsKeyword("do") || IsKeyword("when");

    /// <summary>A condition; as text when it is not understood.</summary>
    private RubyExpression Head()
    {
        var start = _index;
        var isDoTaken = _isDoTaken;
        _isDoTaken = true;
        var condition = Conjunction();
        _isDoTaken = isDoTaken;
        if (condition is not null && (EndsHead() || _index >= _limit))
            return condition;
        _index = start;
        return new RubyOpaqueExpression(_source, [.. HeadTokens([])]);
    }

    private RubyExpression HeadArgument()
    {
        var start = _index;
        var value = Argument();
        if (value is not null && (EndsHead() || Kind == SyntaxKind.Comma || _index >= _limit))
            return value;
        _index = start;
        return new RubyOpaqueExpression(_source, [.. HeadTokens([])]);
    }

    private List<SyntaxNodeOrToken> HeadTokens(List<SyntaxNodeOrToken> tokens)
    {
        do
        {
            TakeGroup(tokens);
        }
        while (_index < _limit && !EndsHead());
        return tokens;
    }

    private RubyExpression? Definition()
    {
        var start = _index;
        var end = EndOf(_index);
        var keyword = Take();
        var name = SyntaxToken.Missing(keyword.End);
        if (Kind is SyntaxKind.Name or SyntaxKind.Keyword or SyntaxKind.Variable)
            name = Take();
        while (Kind == SyntaxKind.Dot && _index + 1 < Math.Min(end.Index, _limit))
        {
            _index++;
            name = Take();
        }
        var headEnd = Math.Min(_index, Math.Max(end.Index, start + 1));
        _index = start;
        var children = new List<SyntaxNodeOrToken>();
        if (!_read.Matcher.Ends.ContainsKey(start))
        {
            // def name(x) = value
            return keyword.Length == 3 ? Checked(new RubyDefinition(_source, [.. RestOfStatement()], keyword, name)) : null;
        }
        SkipTo(headEnd, children);
        var last = Math.Min(end.Index, _limit);
        if (_index < last)
            children.Add(new SyntaxToken(SyntaxKind.Opaque, _tokens[_index].Start, _tokens[last - 1].End));
        _index = Math.Max(_index, last);
        children.Add(!end.IsMissing && _index == end.Index && _index < _limit ? Take() : SyntaxToken.Missing(CompositeNode.BoundsOf(children[^1]).End));
        return new RubyDefinition(_source, [.. children], keyword, name);
    }

    private RubyExpression? KeywordCall()
    {
        var keyword = Take();
        var children = new List<SyntaxNodeOrToken> { keyword };
        var arguments = new List<RubyExpression>();
        if (Kind == SyntaxKind.OpenParen && !HasSpaceBefore())
        {
            if (!List(children, arguments))
                return null;
        }
        else if (StartsArgument() || Kind == SyntaxKind.OpenBrace || (Kind == SyntaxKind.Keyword && Text() is "if" or "unless" && _read.Matcher.Ends.ContainsKey(_index)))
        {
            if (!CommandArguments(children, arguments))
                return null;
        }
        return Checked(new RubyKeywordCall(_source, [.. children], keyword, [.. arguments]));
    }
}
