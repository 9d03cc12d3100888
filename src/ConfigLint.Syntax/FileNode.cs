using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax;

/// <summary>A whole file: its members in the order of the text, then the end of the file.</summary>
public abstract class FileNode : SyntaxNode
{
    private readonly SyntaxNode[] _members;
    private readonly SyntaxToken _endOfFile;

    private protected FileNode(SourceText source, SyntaxNode[] members)
        : base(source)
    {
        _members = members;
        _endOfFile = new SyntaxToken(SyntaxKind.EndOfFile, source.Length, source.Length);
        foreach (var member in members)
            member.SetParent(this);
    }

    /// <summary>Statements, entries and <see cref="SkippedTokens"/>.</summary>
    public IReadOnlyList<SyntaxNode> Members => _members;

    public sealed override TextSpan Span => new(0, Source.Length);

    public sealed override int ChildCount => _members.Length + 1;

    public sealed override SyntaxNodeOrToken ChildAt(int index) => index < _members.Length ? _members[index] : _endOfFile;
}
