using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

/// <summary>A local variable that is assigned before, <c>@x</c>, <c>$x</c>; also the target of an assignment.</summary>
public sealed class RubyVariable : RubyExpression
{
    internal RubyVariable(SourceText source, SyntaxToken name)
        : base(source, [name])
    {
    }

    public string Name => Text;
}

/// <summary><c>Name</c>, <c>A::B</c>, <c>::A</c>.</summary>
public sealed class RubyConstant : RubyExpression
{
    internal RubyConstant(SourceText source, SyntaxNodeOrToken[] children, RubyExpression? scope, SyntaxToken name)
        : base(source, children)
    {
        Scope = scope;
        NameToken = name;
    }

    /// <summary>What stands before the double colon.</summary>
    public RubyExpression? Scope { get; }

    public SyntaxToken NameToken { get; }

    /// <summary>With its scope, as written: <c>Float::INFINITY</c>.</summary>
    public string Name => Scope is null ? Source.ToString(NameToken.Span) : Text;
}

/// <summary>
/// A method call: <c>name</c>, <c>name argument, …</c>, <c>receiver.name(argument, …) { … }</c>. A bare name that no statement before
/// assigns is one as well.
/// </summary>
public sealed class RubyCall : RubyExpression
{
    internal RubyCall(
        SourceText source, SyntaxNodeOrToken[] children, RubyExpression? receiver, SyntaxToken name, RubyExpression[] arguments, RubyBlock? block, bool isSafe)
        : base(source, children)
    {
        Receiver = receiver;
        NameToken = name;
        Arguments = arguments;
        Block = block;
        IsSafe = isSafe;
    }

    public RubyExpression? Receiver { get; }

    /// <summary>Missing in <c>receiver.(argument)</c>, which calls <c>call</c>.</summary>
    public SyntaxToken NameToken { get; }

    public string Name => NameToken.IsMissing ? "call" : Source.ToString(NameToken.Span);

    /// <summary>In the order of the text, <see cref="RubyPair"/> and <see cref="RubySplat"/> among them.</summary>
    public IReadOnlyList<RubyExpression> Arguments { get; }

    public RubyBlock? Block { get; }

    /// <summary>Called with <c>&amp;.</c>: nil when the receiver is nil.</summary>
    public bool IsSafe { get; }

    /// <summary>The value of <c>key: value</c> or <c>:key => value</c>, or null.</summary>
    public RubyExpression? Option(string key) => Arguments.OfType<RubyPair>().FirstOrDefault(p => p.KeyName == key)?.Value;
}

/// <summary><c>target[index]</c></summary>
public sealed class RubyIndex : RubyExpression
{
    internal RubyIndex(SourceText source, SyntaxNodeOrToken[] children, RubyExpression target, RubyExpression[] arguments)
        : base(source, children)
    {
        Target = target;
        Arguments = arguments;
    }

    public RubyExpression Target { get; }

    public IReadOnlyList<RubyExpression> Arguments { get; }
}

/// <summary><c>do |x| … end</c> or <c>{ |x| … }</c></summary>
public sealed class RubyBlock : CompositeNode
{
    internal RubyBlock(SourceText source, SyntaxNodeOrToken[] children, string[] parameters, RubyExpression[] statements)
        : base(source, children)
    {
        Parameters = parameters;
        Statements = statements;
        Clauses = RubyClause.In(children);
    }

    public IReadOnlyList<string> Parameters { get; }

    public IReadOnlyList<RubyExpression> Statements { get; }

    /// <summary><c>rescue</c>, <c>else</c>, <c>ensure</c> of the block itself.</summary>
    public IReadOnlyList<RubyClause> Clauses { get; }
}

/// <summary><c>-> (x) { … }</c></summary>
public sealed class RubyLambda : RubyExpression
{
    internal RubyLambda(SourceText source, SyntaxNodeOrToken[] children, RubyBlock block)
        : base(source, children) => Block = block;

    public RubyBlock Block { get; }
}

/// <summary><c>key: value</c> or <c>key => value</c> in a hash or a call.</summary>
public sealed class RubyPair : RubyExpression
{
    internal RubyPair(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken? label, RubyExpression? key, RubyExpression? value)
        : base(source, children)
    {
        Label = label;
        Key = key;
        Value = value;
    }

    /// <summary>The key with its colon.</summary>
    public SyntaxToken? Label { get; }

    /// <summary>The key before an arrow.</summary>
    public RubyExpression? Key { get; }

    /// <summary>Null in <c>key:</c>, which takes the variable of that name.</summary>
    public RubyExpression? Value { get; }

