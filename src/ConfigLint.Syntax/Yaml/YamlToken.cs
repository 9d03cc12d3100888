namespace ConfigLint.Syntax.Yaml;

/// <summary>What the scanner found; the zero-width ones say where indentation opens and closes a block.</summary>
internal enum YamlTokenKind : byte
{
    EndOfDocument,
    DocumentStart,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    BlockEntry,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    FlowEntry,
    Key,
    Value,
    Anchor,
    Alias,
    Tag,
    Scalar,

    /// <summary>The scanner refuses the text here; <see cref="YamlToken.Value"/> is the message.</summary>
    Error,
}

/// <summary>A scanner token in positions of the whole file.</summary>
internal readonly record struct YamlToken(YamlTokenKind Kind, int Start, int End, string Value = "", YamlScalarStyle Style = YamlScalarStyle.Plain);
