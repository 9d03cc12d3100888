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

/// <summary>An open collection, and the entry of it that is being read.</summary>
/// <param name="column">From 1.</param>
/// <param name="firstChild">Its children are the last of the builder's list, from this one on.</param>
internal sealed class YamlFrame(YamlFrameKind kind, YamlProperties? properties, int start, int column, int firstChild, YamlAnchor? anchor)
{
    public YamlFrameKind Kind => kind;

    public YamlProperties? Properties => properties;

    public int Start => start;

    public int Column => column;

    public int FirstChild => firstChild;

    public YamlAnchor? Anchor => anchor;

    public bool IsMapping => kind is YamlFrameKind.BlockMapping or YamlFrameKind.FlowMapping or YamlFrameKind.FlowPair;

    /// <summary>In a flow collection: a member was read and no comma since.</summary>
    public bool NeedsSeparator { get; set; }

    /// <summary>The entry whose value is still to come.</summary>
    public YamlNode? Key { get; set; }

    public SyntaxToken Question { get; set; }

    public SyntaxToken Colon { get; set; }
}
