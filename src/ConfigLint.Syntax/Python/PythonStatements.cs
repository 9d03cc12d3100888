using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>A whole Python file.</summary>
public sealed class PythonFile : CompositeNode
{
    internal PythonFile(SourceText source, SyntaxNode[] statements)
        : base(source, [.. statements.Select(s => (SyntaxNodeOrToken)s), new SyntaxToken(SyntaxKind.EndOfFile, source.Length, source.Length)]) =>
        Statements = [.. statements.OfType<PythonStatement>()];

    /// <summary>The statements of the top level; those of <c>if</c>, <c>try</c>, … are in their clauses.</summary>
    public IReadOnlyList<PythonStatement> Statements { get; }

    public override TextSpan Span => new(0, Source.Length);
}

public abstract class PythonStatement : CompositeNode
{
    private protected PythonStatement(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }
}

/// <summary><c>target = value</c>, <c>a = b = value</c>, <c>a, b = value</c>, <c>target: annotation = value</c>.</summary>
public sealed class PythonAssignment : PythonStatement
{
    internal PythonAssignment(
        SourceText source, SyntaxNodeOrToken[] children, PythonExpression[] targets, PythonExpression? annotation, PythonExpression? value)
        : base(source, children)
    {
        Targets = targets;
        Annotation = annotation;
        Value = value;
    }

    /// <summary>From left to right; each gets the same value. A tuple or list target takes the value apart.</summary>
    public IReadOnlyList<PythonExpression> Targets { get; }

    public PythonExpression? Annotation { get; }

    /// <summary>Null in a bare annotation, which assigns nothing.</summary>
    public PythonExpression? Value { get; }
}

/// <summary><c>target += value</c> and its sisters.</summary>
public sealed class PythonAugmentedAssignment : PythonStatement
{
    internal PythonAugmentedAssignment(SourceText source, PythonExpression target, SyntaxToken operatorToken, PythonExpression value)
        : base(source, [target, operatorToken, value])
    {
        Target = target;
        OperatorToken = operatorToken;
        Value = value;
    }

    public PythonExpression Target { get; }

    public SyntaxToken OperatorToken { get; }

    /// <summary>The operator without its equals sign: <c>+</c>, <c>//</c>, …</summary>
    public string Operator => Source.Text[OperatorToken.Start..(OperatorToken.End - 1)];

    public PythonExpression Value { get; }
}

public sealed class PythonExpressionStatement : PythonStatement
{
    internal PythonExpressionStatement(SourceText source, PythonExpression expression)
        : base(source, [expression]) => Expression = expression;

    public PythonExpression Expression { get; }
}

/// <summary><c>import a.b as c, d</c> and <c>from ..a import b as c</c>.</summary>
public sealed class PythonImport : PythonStatement
{
    internal PythonImport(SourceText source, SyntaxNodeOrToken[] children, string? module, int level, PythonImportedName[] names, bool isStar)
        : base(source, children)
    {
        Module = module;
        Level = level;
        Names = names;
        IsStar = isStar;
    }

    /// <summary>The module of <c>from module import …</c>; null in a plain import, empty in <c>from . import …</c>.</summary>
    public string? Module { get; }

    /// <summary>The number of leading dots.</summary>
    public int Level { get; }

    public IReadOnlyList<PythonImportedName> Names { get; }

    /// <summary><c>from module import *</c>: any name may be assigned.</summary>
    public bool IsStar { get; }
}

/// <summary>A name that an import brings in.</summary>
/// <param name="Name">As written, with dots.</param>
/// <param name="Alias">The name behind <c>as</c>.</param>
public sealed record PythonImportedName(string Name, string? Alias)
{
    /// <summary>The variable that the import assigns.</summary>
    public string Binding => Alias ?? (Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? Name[..dot] : Name);
}

/// <summary>A statement that starts with a keyword and holds expressions: <c>del</c>, <c>global</c>, <c>return</c>, <c>raise</c>, <c>assert</c>, <c>pass</c>, …</summary>
public sealed class PythonKeywordStatement : PythonStatement
{
    internal PythonKeywordStatement(SourceText source, SyntaxNodeOrToken[] children, string keyword, PythonExpression[] expressions)
        : base(source, children)
    {
        Keyword = keyword;
        Expressions = expressions;
    }

    public string Keyword { get; }

    public IReadOnlyList<PythonExpression> Expressions { get; }
}

/// <summary><c>def</c>, <c>async def</c> or <c>class</c>: the head and the body are kept as text.</summary>
public sealed class PythonDefinition : PythonStatement
{
    internal PythonDefinition(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken name, bool isClass)
        : base(source, children)
    {
        NameToken = name;
        IsClass = isClass;
    }

    public SyntaxToken NameToken { get; }

    public string Name => Source.ToString(NameToken.Span);

    public bool IsClass { get; }
}

/// <summary><c>@decorator</c>, above a definition.</summary>
public sealed class PythonDecorator : PythonStatement
{
    internal PythonDecorator(SourceText source, SyntaxNodeOrToken[] children, PythonExpression expression)
        : base(source, children) => Expression = expression;

    public PythonExpression Expression { get; }
}

/// <summary>A statement that this subset does not know, or one that is broken, with the block below it: kept as text.</summary>
public sealed class PythonOpaqueStatement : PythonStatement
{
    internal PythonOpaqueStatement(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }

    /// <summary>True when the name stands somewhere in the text: the statement may then assign it.</summary>
    public bool Mentions(string name) => PythonText.ContainsName(Source.AsSpan(Span), name);
}
