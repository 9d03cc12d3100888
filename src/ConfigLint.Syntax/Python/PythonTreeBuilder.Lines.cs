namespace ConfigLint.Syntax.Python;

/// <summary>What a logical line becomes.</summary>
internal sealed partial class PythonTreeBuilder
{
    private void ReadLine()
    {
        var block = _blocks.Peek();
        if (block.IsOpaque)
        {
            ReadOpaqueLine(block);
            return;
        }
        var first = _source.AsSpan(_cursor.Current.Span);
        var keyword = _cursor.Kind == SyntaxKind.Keyword ? PythonText.Intern(first) : "";
        switch (keyword)
        {
            case "if" or "while" or "for" or "try" or "with":
                FinishCompound(block);
                block.Compound = new Compound(keyword);
                ReadClause(block, keyword);
                break;
            case "elif" or "else" or "except" or "finally":
                ReadContinuation(block, keyword);
                break;
            case "def" or "class" or "async":
                block.LostCompound = false;
                FinishCompound(block);
                ReadDefinition(block);
                break;
            default:
                block.LostCompound = false;
                FinishCompound(block);
                if (_cursor.Kind == SyntaxKind.Operator && first is "@")
                    ReadDecorator(block);
                else
                    ReadSimple(block.Members);
                break;
        }
    }

    private void ReadClause(Block block, string keyword)
    {
        var line = _cursor.Rest;
        var start = _cursor.Take();
        var head = new Head(HeadKind.Clause, start, [start]);
        var isUnderstood = _parser.TryHead(keyword, head.Children, head.Expressions) && _cursor.Kind == SyntaxKind.Colon;
        if (!isUnderstood)
        {
            _cursor.MoveTo(line);
            ReadUnknownHead(block);
            return;
        }
        block.LostCompound = false;
        head.Children.Add(_cursor.Take());
        TakeFaults(line);
        AwaitBlockOrReadInline(block, head);
    }

    private void AwaitBlockOrReadInline(Block block, Head head)
    {
        if (_cursor.Kind is SyntaxKind.EndOfLine or SyntaxKind.EndOfFile)
        {
            _lastEnd = CompositeNode.BoundsOf(head.Children[^1]).End;
            Await(head);
            return;
        }
        var body = new List<SyntaxNode>();
        ReadSimple(body);
        AddClause(block, head, body);
    }

    /// <summary>A clause whose head is not understood stays a clause when its colon can be found, so that its body is still read.</summary>
    private void ReadUnknownHead(Block block)
    {
        var limit = _parser.Expressions.IsTooDeep;
        var fault = limit ? null : FindFault();
        ForgetFaults();
        var tokens = _parser.RestOfLine();
        var isColonLast = tokens[^1].Token.Kind == SyntaxKind.Colon;
        if (!isColonLast || tokens.Count == 1 || tokens.Exists(t => t.Token.Kind == SyntaxKind.Bad))
        {
            var statement = new PythonOpaqueStatement(_source, [.. tokens]);
            Explain(statement, fault ?? MissingColon(tokens), limit);
            if (block.Compound is { } compound)
                compound.IsBroken = true;
            FinishCompound(block);
            block.LostCompound = true;
            block.Members.Add(statement);
            return;
        }
        var condition = tokens.Count > 2 ? new PythonOpaqueExpression(_source, [.. tokens.Skip(1).SkipLast(1)]) : null;
        var head = new Head(HeadKind.Clause, tokens[0].Token, condition is null ? tokens : [tokens[0], condition, tokens[^1]]);
        if (condition is not null)
        {
            head.Expressions.Add(condition);
            Explain(condition, fault, limit);
        }
        _lastEnd = tokens[^1].Token.End;
        Await(head);
    }

    private void ReadContinuation(Block block, string keyword)
    {
        if (block.Compound is { } compound && Continues(compound, keyword))
        {
            ReadClause(block, keyword);
            return;
        }
        FinishCompound(block);
        var start = _cursor.Current;
        var tokens = _parser.RestOfLine();
        var head = new Head(HeadKind.Opaque, start, tokens);
        // Behind a head that was not understood it is where it should be.
        if (!block.LostCompound)
            _fileErrors.Add(new SyntaxError(start.Span, $"unexpected \"{keyword}\": no statement before it that it could belong to"));
        AwaitOrAdd(block, head);
    }

    private static bool Continues(Compound compound, string keyword) => keyword switch
    {
        "elif" => compound.Keyword == "if",
        "else" => compound.Keyword is "if" or "for" or "while" or "try",
        _ => compound.Keyword == "try",
    };

