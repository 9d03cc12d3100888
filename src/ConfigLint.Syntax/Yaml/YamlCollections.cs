using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A mapping or a sequence: its children with all punctuation, in the order of the text.</summary>
public abstract class YamlContainer : YamlNode
{
    private readonly SyntaxNodeOrToken[] _children;

    private protected YamlContainer(SourceText source, YamlProperties properties, SyntaxNodeOrToken[] children, int position)
        : base(source, properties)
    {
        _children = children;
        var count = 1;
        var height = 0;
        foreach (var child in children)
        {
            if (child.Node is not { } node)
                continue;
            node.SetParent(this);
            count += node is YamlEntry entry ? entry.Key.ExpandedCount + entry.Value.ExpandedCount : ((YamlNode)node).ExpandedCount;
            height = Math.Max(height, node is YamlEntry pair ? Math.Max(pair.Key.Height, pair.Value.Height) : ((YamlNode)node).Height);
        }
        ExpandedCount = count;
        Height = height + 1;
        Span = ChildCount == 0 ? new TextSpan(position, 0) : TextSpan.FromBounds(StartOf(ChildAt(0)), EndOf(ChildAt(ChildCount - 1)));
    }

    /// <summary>Written with brackets, as in JSON.</summary>
    public bool IsFlow => _children.Length > 0 && _children[0].Node is null && _children[0].Token.Kind is SyntaxKind.OpenBrace or SyntaxKind.OpenBracket;

    public sealed override TextSpan Span { get; }

    public sealed override int ChildCount => PropertyCount + _children.Length;

    public sealed override SyntaxNodeOrToken ChildAt(int index) => index < PropertyCount ? PropertyAt(index) : _children[index - PropertyCount];
}

/// <summary><c>- item</c> lines, or <c>[item, item]</c>.</summary>
public sealed class YamlSequence : YamlContainer
{
    private readonly YamlNode[] _items;

    internal YamlSequence(SourceText source, YamlProperties properties, SyntaxNodeOrToken[] children, int position)
        : base(source, properties, children, position) => _items = [.. children.Select(c => c.Node).OfType<YamlNode>()];

    /// <summary>The items as written: an alias is not followed (<see cref="YamlNode.Values"/> does).</summary>
    public IReadOnlyList<YamlNode> Items => _items;
}

/// <summary><c>key: value</c> lines, or <c>{key: value}</c>.</summary>
public sealed class YamlMapping : YamlContainer
{
    private readonly YamlEntry[] _entries;

    internal YamlMapping(SourceText source, YamlProperties properties, SyntaxNodeOrToken[] children, int position)
        : base(source, properties, children, position) => _entries = [.. children.Select(c => c.Node).OfType<YamlEntry>()];

    /// <summary>The entries as written: merge keys and overridden duplicates too.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>The last entry of that key; else the one that a merge key brings in. Keys are compared as text.</summary>
    public YamlEntry? GetEntry(string key)
    {
        if (OwnEntry(key) is { } own)
            return own;
        if (!HasMerge)
            return null;
        foreach (var mapping in MergedMappings())
        {
            if (mapping.OwnEntry(key) is { } merged)
                return merged;
        }
        return null;
    }

    /// <summary>What a reader of this mapping gets: one entry a key, those of merge keys included, in the order of the text.</summary>
    public IEnumerable<YamlEntry> MergedEntries()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mapping in HasMerge ? MergedMappings().Prepend(this) : [this])
        {
            foreach (var entry in mapping._entries)
            {
                if (!entry.IsMerge && (entry.Name is not { } name || (seen.Add(name) && mapping.OwnEntry(name) is not null)))
                    yield return entry.Name is null ? entry : mapping.OwnEntry(entry.Name)!;
            }
        }
    }

    /// <summary>
    /// Entries that a later one of the same key overrides. YAML forbids them; readers differ (kubectl takes the last,
    /// docker compose refuses the file), so this is no syntax error.
    /// </summary>
    public IEnumerable<YamlEntry> DuplicateEntries()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return _entries.Reverse().Where(e => e is { Name: { } name, IsMerge: false } && !seen.Add(name)).Reverse();
    }

    private bool HasMerge => Array.Exists(_entries, e => e.IsMerge);

    private YamlEntry? OwnEntry(string key) => Array.FindLast(_entries, e => !e.IsMerge && e.Name == key);

    /// <summary>The mappings of the merge keys, nearest first. Aliases are bounded when they are bound, so this ends.</summary>
    private IEnumerable<YamlMapping> MergedMappings()
    {
        var open = new Stack<YamlNode>();
        PushMerges(this);
        while (open.TryPop(out var node))
        {
            if (node.Resolve() is YamlMapping mapping)
            {
                yield return mapping;
                PushMerges(mapping);
            }
        }

        void PushMerges(YamlMapping mapping)
        {
            foreach (var entry in mapping._entries.Where(e => e.IsMerge))
            {
                if (entry.Value.Resolve() is YamlSequence list)
                {
                    foreach (var item in list.Items.Reverse())
                        open.Push(item);
                }
                else
                {
                    open.Push(entry.Value);
                }
            }
        }
    }
}

/// <summary>One <c>key: value</c> of a mapping.</summary>
public sealed class YamlEntry : SyntaxNode
{
    private readonly SyntaxToken _question;
    private readonly SyntaxToken _colon;

    internal YamlEntry(SourceText source, SyntaxToken question, YamlNode key, SyntaxToken colon, YamlNode value)
        : base(source)
    {
        _question = question;
        _colon = colon;
        Key = key;
        Value = value;
        key.SetParent(this);
        value.SetParent(this);
        Name = (key.Resolve() as YamlScalar)?.Value;
    }

    public YamlNode Key { get; }

    /// <summary>The value as written, possibly an alias; a missing one is a null scalar of no length behind the colon.</summary>
    public YamlNode Value { get; }

    /// <summary>The key's text; null when the key is no scalar.</summary>
    public string? Name { get; }

    /// <summary><c>&lt;&lt;</c>, not quoted: the entries of its value belong to the mapping.</summary>
    public bool IsMerge => Name == "<<" && Key is YamlScalar { Style: YamlScalarStyle.Plain };

    public override TextSpan Span => TextSpan.FromBounds(_question.IsMissing ? Key.Span.Start : _question.Start, Math.Max(Value.Span.End, _colon.End));

    public override int ChildCount => (_question.IsMissing ? 2 : 3) + (_colon.IsMissing ? 0 : 1);

    public override SyntaxNodeOrToken ChildAt(int index)
    {
        if (!_question.IsMissing && index-- == 0)
            return _question;
        return index == 0 ? Key : index == 1 && !_colon.IsMissing ? _colon : Value;
    }
}
