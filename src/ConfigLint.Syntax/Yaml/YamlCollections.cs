using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>A mapping or a sequence: its children with all punctuation, in the order of the text.</summary>
public abstract class YamlContainer : YamlNode
{
    private readonly SyntaxNodeOrToken[] _children;

    /// <param name="position">Where it stands when it has no children.</param>
    private protected YamlContainer(SourceText source, YamlProperties? properties, SyntaxNodeOrToken[] children, int position)
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
            if (node is YamlEntry { Key: var key, Value: var value })
            {
                count += key.ExpandedCount + value.ExpandedCount;
                height = Math.Max(height, Math.Max(key.Height, value.Height));
            }
            else
            {
                var item = (YamlNode)node;
                count += item.ExpandedCount;
                height = Math.Max(height, item.Height);
            }
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

    internal sealed override int ExpandedCount { get; }

    internal sealed override int Height { get; }

    private protected T[] Members<T>()
        where T : SyntaxNode
    {
        var members = new List<T>(_children.Length);
        foreach (var child in _children)
        {
            if (child.Node is T member)
                members.Add(member);
        }
        return [.. members];
    }
}

/// <summary><c>- item</c> lines, or <c>[item, item]</c>.</summary>
public sealed class YamlSequence : YamlContainer
{
    private YamlNode[]? _items;

    internal YamlSequence(SourceText source, YamlProperties? properties, SyntaxNodeOrToken[] children, int position)
        : base(source, properties, children, position)
    {
    }

    /// <summary>The items as written: an alias is not followed (<see cref="YamlNode.Values"/> does).</summary>
    public IReadOnlyList<YamlNode> Items => _items ??= Members<YamlNode>();
}

/// <summary><c>key: value</c> lines, or <c>{key: value}</c>.</summary>
public sealed class YamlMapping : YamlContainer
{
    /// <summary>Up to this many entries are searched one by one.</summary>
    private const int LinearSearch = 16;

    private YamlEntry[]? _entries;
    private Dictionary<string, YamlEntry>? _index;

    internal YamlMapping(SourceText source, YamlProperties? properties, SyntaxNodeOrToken[] children, int position)
        : base(source, properties, children, position)
    {
    }

    /// <summary>The entries as written: merge keys and overridden duplicates too.</summary>
    public IReadOnlyList<YamlEntry> Entries => Own;

    private YamlEntry[] Own => _entries ??= Members<YamlEntry>();

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
            foreach (var entry in mapping.Own)
            {
                if (entry.IsMerge)
                    continue;
                if (entry.Name is not { } name)
                    yield return entry;
                else if (seen.Add(name))
                    yield return mapping.OwnEntry(name)!;
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
        return Own.Reverse().Where(e => e is { Name: { } name, IsMerge: false } && !seen.Add(name)).Reverse();
    }

    private bool HasMerge => Array.Exists(Own, e => e.IsMerge);

    private YamlEntry? OwnEntry(string key) => Own.Length <= LinearSearch
        ? Array.FindLast(Own, e => !e.IsMerge && e.Name == key)
        : (_index ??= IndexEntries()).GetValueOrDefault(key);

    private Dictionary<string, YamlEntry> IndexEntries()
    {
        var index = new Dictionary<string, YamlEntry>(Own.Length, StringComparer.Ordinal);
        foreach (var entry in Own)
        {
            if (entry is { Name: { } name, IsMerge: false })
                index[name] = entry;
        }
        return index;
    }

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
            foreach (var entry in mapping.Own.Where(e => e.IsMerge))
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
    // Positions of "?" and ":", or -1.
    private readonly int _question;
    private readonly int _colon;

    internal YamlEntry(SourceText source, SyntaxToken question, YamlNode key, SyntaxToken colon, YamlNode value)
        : base(source)
    {
        _question = question.IsMissing ? -1 : question.Start;
        _colon = colon.IsMissing ? -1 : colon.Start;
        Key = key;
        Value = value;
        key.SetParent(this);
        value.SetParent(this);
    }

    public YamlNode Key { get; }

    /// <summary>The value as written, possibly an alias; a missing one is a null scalar of no length behind the colon.</summary>
    public YamlNode Value { get; }

    /// <summary>The key's text; null when the key is no scalar.</summary>
    public string? Name => (Key.Resolve() as YamlScalar)?.Value;

    /// <summary><c>&lt;&lt;</c>, not quoted: the entries of its value belong to the mapping.</summary>
    public bool IsMerge => Key is YamlScalar { Style: YamlScalarStyle.Plain, Value: "<<" };

    public override TextSpan Span => TextSpan.FromBounds(_question < 0 ? Key.Span.Start : _question, Math.Max(Value.Span.End, _colon + 1));

    public override int ChildCount => (_question < 0 ? 2 : 3) + (_colon < 0 ? 0 : 1);

    public override SyntaxNodeOrToken ChildAt(int index)
    {
        if (_question >= 0 && index-- == 0)
            return new SyntaxToken(SyntaxKind.Operator, _question, _question + 1);
        if (index == 0)
            return Key;
        return index == 1 && _colon >= 0 ? new SyntaxToken(SyntaxKind.Colon, _colon, _colon + 1) : Value;
    }
}
