using ConfigLint.Syntax.Text;
using Superpower.Model;

namespace ConfigLint.Syntax.Python;

/// <summary>Simple statements and the heads of compound ones. Null means "not understood": the caller keeps the line as text.</summary>
internal sealed class PythonStatementParser
{
    private readonly SourceText _source;
    private readonly TokenCursor _cursor;

    public PythonStatementParser(SourceText source, TokenCursor cursor)
    {
        _source = source;
        _cursor = cursor;
        Expressions = new PythonExpressionParser(source, cursor);
    }

    public PythonExpressionParser Expressions { get; }

    public bool IsAtStatementEnd => _cursor.Kind is SyntaxKind.EndOfLine or SyntaxKind.EndOfFile or SyntaxKind.Semicolon;

    public PythonStatement? Simple()
    {
        var statement = _cursor.Kind == SyntaxKind.Keyword ? KeywordStatement() : ExpressionOrAssignment();
        return IsAtStatementEnd ? statement : null;
    }

    /// <summary>What stands between the keyword and the colon.</summary>
    public bool TryHead(string keyword, List<SyntaxNodeOrToken> children, List<PythonExpression> head)
    {
        switch (keyword)
        {
            case "if" or "elif" or "while":
                return Add(_cursor.Kind == SyntaxKind.Colon ? null : Expressions.ExpressionList());
            case "for":
                return Add(Expressions.TargetList()) && IsKeyword("in") && AddToken() && Add(Expressions.ExpressionList());
            case "with":
                do
                {
                    if (head.Count > 0)
                        AddToken();
                    if (!Add(Expressions.Expression()) || (IsKeyword("as") && !(AddToken() && Add(Expressions.Target()))))
                        return false;
                }
                while (_cursor.Kind == SyntaxKind.Comma);
                return true;
            case "except":
                if (_cursor.Kind == SyntaxKind.Colon)
                    return true;
                if (_cursor.Kind == SyntaxKind.Operator)
                    AddToken();
                return Add(Expressions.ExpressionList()) && (!IsKeyword("as") || (AddToken() && Add(Expressions.Target())));
            default:
                return true;
        }

        bool Add(PythonExpression? expression)
        {
            if (expression is null)
                return false;
            children.Add(expression);
            head.Add(expression);
            return true;
        }

        bool AddToken()
        {
            children.Add(_cursor.Take());
            return true;
        }
    }

    /// <summary>The tokens from here to the end of the line, all as they are.</summary>
    public List<SyntaxNodeOrToken> RestOfLine()
    {
        var tokens = new List<SyntaxNodeOrToken>();
        while (_cursor.Kind is not (SyntaxKind.EndOfLine or SyntaxKind.EndOfFile))
            tokens.Add(_cursor.Take());
        return tokens;
    }

    private PythonStatement? KeywordStatement()
    {
        switch (PythonText.Intern(_source.AsSpan(_cursor.Current.Span)))
        {
            case "import" or "from":
                return Import();
            case "pass" or "break" or "continue" or "return" or "raise" or "del" or "global" or "nonlocal" or "assert":
                return ExpressionsBehindKeyword();
            case "None" or "True" or "False" or "not" or "lambda" or "await":
                return ExpressionOrAssignment();
            default:
                return null;
        }
    }

    private PythonKeywordStatement? ExpressionsBehindKeyword()
    {
        var keyword = _cursor.Take();
        var children = new List<SyntaxNodeOrToken> { keyword };
        var expressions = new List<PythonExpression>();
        while (!IsAtStatementEnd)
        {
            if (Expressions.Expression() is not { } expression)
                return null;
            children.Add(expression);
            expressions.Add(expression);
            if (_cursor.Kind == SyntaxKind.Comma || IsKeyword("from"))
                children.Add(_cursor.Take());
            else
                break;
        }
        return new PythonKeywordStatement(_source, [.. children], PythonText.Intern(_source.AsSpan(keyword.Span)), [.. expressions]);
    }

