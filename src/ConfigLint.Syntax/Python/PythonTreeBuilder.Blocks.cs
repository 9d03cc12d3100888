using Superpower.Model;

namespace ConfigLint.Syntax.Python;

/// <summary>What opens and ends blocks.</summary>
internal sealed partial class PythonTreeBuilder
{
    private void Await(Head head)
    {
        if (_blocks.Count > PythonParser.MaxBlocks && head.Kind == HeadKind.Clause)
        {
            head = new Head(HeadKind.Opaque, head.Keyword, head.Children);
            _fileErrors.Add(new SyntaxError(
                head.Keyword.Span, $"blocks are nested deeper than {PythonParser.MaxBlocks}: this one is not analysed", SyntaxErrorKind.Limit));
        }
        _awaitsBlock = head;
    }

    private void CloseBlock()
    {
        var block = _blocks.Pop();
        FinishCompound(block);
        if (block.Head!.Kind == HeadKind.Clause)
            Close(block.Head, block.Members);
        else
            Close(block.Head, block.OpaqueStart < 0 ? [] : block.Members, block.OpaqueStart);
    }

    private void Close(Head head, List<SyntaxNode> body, int opaqueStart = -1)
    {
        var parent = _blocks.Peek();
        if (head.Kind == HeadKind.Clause)
        {
            AddClause(parent, head, body);
        }
        else if (head.Kind != HeadKind.InOpaque)
        {
            if (opaqueStart >= 0)
                head.Children.Add(new SyntaxToken(SyntaxKind.Opaque, opaqueStart, _lastEnd));
            parent.Members.Add(ToStatement(head, head.Children));
        }
    }

    private PythonStatement ToStatement(Head head, List<SyntaxNodeOrToken> children) => head.Kind == HeadKind.Definition
        ? new PythonDefinition(_source, [.. children], head.Name, _source.AsSpan(head.Keyword.Span) is "class")
        : new PythonOpaqueStatement(_source, [.. children]);

    private void AddClause(Block block, Head head, List<SyntaxNode> body)
    {
        SyntaxNodeOrToken[] children = [.. head.Children, .. body.Select(b => (SyntaxNodeOrToken)b)];
        block.Compound!.Clauses.Add(new PythonClause(_source, children, head.Keyword, [.. head.Expressions], [.. body]));
    }

    /// <summary>No further clause can come for the statement that is open in this block.</summary>
    private void FinishCompound(Block block)
    {
        if (block.Compound is not { Clauses.Count: > 0 } compound)
        {
            block.Compound = null;
            return;
        }
        block.Compound = null;
        var clauses = compound.Clauses.ToArray();
        PythonCompoundStatement statement = compound.Keyword switch
        {
            "if" => new PythonIf(_source, clauses),
            "while" => new PythonWhile(_source, clauses),
            "for" => new PythonFor(_source, clauses),
            "with" => new PythonWith(_source, clauses),
            _ => new PythonTry(_source, clauses),
        };
        if (statement is PythonTry && !compound.IsBroken && statement.Clauses.All(c => c.Keyword is "try" or "else"))
            Report(statement, new SyntaxError(statement.Clauses[0].KeywordToken.Span, "expected \"except\" or \"finally\" behind this \"try\""));
        block.Members.Add(statement);
    }

    /// <param name="line">Where the statement starts: read again for faults when a part of it was not understood.</param>
    private void TakeFaults(TokenList<SyntaxKind> line)
    {
        if (_parser.Expressions.HasOpaque)
        {
            var rest = _cursor.Rest;
            _cursor.MoveTo(line);
            if (FindFault() is { } fault)
                _fileErrors.Add(fault);
            _cursor.MoveTo(rest);
        }
        foreach (var (node, error) in _parser.Expressions.Faults)
            Report(node, error);
        ForgetFaults();
    }

    private void ForgetFaults()
    {
        _parser.Expressions.Faults.Clear();
        _parser.Expressions.IsTooDeep = false;
        _parser.Expressions.HasOpaque = false;
    }

    private void Explain(SyntaxNode node, SyntaxError? fault, bool isTooDeep)
    {
        if (isTooDeep)
            Report(node, new SyntaxError(new TextSpan(node.Span.Start, 1), "nested too deep or too long a chain of operators: not analysed", SyntaxErrorKind.Limit));
        else if (fault is not null)
            Report(node, fault);
    }
}