    private void ReadDefinition(Block block)
    {
        var fault = FindFault();
        var tokens = _parser.RestOfLine();
        var nameAt = tokens.FindIndex(t => t.Token.Kind == SyntaxKind.Name);
        var keyword = tokens[0].Token;
        var isDefinition = nameAt > 0 && _source.AsSpan(tokens[nameAt - 1].Token.Span) is "def" or "class";
        var head = isDefinition
            ? new Head(HeadKind.Definition, tokens[nameAt - 1].Token, tokens) { Name = tokens[nameAt].Token }
            : new Head(HeadKind.Opaque, keyword, tokens);
        fault ??= MissingColon(tokens);
        if (fault is not null)
            _fileErrors.Add(fault);
        AwaitOrAdd(block, head);
    }

    private void AwaitOrAdd(Block block, Head head)
    {
        _lastEnd = CompositeNode.BoundsOf(head.Children[^1]).End;
        if (head.Children[^1].Token.Kind == SyntaxKind.Colon)
            Await(head);
        else
            block.Members.Add(ToStatement(head, head.Children));
    }

    private void ReadDecorator(Block block)
    {
        var line = _cursor.Rest;
        var at = _cursor.Take();
        var expression = _parser.Expressions.Expression();
        if (expression is not null && _cursor.Kind is SyntaxKind.EndOfLine or SyntaxKind.EndOfFile)
        {
            var decorator = new PythonDecorator(_source, [at, expression], expression);
            TakeFaults(line);
            block.Members.Add(decorator);
            return;
        }
        _cursor.MoveTo(line);
        AddOpaque(block.Members);
    }

    /// <summary>Simple statements with semicolons between them; the whole line as text from the first that is not understood.</summary>
    private void ReadSimple(List<SyntaxNode> members)
    {
        while (_cursor.Kind is not (SyntaxKind.EndOfLine or SyntaxKind.EndOfFile))
        {
            if (_cursor.Kind == SyntaxKind.Semicolon)
            {
                members.Add(new SkippedTokens(_source, [_cursor.Take()]));
                continue;
            }
            var start = _cursor.Rest;
            if (_parser.Simple() is { } statement)
            {
                TakeFaults(start);
                members.Add(statement);
                _lastEnd = statement.Span.End;
                continue;
            }
            _cursor.MoveTo(start);
            AddOpaque(members);
        }
    }

    private void AddOpaque(List<SyntaxNode> members)
    {
        var limit = _parser.Expressions.IsTooDeep;
        var fault = limit ? null : FindFault();
        ForgetFaults();
        var start = _cursor.Current;
        var isImport = _source.AsSpan(start.Span) is "import" or "from";
        var tokens = _parser.RestOfLine();
        _lastEnd = tokens[^1].Token.End;
        if (tokens[^1].Token.Kind == SyntaxKind.Colon && members == _blocks.Peek().Members && _awaitsBlock is null && fault is null)
        {
            Await(new Head(HeadKind.Opaque, start, tokens));
            return;
        }
        var statement = new PythonOpaqueStatement(_source, [.. tokens]);
        // The grammar of imports is known as a whole.
        if (isImport && !HasTokenError(start.Start, _lastEnd))
            fault ??= new SyntaxError(start.Span, "expected \"import name\" or \"from module import name\"");
        Explain(statement, fault, limit);
        members.Add(statement);
    }

    private void ReadOpaqueLine(Block block)
    {
        if (FindFault() is { } fault)
            _fileErrors.Add(fault);
        if (block.OpaqueStart < 0)
            block.OpaqueStart = _cursor.Current.Start;
        var first = _cursor.Current;
        var last = first;
        while (_cursor.Kind is not (SyntaxKind.EndOfLine or SyntaxKind.EndOfFile))
            last = _cursor.Take();
        _lastEnd = last.End;
        if (last.Kind == SyntaxKind.Colon)
            Await(new Head(HeadKind.InOpaque, first, []));
    }

    private SyntaxError? MissingColon(List<SyntaxNodeOrToken> line) =>
        line.Exists(t => t.Token.Kind is SyntaxKind.Bad or SyntaxKind.Colon) || HasTokenError(line[0].Token.Start, line[^1].Token.End)
            ? null
            : new SyntaxError(line[0].Token.Span, $"expected \":\" at the end of \"{_source.ToString(line[0].Token.Span)} …\"");

    /// <summary>Only in a line in which the tokenizer found nothing.</summary>
    private SyntaxError? FindFault()
    {
        var start = _cursor.Current.Start;
        var fault = PythonFaults.Find(_source, _cursor, out var end);
        return fault is null || HasTokenError(start, end) ? null : fault;
    }

    private bool HasTokenError(int start, int end)
    {
        // Errors stand in the order of the text, and lines are read in that order.
        while (_tokenErrorIndex < _tokenErrors.Count && _tokenErrors[_tokenErrorIndex].Span.Start < start)
            _tokenErrorIndex++;
        return _tokenErrorIndex < _tokenErrors.Count && _tokenErrors[_tokenErrorIndex].Span.Start <= end;
    }
}