    /// <summary>The key when it is a label, symbol or plain string.</summary>
    public string? KeyName => Label is { } label
        ? Source.ToString(label.Span).TrimEnd(':').Trim('"', '\'')
        : Key switch { RubyLiteral { Value: string symbol } => symbol, RubyString text => text.Value, _ => null };
}

/// <summary><c>*x</c>, <c>**x</c>, <c>&amp;x</c> in a list.</summary>
public sealed class RubySplat : RubyExpression
{
    internal RubySplat(SourceText source, SyntaxNodeOrToken[] children, RubyExpression? value)
        : base(source, children) => Value = value;

    /// <summary>Null when only the sign is passed on.</summary>
    public RubyExpression? Value { get; }

    public bool IsBlock => Source.Text[Span.Start] == '&';
}

/// <summary><c>!x</c>, <c>-x</c>, <c>~x</c>, <c>not x</c>, <c>defined? x</c></summary>
public sealed class RubyUnary : RubyExpression
{
    internal RubyUnary(SourceText source, SyntaxToken operatorToken, RubyExpression operand)
        : base(source, [operatorToken, operand])
    {
        OperatorToken = operatorToken;
        Operand = operand;
    }

    public SyntaxToken OperatorToken { get; }

    public string Operator => RubyText.Intern(Source.AsSpan(OperatorToken.Span));

    public RubyExpression Operand { get; }
}

/// <summary>Arithmetic, comparison, <c>&amp;&amp;</c>, <c>||</c>, <c>and</c>, <c>or</c>.</summary>
public sealed class RubyBinary : RubyExpression
{
    internal RubyBinary(SourceText source, RubyExpression left, SyntaxToken operatorToken, RubyExpression right)
        : base(source, [left, operatorToken, right])
    {
        Left = left;
        OperatorToken = operatorToken;
        Right = right;
    }

    public RubyExpression Left { get; }

    public SyntaxToken OperatorToken { get; }

    public string Operator => RubyText.Intern(Source.AsSpan(OperatorToken.Span));

    public RubyExpression Right { get; }
}

/// <summary><c>1..5</c>, <c>1...5</c>, <c>(2..)</c>, <c>(..5)</c></summary>
public sealed class RubyRange : RubyExpression
{
    internal RubyRange(SourceText source, SyntaxNodeOrToken[] children, RubyExpression? from, SyntaxToken operatorToken, RubyExpression? to)
        : base(source, children)
    {
        From = from;
        To = to;
        ExcludesEnd = operatorToken.Length == 3;
    }

    public RubyExpression? From { get; }

    public RubyExpression? To { get; }

    public bool ExcludesEnd { get; }
}

/// <summary><c>condition ? a : b</c></summary>
public sealed class RubyConditional : RubyExpression
{
    internal RubyConditional(
        SourceText source, RubyExpression condition, SyntaxToken question, RubyExpression whenTrue, SyntaxToken colon, RubyExpression whenFalse)
        : base(source, [condition, question, whenTrue, colon, whenFalse])
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    public RubyExpression Condition { get; }

    public RubyExpression WhenTrue { get; }

    public RubyExpression WhenFalse { get; }
}

public sealed class RubyParenthesized : RubyExpression
{
    internal RubyParenthesized(SourceText source, SyntaxNodeOrToken[] children)
        : base(source, children) => Statements = RubyFile.StatementsIn(children);

    public IReadOnlyList<RubyExpression> Statements { get; }
}

public sealed class RubyArray : RubyExpression
{
    internal RubyArray(SourceText source, SyntaxNodeOrToken[] children, RubyExpression[] elements)
        : base(source, children) => Elements = elements;

    public IReadOnlyList<RubyExpression> Elements { get; }
}

public sealed class RubyHash : RubyExpression
{
    internal RubyHash(SourceText source, SyntaxNodeOrToken[] children, RubyExpression[] elements)
        : base(source, children) => Elements = elements;

    /// <summary><see cref="RubyPair"/>, and a <see cref="RubySplat"/> for <c>**other</c>.</summary>
    public IReadOnlyList<RubyExpression> Elements { get; }
}

/// <summary><c>return</c>, <c>next</c>, <c>break</c>, <c>yield</c>, <c>super</c>, <c>redo</c>, <c>retry</c> with what follows.</summary>
public sealed class RubyKeywordCall : RubyExpression
{
    internal RubyKeywordCall(SourceText source, SyntaxNodeOrToken[] children, SyntaxToken keyword, RubyExpression[] arguments)
        : base(source, children)
    {
        KeywordToken = keyword;
        Arguments = arguments;
    }

    public SyntaxToken KeywordToken { get; }

    public string Keyword => RubyText.Intern(Source.AsSpan(KeywordToken.Span));

    public IReadOnlyList<RubyExpression> Arguments { get; }
}
