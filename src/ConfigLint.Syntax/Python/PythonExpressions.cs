using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>An expression. No tree of them is deeper than <see cref="PythonParser.MaxDepth"/>, so an evaluator may recurse.</summary>
public abstract class PythonExpression : CompositeNode
{
    private protected PythonExpression(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }

    /// <summary>The expression inside any parentheses.</summary>
    public PythonExpression Unwrap()
    {
        var inner = this;
        while (inner is PythonParenthesized parenthesized)
            inner = parenthesized.Expression;
        return inner;
    }
}

public sealed class PythonName : PythonExpression
{
    internal PythonName(SourceText source, SyntaxToken name)
        : base(source, [name])
    {
    }

    public string Name => Text;
}

/// <summary><c>target.name</c></summary>
public sealed class PythonMemberAccess : PythonExpression
{
    internal PythonMemberAccess(SourceText source, PythonExpression target, SyntaxToken dot, SyntaxToken name)
        : base(source, [target, dot, name])
    {
        Target = target;
        NameToken = name;
    }

    public PythonExpression Target { get; }

    public SyntaxToken NameToken { get; }

    public string Name => Source.ToString(NameToken.Span);

    /// <summary><c>os.environ.get</c> when the whole is names and dots, else null.</summary>
    public string? DottedName
    {
        get
        {
            var names = new Stack<string>();
            PythonExpression at = this;
            for (; at is PythonMemberAccess attribute; at = attribute.Target)
                names.Push(attribute.Name);
            if (at is not PythonName first)
                return null;
            names.Push(first.Name);
            return string.Join('.', names);
        }
    }
}

/// <summary><c>target[index]</c>; a slice is a <see cref="PythonOpaqueExpression"/>.</summary>
public sealed class PythonSubscript : PythonExpression
{
    internal PythonSubscript(SourceText source, SyntaxNodeOrToken[] children, PythonExpression target, PythonExpression index)
        : base(source, children)
    {
        Target = target;
        Index = index;
    }

    public PythonExpression Target { get; }

    public PythonExpression Index { get; }
}

/// <summary><c>function(arguments)</c></summary>
public sealed class PythonCall : PythonExpression
{
    internal PythonCall(SourceText source, SyntaxNodeOrToken[] children, PythonExpression function, PythonArgument[] arguments)
        : base(source, children)
    {
        Function = function;
        Arguments = arguments;
    }

    public PythonExpression Function { get; }

    public IReadOnlyList<PythonArgument> Arguments { get; }

    /// <summary>The dotted name of what is called, or null when it is no plain name.</summary>
    public string? FunctionName => Function switch
    {
        PythonName name => name.Name,
        PythonMemberAccess attribute => attribute.DottedName,
        _ => null,
    };
}

/// <summary><c>value</c>, <c>name=value</c>, <c>*value</c> or <c>**value</c> in a call.</summary>
public sealed class PythonArgument : CompositeNode
{
    internal PythonArgument(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken? name, SyntaxToken? star, PythonExpression value)
        : base(source, children)
    {
        NameToken = name;
        IsUnpacked = star is not null;
        Value = value;
    }

    public SyntaxToken? NameToken { get; }

    public string? Name => NameToken is { } name ? Source.ToString(name.Span) : null;

    /// <summary>A star or two stand before the value: what is passed cannot be read off.</summary>
    public bool IsUnpacked { get; }

    public PythonExpression Value { get; }
}

/// <summary><c>-x</c>, <c>+x</c>, <c>~x</c>, <c>not x</c>, <c>await x</c></summary>
public sealed class PythonUnary : PythonExpression
{
    internal PythonUnary(SourceText source, SyntaxToken operatorToken, PythonExpression operand)
        : base(source, [operatorToken, operand])
    {
        OperatorToken = operatorToken;
        Operand = operand;
    }

    public SyntaxToken OperatorToken { get; }

    public string Operator => PythonText.Intern(Source.AsSpan(OperatorToken.Span));

    public PythonExpression Operand { get; }
}

