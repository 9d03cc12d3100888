using System.Collections.Immutable;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax;

/// <summary>A node of a lossless tree. Its children, tokens and nodes, stand in the order of the text.</summary>
public abstract class SyntaxNode
{
    protected SyntaxNode(SourceText source) => Source = source;

    public SourceText Source { get; }

    public SyntaxNode? Parent { get; private set; }

    /// <summary>From the first character of the first token to the last of the last; trivia around them is left out.</summary>
    public abstract TextSpan Span { get; }

    public abstract int ChildCount { get; }

    public abstract SyntaxNodeOrToken ChildAt(int index);

    /// <summary>The faults that belong to this very node; those of its children are theirs.</summary>
    public ImmutableArray<SyntaxError> Errors { get; private set; } = [];

    public Location Location => new(Source, Span);

    public string Text => Source.ToString(Span);

    public IEnumerable<SyntaxNodeOrToken> Children()
    {
        for (var i = 0; i < ChildCount; i++)
            yield return ChildAt(i);
    }

    /// <summary>This node and all below it, parents first, without recursion.</summary>
    public IEnumerable<SyntaxNode> DescendantsAndSelf()
    {
        var open = new Stack<SyntaxNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.ChildCount - 1; i >= 0; i--)
            {
                if (node.ChildAt(i).Node is { } child)
                    open.Push(child);
            }
        }
    }

    /// <summary>All tokens in the order of the text; with the gaps between them they are the file.</summary>
    public IEnumerable<SyntaxToken> Tokens()
    {
        var open = new Stack<SyntaxNodeOrToken>();
        open.Push(this);
        while (open.TryPop(out var item))
        {
            if (item.Node is not { } node)
            {
                yield return item.Token;
                continue;
            }
            for (var i = node.ChildCount - 1; i >= 0; i--)
                open.Push(node.ChildAt(i));
        }
    }

    internal void AddError(SyntaxError error) => Errors = Errors.Add(error);

    /// <summary>Called once by the parser that builds the parent.</summary>
    internal void SetParent(SyntaxNode parent) => Parent = parent;

    public override string ToString() => $"{GetType().Name} {Span}";
}

/// <summary>A child of a node: either a node or a token.</summary>
public readonly struct SyntaxNodeOrToken
{
    private SyntaxNodeOrToken(SyntaxNode? node, SyntaxToken token)
    {
        Node = node;
        Token = token;
    }

    public SyntaxNode? Node { get; }

    /// <summary>The token, when <see cref="Node"/> is null.</summary>
    public SyntaxToken Token { get; }

    public static implicit operator SyntaxNodeOrToken(SyntaxNode node) => new(node, default);

    public static implicit operator SyntaxNodeOrToken(SyntaxToken token) => new(null, token);

    public static SyntaxNodeOrToken FromSyntaxNode(SyntaxNode node) => node;

    public static SyntaxNodeOrToken FromSyntaxToken(SyntaxToken token) => token;
}

/// <summary>Tokens that fit nowhere: kept, so that nothing of the file is lost.</summary>
public sealed class SkippedTokens : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;

    internal SkippedTokens(SourceText source, SyntaxToken[] tokens)
        : base(source) => _tokens = tokens;

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];
}
