using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

internal enum YamlFrameKind : byte
{
    BlockMapping,
    BlockSequence,

    /// <summary>A sequence whose dashes stand at the column of its key.</summary>
    IndentlessSequence,
    FlowMapping,
    FlowSequence,
    FlowPair,
}

/// <summary>An open collection: what it has so far, and the entry that is being read.</summary>
internal sealed class YamlFrame(YamlFrameKind kind, YamlProperties properties, int start, int column, YamlAnchor? anchor)
{
    public YamlFrameKind Kind => kind;

    public int Start => start;

    /// <summary>From 1.</summary>
    public int Column => column;

    public YamlAnchor? Anchor => anchor;

    public List<SyntaxNodeOrToken> Children { get; } = [];

    /// <summary>In a flow collection: a member was read and no comma since.</summary>
    public bool NeedsSeparator { get; set; }

    public SyntaxToken Question { get; set; }

    /// <summary>The key of the entry whose value is still to come.</summary>
    public YamlNode? Key { get; private set; }

    public SyntaxToken Colon { get; set; }

    private bool IsMapping => kind is YamlFrameKind.BlockMapping or YamlFrameKind.FlowMapping or YamlFrameKind.FlowPair;

    /// <summary>The next item, key or value.</summary>
    public void Add(SourceText source, YamlNode node, SyntaxToken noToken)
    {
        if (IsMapping && Key is null)
        {
            Key = node;
            return;
        }
        NeedsSeparator = true;
        if (Key is null)
        {
            Children.Add(node);
            return;
        }
        Children.Add(new YamlEntry(source, Question, Key, Colon.IsMissing ? noToken : Colon, node));
        Key = null;
        Question = Colon = default;
    }

    public YamlContainer ToNode(SourceText source, int end)
    {
        var position = Children.Count == 0 && properties.IsEmpty ? Math.Min(start, end) : start;
        return IsMapping
            ? new YamlMapping(source, properties, [.. Children], position)
            : new YamlSequence(source, properties, [.. Children], position);
    }
}
