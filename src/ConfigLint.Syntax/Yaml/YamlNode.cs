using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A value: a scalar, a sequence, a mapping, or an alias of one of them.</summary>
public abstract class YamlNode : SyntaxNode
{
    private readonly YamlProperties? _properties;

    private protected YamlNode(SourceText source, YamlProperties? properties)
        : base(source) => _properties = properties;

    /// <summary>The name after <c>&amp;</c>, or null.</summary>
    public string? Anchor => _properties is { Anchor: { IsMissing: false } anchor } ? Source.ToString(anchor.Span)[1..] : null;

    /// <summary>The tag as written (<c>!Ref</c>, <c>!!str</c>), or null.</summary>
    public string? Tag => _properties is { Tag: { IsMissing: false } tag } ? Source.ToString(tag.Span) : null;

    /// <summary>
    /// The node has a tag of some tool's own (CloudFormation's <c>!Ref</c> and <c>!Sub</c>, compose's <c>!reset</c>), which computes
    /// the real value: what stands here is only its argument.
    /// </summary>
    public bool HasCustomTag => _properties is { Tag: { Length: > 1 } tag } && Source.Text[tag.Start + 1] != '!'
        && !Source.AsSpan(tag.Span).StartsWith("!<tag:yaml.org,2002:", StringComparison.Ordinal);

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
    internal virtual int ExpandedCount => 1;

    /// <summary>Levels of nodes below this one and itself, aliases followed.</summary>
    internal virtual int Height => 1;

    private protected int PropertyCount => _properties?.Count ?? 0;

    private protected SyntaxToken PropertyAt(int index) => _properties!.TokenAt(index);

    internal static int StartOf(SyntaxNodeOrToken child) => child.Node?.Span.Start ?? child.Token.Start;

    internal static int EndOf(SyntaxNodeOrToken child) => child.Node?.Span.End ?? child.Token.End;
}

/// <summary>What stands before a node's content: an anchor, a tag or both, in either order.</summary>
internal sealed record YamlProperties(SyntaxToken Anchor, SyntaxToken Tag)
{
    public int Count => Anchor.IsMissing || Tag.IsMissing ? 1 : 2;

    public SyntaxToken TokenAt(int index)
    {
        if (Count == 1)
            return Anchor.IsMissing ? Tag : Anchor;
        return index == 0 == Anchor.Start < Tag.Start ? Anchor : Tag;
    }
}

/// <summary><c>*name</c>: the node that has the anchor <c>&amp;name</c>.</summary>
public sealed class YamlAlias : YamlNode
{
    private readonly SyntaxToken _token;

    internal YamlAlias(SourceText source, SyntaxToken token, YamlNode? target)
        : base(source, null)
    {
        _token = token;
        Target = target;
    }

    public string Name => Source.ToString(_token.Span)[1..];

    /// <summary>Never an alias; null when no anchor has the name or the target is beyond the limits.</summary>
    public YamlNode? Target { get; }

    public override YamlNode? Resolve() => Target;

    internal override int ExpandedCount => Target?.ExpandedCount ?? 1;

    internal override int Height => Target?.Height ?? 1;

    public override TextSpan Span => _token.Span;

    public override int ChildCount => 1;

    public override SyntaxNodeOrToken ChildAt(int index) => _token;
}
