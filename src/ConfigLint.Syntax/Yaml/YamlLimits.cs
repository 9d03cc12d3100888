namespace ConfigLint.Syntax.Yaml;

/// <summary>How much YAML is read; each bound that is reached is one error of kind Limit, and what was read until then is kept.</summary>
public static class YamlLimits
{
    /// <summary>Characters of a file. The largest bundles of custom resource definitions have a few million.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    /// <summary>Mappings and sequences inside one another, aliases followed. Real files stay below 40.</summary>
    public const int MaxDepth = 200;

    public const int MaxDocuments = 10_000;

    /// <summary>Nodes of a file, as written.</summary>
    public const int MaxNodes = 500_000;

    /// <summary>Nodes of a document that stand for others through aliases; "billion laughs" has 10⁹ and more.</summary>
    public const int MaxAliasedNodes = 100_000;

    /// <summary>Blanks at the start of a line: YamlDotNet's buffer looks ahead 1,024 characters and no further.</summary>
    internal const int MaxIndent = 1000;
}