/// <summary>Arithmetic, bits, <c>and</c>, <c>or</c>.</summary>
public sealed class PythonBinary : PythonExpression
{
    internal PythonBinary(SourceText source, PythonExpression left, SyntaxToken operatorToken, PythonExpression right)
        : base(source, [left, operatorToken, right])
    {
        Left = left;
        OperatorToken = operatorToken;
        Right = right;
    }

    public PythonExpression Left { get; }

    public SyntaxToken OperatorToken { get; }

    public string Operator => PythonText.Intern(Source.AsSpan(OperatorToken.Span));

    public PythonExpression Right { get; }
}

/// <summary><c>a &lt; b &lt;= c</c>, <c>in</c>, <c>not in</c>, <c>is</c>, <c>is not</c>: one operator less than operands.</summary>
public sealed class PythonComparison : PythonExpression
{
    internal PythonComparison(SourceText source, SyntaxNodeOrToken[] children, PythonExpression[] operands, string[] operators)
        : base(source, children)
    {
        Operands = operands;
        Operators = operators;
    }

    public IReadOnlyList<PythonExpression> Operands { get; }

    public IReadOnlyList<string> Operators { get; }
}

/// <summary><c>a if condition else b</c></summary>
public sealed class PythonConditional : PythonExpression
{
    internal PythonConditional(
        SourceText source, PythonExpression whenTrue, SyntaxToken ifToken, PythonExpression condition, SyntaxToken elseToken, PythonExpression whenFalse)
        : base(source, [whenTrue, ifToken, condition, elseToken, whenFalse])
    {
        WhenTrue = whenTrue;
        Condition = condition;
        WhenFalse = whenFalse;
    }

    public PythonExpression WhenTrue { get; }

    public PythonExpression Condition { get; }

    public PythonExpression WhenFalse { get; }
}

/// <summary><c>name := value</c>: assigns the name.</summary>
public sealed class PythonNamedExpression : PythonExpression
{
    internal PythonNamedExpression(SourceText source, PythonName target, SyntaxToken walrus, PythonExpression value)
        : base(source, [target, walrus, value])
    {
        Target = target;
        Value = value;
    }

    public PythonName Target { get; }

    public PythonExpression Value { get; }
}

public sealed class PythonParenthesized : PythonExpression
{
    internal PythonParenthesized(SourceText source, SyntaxNodeOrToken[] children, PythonExpression expression)
        : base(source, children) => Expression = expression;

    public PythonExpression Expression { get; }
}

public enum PythonSequenceKind
{
    List,

    /// <summary>With or without parentheses.</summary>
    Tuple,
    Set,
}

/// <summary>A list, tuple or set display.</summary>
public sealed class PythonSequence : PythonExpression
{
    internal PythonSequence(SourceText source, SyntaxNodeOrToken[] children, PythonSequenceKind kind, PythonExpression[] elements)
        : base(source, children)
    {
        SequenceKind = kind;
        Elements = elements;
    }

    public PythonSequenceKind SequenceKind { get; }

    public IReadOnlyList<PythonExpression> Elements { get; }
}

/// <summary><c>{key: value, **other}</c></summary>
public sealed class PythonDict : PythonExpression
{
    internal PythonDict(SourceText source, SyntaxNodeOrToken[] children, PythonDictEntry[] entries)
        : base(source, children) => Entries = entries;

    public IReadOnlyList<PythonDictEntry> Entries { get; }
}

/// <param name="Key">Null when another dictionary is unpacked here.</param>
public readonly record struct PythonDictEntry(PythonExpression? Key, PythonExpression Value);

/// <summary><c>*value</c></summary>
public sealed class PythonStarred : PythonExpression
{
    internal PythonStarred(SourceText source, SyntaxToken star, PythonExpression value)
        : base(source, [star, value]) => Value = value;

    public PythonExpression Value { get; }
}

/// <summary>What this subset does not look into: lambda, comprehension, slice, yield, or something it does not know.</summary>
public sealed class PythonOpaqueExpression : PythonExpression
{
    internal PythonOpaqueExpression(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children)
    {
    }

    internal bool IsLambda { get; init; }

    /// <summary>True when the name stands somewhere in the text: it may be assigned by a <c>:=</c>.</summary>
    public bool Mentions(string name) => PythonText.ContainsName(Source.AsSpan(Span), name);
}
