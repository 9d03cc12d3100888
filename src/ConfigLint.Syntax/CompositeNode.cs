using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax;

/// <summary>A node that keeps its children, nodes and tokens, in one array in the order of the text.</summary>
public abstract class CompositeNode : SyntaxNode
{
    private readonly SyntaxNodeOrToken[] _children;

    private protected CompositeNode(SourceText source, SyntaxNodeOrToken[] children)
        : base(source)
    {
        _children = children;
        foreach (var child in children)
        {
            child.Node?.SetParent(this);
            if (child.Node is CompositeNode node && node.Depth >= Depth)
                Depth = node.Depth + 1;
        }
        Span = children.Length == 0 ? default : TextSpan.FromBounds(BoundsOf(children[0]).Start, BoundsOf(children[^1]).End);
    }

    public override TextSpan Span { get; }

    /// <summary>How many levels of nodes hang below this one; the parsers keep it small, so that a walk down may recurse.</summary>
    internal int Depth { get; }

    public override int ChildCount => _children.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _children[index];

    internal static TextSpan BoundsOf(SyntaxNodeOrToken child) => child.Node?.Span ?? child.Token.Span;
}
