using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A whole YAML file: a stream of documents.</summary>
public sealed class YamlFile : SyntaxNode
{
    private readonly YamlDocument[] _documents;
    private readonly SkippedTokens? _rest;
    private IReadOnlyList<TextSpan>? _comments;

    internal YamlFile(SourceText source, YamlDocument[] documents, SkippedTokens? rest)
        : base(source)
    {
        _documents = documents;
        _rest = rest;
        foreach (var document in documents)
            document.SetParent(this);
        rest?.SetParent(this);
    }

    /// <summary>All documents, broken ones too; none when the file holds only comments.</summary>
    public IReadOnlyList<YamlDocument> Documents => _documents;

    /// <summary>From <c>#</c> to the end of the line; <c>#</c> in values and in text that was not understood is none.</summary>
    public IReadOnlyList<TextSpan> Comments => _comments ??= [.. FindComments()];

    public override TextSpan Span => new(0, Source.Length);

    public override int ChildCount => _documents.Length + (_rest is null ? 1 : 2);

    public override SyntaxNodeOrToken ChildAt(int index)
    {
        if (index < _documents.Length)
            return _documents[index];
        return _rest is not null && index == _documents.Length ? _rest : new SyntaxToken(SyntaxKind.EndOfFile, Source.Length, Source.Length);
    }

    private IEnumerable<TextSpan> FindComments()
    {
        var at = 0;
        foreach (var token in Tokens())
        {
            // A gap has only blanks, line breaks and comments.
            while (at < token.Start)
            {
                var offset = Source.AsSpan(TextSpan.FromBounds(at, token.Start)).IndexOf('#');
                if (offset < 0)
                    break;
                var start = at + offset;
                var length = Source.AsSpan(TextSpan.FromBounds(start, token.Start)).IndexOfAny('\n', '\r');
                at = length < 0 ? token.Start : start + length;
                yield return TextSpan.FromBounds(start, at);
            }
            at = token.End;
        }
    }
}

/// <summary>One document: what kubectl, compose or Traefik reads as one object.</summary>
public sealed class YamlDocument : SyntaxNode
{
    private readonly SyntaxNodeOrToken[] _children;

    internal YamlDocument(SourceText source, SyntaxNodeOrToken[] children, YamlNode? root, bool isComplete)
        : base(source)
    {
        _children = children;
        Root = root;
        IsComplete = isComplete;
        foreach (var child in children)
            child.Node?.SetParent(this);
    }

    /// <summary>Null when the document is empty. Of a broken document it has what was read before the fault.</summary>
    public YamlNode? Root { get; }

    /// <summary>False when a fault or a limit cut the document short: what is missing from it may only be unread.</summary>
    public bool IsComplete { get; }

    public override TextSpan Span => _children.Length == 0
        ? default
        : TextSpan.FromBounds(YamlNode.StartOf(_children[0]), YamlNode.EndOf(_children[^1]));

    public override int ChildCount => _children.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _children[index];

    /// <summary>The node at the end of a path of keys; see <see cref="YamlNode.Get(ReadOnlySpan{string})"/>.</summary>
    public YamlNode? Get(params ReadOnlySpan<string> path) => Root?.Get(path);

    /// <summary>The text of the scalar at the end of a path of keys, or null.</summary>
    public string? GetString(params ReadOnlySpan<string> path) => Root?.GetString(path);
}
