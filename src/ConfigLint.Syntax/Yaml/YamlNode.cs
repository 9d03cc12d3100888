using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A value: a scalar, a sequence, a mapping, or an alias of one of them.</summary>
public abstract class YamlNode : SyntaxNode
{
    private readonly SyntaxToken _anchor;
    private readonly SyntaxToken _tag;

    private protected YamlNode(SourceText source, YamlProperties properties)
        : base(source)
    {
        _anchor = properties.Anchor;
        _tag = properties.Tag;
    }

    /// <summary>The name after <c>&amp;</c>, or null.</summary>
    public string? Anchor => _anchor.IsMissing ? null : Source.ToString(_anchor.Span)[1..];

    /// <summary>The tag as written (<c>!Ref</c>, <c>!!str</c>), or null.</summary>
    public string? Tag => _tag.IsMissing ? null : Source.ToString(_tag.Span);

    public TextSpan TagSpan => _tag.Span;

    /// <summary>
    /// The node has a tag of some tool's own (CloudFormation's <c>!Ref</c> and <c>!Sub</c>, compose's <c>!reset</c>), which computes
    /// the real value: what stands here is only its argument.
    /// </summary>
    public bool HasCustomTag => !_tag.IsMissing && _tag.Length > 1 && Source.Text[_tag.Start + 1] != '!'
        && !Source.AsSpan(_tag.Span).StartsWith("!<tag:yaml.org,2002:", StringComparison.Ordinal);

    /// <summary>The node itself, or what the alias stands for; null when that is unknown or beyond the limits.</summary>
    public virtual YamlNode? Resolve() => this;

    /// <summary>
    /// The node at the end of a path of keys, aliases and merge keys (<c>&lt;&lt;</c>) followed, so never a <see cref="YamlAlias"/>;
    /// null when there is none. Its place is where the value is really written.
    /// </summary>
    public YamlNode? Get(params ReadOnlySpan<string> path)
    {
        var node = Resolve();
        foreach (var key in path)
            node = (node as YamlMapping)?.GetEntry(key)?.Value.Resolve();
        return node;
    }

    public YamlScalar? GetScalar(params ReadOnlySpan<string> path) => Get(path) as YamlScalar;

    public YamlMapping? GetMapping(params ReadOnlySpan<string> path) => Get(path) as YamlMapping;

    public YamlSequence? GetSequence(params ReadOnlySpan<string> path) => Get(path) as YamlSequence;

    /// <summary>The text of the scalar at the end of the path; null when there is none, it is null (<c>~</c>) or a custom tag computes it.</summary>
    public string? GetString(params ReadOnlySpan<string> path) => GetScalar(path) is { IsNull: false, HasCustomTag: false } scalar ? scalar.Value : null;

    /// <summary>The items of a sequence or the values of a mapping, resolved; none for a scalar.</summary>
    public IEnumerable<YamlNode> Values() => Resolve() switch
    {
        YamlSequence sequence => sequence.Items.Select(item => item.Resolve()).OfType<YamlNode>(),
        YamlMapping mapping => mapping.MergedEntries().Select(entry => entry.Value.Resolve()).OfType<YamlNode>(),
        _ => [],
    };

    /// <summary>All nodes at the end of a path in which <c>*</c> stands for every item of a sequence or value of a mapping.</summary>
    public IReadOnlyList<YamlNode> Select(params ReadOnlySpan<string> path)
    {
        var nodes = new List<YamlNode>();
        if (Resolve() is { } start)
            nodes.Add(start);
        foreach (var key in path)
        {
            var next = new List<YamlNode>();
            foreach (var node in nodes)
            {
                if (key == "*")
                    next.AddRange(node.Values());
                else if (node.Get(key) is { } found)
                    next.Add(found);
            }
            nodes = next;
        }
        return nodes;
    }

    /// <summary>Nodes that a walk from here meets when it follows aliases; bounded by <see cref="YamlLimits"/>.</summary>
    internal int ExpandedCount { get; private protected init; } = 1;

    /// <summary>Levels of nodes below this one and itself, aliases followed.</summary>
    internal int Height { get; private protected init; } = 1;

    private protected int PropertyCount => (_anchor.IsMissing ? 0 : 1) + (_tag.IsMissing ? 0 : 1);

    /// <summary>Anchor and tag come in either order.</summary>
    private protected SyntaxToken PropertyAt(int index)
    {
        if (PropertyCount == 1)
            return _anchor.IsMissing ? _tag : _anchor;
        return index == 0 == _anchor.Start < _tag.Start ? _anchor : _tag;
    }

    internal static int StartOf(SyntaxNodeOrToken child) => child.Node?.Span.Start ?? child.Token.Start;

    internal static int EndOf(SyntaxNodeOrToken child) => child.Node?.Span.End ?? child.Token.End;
}

/// <summary>What may stand before a node's content; missing tokens when it does not.</summary>
internal readonly record struct YamlProperties(SyntaxToken Anchor, SyntaxToken Tag)
{
    public bool IsEmpty => Anchor.IsMissing && Tag.IsMissing;
}

/// <summary><c>*name</c>: the node that has the anchor <c>&amp;name</c>.</summary>
public sealed class YamlAlias : YamlNode
{
    private readonly SyntaxToken _token;

    internal YamlAlias(SourceText source, SyntaxToken token, YamlNode? target)
        : base(source, default)
    {
        _token = token;
        Target = target;
        ExpandedCount = target?.ExpandedCount ?? 1;
        Height = target?.Height ?? 1;
    }

    public string Name => Source.ToString(_token.Span)[1..];

    /// <summary>Never an alias; null when no anchor has the name or the target is beyond the limits.</summary>
    public YamlNode? Target { get; }

    public override YamlNode? Resolve() => Target;

    public override TextSpan Span => _token.Span;

    public override int ChildCount => 1;

    public override SyntaxNodeOrToken ChildAt(int index) => _token;
}
