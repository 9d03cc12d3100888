using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>A statement with blocks: one clause each for <c>if</c>, <c>elif</c>, <c>else</c>, <c>except</c>, …</summary>
public abstract class PythonCompoundStatement : PythonStatement
{
    private protected PythonCompoundStatement(SourceText source, SyntaxNode[] children)
        : base(source, [.. children.Select(c => (SyntaxNodeOrToken)c)]) => Clauses = [.. children.OfType<PythonClause>()];

    public IReadOnlyList<PythonClause> Clauses { get; }
}

public sealed class PythonIf : PythonCompoundStatement
{
    internal PythonIf(SourceText source, SyntaxNode[] children)
        : base(source, children)
    {
    }

    /// <summary>True when one of the clauses always runs.</summary>
    public bool HasElse => Clauses[^1].Keyword == "else";
}

public sealed class PythonTry : PythonCompoundStatement
{
    internal PythonTry(SourceText source, SyntaxNode[] children)
        : base(source, children)
    {
    }
}

public sealed class PythonWhile : PythonCompoundStatement
{
    internal PythonWhile(SourceText source, SyntaxNode[] children)
        : base(source, children)
    {
    }
}

/// <summary><c>for target in values:</c>; the head of the first clause holds the target, then the values.</summary>
public sealed class PythonFor : PythonCompoundStatement
{
    internal PythonFor(SourceText source, SyntaxNode[] children)
        : base(source, children)
    {
    }

    /// <summary>What the loop assigns; null when the head is not understood.</summary>
    public PythonExpression? Target => Clauses[0].Head is [var target, _] ? target : null;

    public PythonExpression? Values => Clauses[0].Head is [_, var values] ? values : null;
}

/// <summary><c>with item as target, …:</c>; the head holds items and targets as written.</summary>
public sealed class PythonWith : PythonCompoundStatement
{
    internal PythonWith(SourceText source, SyntaxNode[] children)
        : base(source, children)
    {
    }
}

/// <summary><c>keyword head: body</c></summary>
public sealed class PythonClause : CompositeNode
{
    internal PythonClause(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken keyword, PythonExpression[] head, SyntaxNode[] body)
        : base(source, children)
    {
        KeywordToken = keyword;
        Head = head;
        Body = [.. body.OfType<PythonStatement>()];
    }

    public SyntaxToken KeywordToken { get; }

    public string Keyword => PythonText.Intern(Source.AsSpan(KeywordToken.Span));

    /// <summary>Empty for <c>else</c>, <c>try</c>, <c>finally</c>, a bare <c>except</c>.</summary>
    public IReadOnlyList<PythonExpression> Head { get; }

    /// <summary>What <c>if</c>, <c>elif</c> and <c>while</c> test.</summary>
    public PythonExpression? Condition => Keyword is "if" or "elif" or "while" && Head.Count == 1 ? Head[0] : null;

    public IReadOnlyList<PythonStatement> Body { get; }
}