    private PythonImport? Import()
    {
        var start = _cursor.Rest;
        if (!_cursor.TryRun(PythonImports.Import, out var parts))
            return null;
        var end = _cursor.Index;
        _cursor.MoveTo(start);
        var children = new List<SyntaxNodeOrToken>();
        while (_cursor.Index < end)
            children.Add(_cursor.Take());
        var names = parts.Names?.Select(n => new PythonImportedName(PythonImports.Join(n.Name), AliasOf(n.Alias))).ToArray();
        return new PythonImport(_source, [.. children], parts.Module, parts.Level, names ?? [], names is null);
    }

    private static string? AliasOf(Token<SyntaxKind> alias) => alias.HasValue ? alias.ToStringValue() : null;

    private PythonStatement? ExpressionOrAssignment()
    {
        if (Expressions.ExpressionList() is not { } first)
            return null;
        switch (_cursor.Kind)
        {
            case SyntaxKind.Equals:
                return Assignment([first], [first], null);
            case SyntaxKind.Colon:
                return AnnotatedAssignment(first);
            case SyntaxKind.Operator when IsAugmented(_source.AsSpan(_cursor.Current.Span)):
                if (first.Unwrap() is not (PythonName or PythonMemberAccess or PythonSubscript or PythonOpaqueExpression))
                    CannotAssign(first);
                var op = _cursor.Take();
                return Expressions.ExpressionList() is { } value ? new PythonAugmentedAssignment(_source, first, op, value) : null;
            default:
                return new PythonExpressionStatement(_source, first);
        }
    }

    private PythonAssignment? Assignment(List<SyntaxNodeOrToken> children, List<PythonExpression> targets, PythonExpression? annotation)
    {
        while (true)
        {
            if (annotation is null)
                CheckTarget(targets[^1]);
            children.Add(_cursor.Take());
            if (Expressions.ExpressionList() is not { } value)
                return null;
            children.Add(value);
            if (_cursor.Kind != SyntaxKind.Equals || annotation is not null)
                return new PythonAssignment(_source, [.. children], [.. targets], annotation, value);
            targets.Add(value);
        }
    }

    private PythonAssignment? AnnotatedAssignment(PythonExpression target)
    {
        var colon = _cursor.Take();
        if (Expressions.Expression() is not { } annotation)
            return null;
        if (target.Unwrap() is not (PythonName or PythonMemberAccess or PythonSubscript or PythonOpaqueExpression))
            Expressions.Faults.Add((target, new SyntaxError(target.Span, "only a name, an attribute or an item can be annotated")));
        return _cursor.Kind == SyntaxKind.Equals
            ? Assignment([target, colon, annotation], [target], annotation)
            : new PythonAssignment(_source, [target, colon, annotation], [target], annotation, null);
    }

    private static bool IsAugmented(ReadOnlySpan<char> op) => op.Length >= 2 && op[^1] == '=' && op is not ("==" or "!=" or "<=" or ">=" or ":=");

    private void CheckTarget(PythonExpression target)
    {
        var inner = target.Unwrap();
        if (inner is PythonSequence { SequenceKind: not PythonSequenceKind.Set } sequence)
        {
            foreach (var element in sequence.Elements)
            {
                if (element is not (PythonSequence or PythonStarred) && !IsTarget(element.Unwrap()))
                    CannotAssign(element);
            }
        }
        else if (!IsTarget(inner) && inner is not PythonStarred)
        {
            CannotAssign(target);
        }
    }

    private static bool IsTarget(PythonExpression target) => target is PythonName or PythonMemberAccess or PythonSubscript or PythonOpaqueExpression or PythonSequence;

    private void CannotAssign(PythonExpression target)
    {
        var what = target.Unwrap() switch
        {
            PythonBinary { Operator: "-", Left: PythonName left, Right: PythonName right } => $"an expression; did you mean \"{left.Name}_{right.Name}\"?",
            PythonCall => "a function call",
            PythonLiteral or PythonFormattedString => "a literal",
            _ => "an expression",
        };
        Expressions.Faults.Add((target, new SyntaxError(target.Span, $"cannot assign to {what}")));
    }

    private bool IsKeyword(string word) => _cursor.Kind == SyntaxKind.Keyword && _source.AsSpan(_cursor.Current.Span).SequenceEqual(word);
}
