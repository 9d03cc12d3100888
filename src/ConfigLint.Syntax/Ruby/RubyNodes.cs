using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

/// <summary>A whole Ruby file.</summary>
public sealed class RubyFile : CompositeNode
{
    internal RubyFile(SourceText source, List<SyntaxNodeOrToken> children)
        : base(source, [.. children, new SyntaxToken(SyntaxKind.EndOfFile, source.Length, source.Length)]) => Statements = StatementsIn(children);

    /// <summary>The statements of the top level; those of blocks and clauses are in them.</summary>
    public IReadOnlyList<RubyExpression> Statements { get; }

    public override TextSpan Span => new(0, Source.Length);

    internal static RubyExpression[] StatementsIn(IEnumerable<SyntaxNodeOrToken> children) => [.. children.Select(c => c.Node).OfType<RubyExpression>()];
}

/// <summary>An expression; in Ruby every statement is one. No tree of them is deeper than <see cref="RubyParser.MaxDepth"/>, so an evaluator may recurse.</summary>
public abstract class RubyExpression : CompositeNode
{
    private protected RubyExpression(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }

    /// <summary>The expression inside any parentheses that hold just one.</summary>
    public RubyExpression Unwrap()
    {
        var inner = this;
        while (inner is RubyParenthesized { Statements: [var only] })
            inner = only;
        return inner;
    }
}

/// <summary><c>statement if condition</c>, and the same with unless, while, until, rescue.</summary>
public sealed class RubyModifier : RubyExpression
{
    internal RubyModifier(SourceText source, RubyExpression body, SyntaxToken keyword, RubyExpression condition)
        : base(source, [body, keyword, condition])
    {
        Body = body;
        KeywordToken = keyword;
        Condition = condition;
    }

    public RubyExpression Body { get; }

    public SyntaxToken KeywordToken { get; }

    public string Keyword => RubyText.Intern(Source.AsSpan(KeywordToken.Span));

    /// <summary>For <c>rescue</c>: the value when the body raises.</summary>
    public RubyExpression Condition { get; }
}

/// <summary><c>target = value</c>, <c>target ||= value</c>, <c>a, b = 1, 2</c>.</summary>
public sealed class RubyAssignment : RubyExpression
{
    internal RubyAssignment(SourceText source, SyntaxNodeOrToken[] children, RubyExpression[] targets, SyntaxToken operatorToken, RubyExpression value)
        : base(source, children)
    {
        Targets = targets;
        OperatorToken = operatorToken;
        Value = value;
    }

    /// <summary>Mostly one: a variable, constant, index or attribute.</summary>
    public IReadOnlyList<RubyExpression> Targets { get; }

    public SyntaxToken OperatorToken { get; }

    /// <summary><c>=</c>, <c>||=</c>, <c>+=</c>, …</summary>
    public string Operator => RubyText.Intern(Source.AsSpan(OperatorToken.Span));

    /// <summary>A <see cref="RubyArray"/> without brackets when several values are given.</summary>
    public RubyExpression Value { get; }
}

/// <summary><c>if</c> or <c>unless</c> with its <c>elsif</c> and <c>else</c>; also as a value.</summary>
public sealed class RubyIf : RubyExpression
{
    internal RubyIf(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Clauses = RubyClause.In(children);

    public IReadOnlyList<RubyClause> Clauses { get; }
}

public sealed class RubyCase : RubyExpression
{
    internal RubyCase(SourceText source, SyntaxNodeOrToken[] children, RubyExpression? subject)
        : base(source, children)
    {
        Subject = subject;
        Clauses = RubyClause.In(children);
    }

    public RubyExpression? Subject { get; }

    /// <summary><c>when</c>, <c>in</c> and <c>else</c>.</summary>
    public IReadOnlyList<RubyClause> Clauses { get; }
}

/// <summary><c>begin … rescue … else … ensure … end</c>; the first clause is the body.</summary>
public sealed class RubyBegin : RubyExpression
{
    internal RubyBegin(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Clauses = RubyClause.In(children);

    public IReadOnlyList<RubyClause> Clauses { get; }
}

/// <summary><c>while</c>, <c>until</c>, <c>for</c>.</summary>
public sealed class RubyLoop : RubyExpression
{
    internal RubyLoop(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Clause = RubyClause.In(children)[0];

    public RubyClause Clause { get; }
}

/// <summary><c>keyword head then body</c></summary>
public sealed class RubyClause : CompositeNode
{
    internal RubyClause(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken keyword, RubyExpression[] head, RubyExpression[] body)
        : base(source, children)
    {
        KeywordToken = keyword;
        Head = head;
        Body = body;
    }

    public SyntaxToken KeywordToken { get; }

    public string Keyword => RubyText.Intern(Source.AsSpan(KeywordToken.Span));

    /// <summary>The condition, the values of a <c>when</c>, the exceptions of a <c>rescue</c>; empty for <c>else</c>, <c>begin</c>, <c>ensure</c>.</summary>
    public IReadOnlyList<RubyExpression> Head { get; }

    public IReadOnlyList<RubyExpression> Body { get; }

    internal static RubyClause[] In(IEnumerable<SyntaxNodeOrToken> children) => [.. children.Select(c => c.Node).OfType<RubyClause>()];
}

/// <summary><c>def</c>, <c>class</c> or <c>module</c>: kept as text.</summary>
public sealed class RubyDefinition : RubyExpression
{
    internal RubyDefinition(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken keyword, SyntaxToken name)
        : base(source, children)
    {
        KeywordToken = keyword;
        NameToken = name;
    }

    public SyntaxToken KeywordToken { get; }

    public string Keyword => RubyText.Intern(Source.AsSpan(KeywordToken.Span));

    /// <summary>Missing in <c>class &lt;&lt; self</c>.</summary>
    public SyntaxToken NameToken { get; }

    public string Name => Source.ToString(NameToken.Span);
}

/// <summary>A statement that this subset does not know, with all that is nested in it: kept as text.</summary>
public sealed class RubyOpaqueExpression : RubyExpression
{
    internal RubyOpaqueExpression(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }

    /// <summary>True when the name stands somewhere in the text: it may be assigned or called there.</summary>
    public bool Mentions(string name) => RubyText.ContainsName(Source.AsSpan(Span), name);
}

/// <summary>The lines of a heredoc, below the statement that its <see cref="RubyHeredoc"/> stands in.</summary>
public sealed class RubyHeredocBody : CompositeNode
{
    internal RubyHeredocBody(SourceText source, SyntaxToken body)
        : base(source, [body])
    {
    }
}
