using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>An anchor; its node is null while that is still open.</summary>
internal sealed class YamlAnchor
{
    public YamlNode? Node { get; set; }
}

/// <summary>The anchors of one document. An alias is bound when it is read, so it can only stand for what is above it.</summary>
internal sealed class YamlAnchors
{
    private readonly Dictionary<string, YamlAnchor> _anchors = new(StringComparer.Ordinal);
    private int _aliasedNodes;
    private bool _isOverLimit;

    public bool HasErrors { get; private set; }

    /// <summary>From here on the name stands for this node; a name may be given again.</summary>
    public YamlAnchor Declare(string name) => _anchors[name] = new YamlAnchor();

    /// <param name="depth">Open collections around the alias.</param>
    public YamlAlias Bind(SourceText source, SyntaxToken token, string name, int depth)
    {
        _anchors.TryGetValue(name, out var anchor);
        var target = anchor?.Node;
        if (anchor is null)
            return WithError(new YamlAlias(source, token, null), $"no anchor &{name} stands above this alias");
        if (target is null)
            return WithError(new YamlAlias(source, token, null), $"the alias stands inside the very node that has the anchor &{name}");
        if (target.ExpandedCount <= YamlLimits.MaxAliasedNodes - _aliasedNodes && target.Height + depth <= YamlLimits.MaxDepth)
        {
            _aliasedNodes += target.ExpandedCount;
            return new YamlAlias(source, token, target);
        }
        var alias = new YamlAlias(source, token, null);
        if (_isOverLimit)
            return alias;
        _isOverLimit = true;
        return WithError(alias, $"the aliases stand for more than {YamlLimits.MaxAliasedNodes} nodes or {YamlLimits.MaxDepth} levels: the rest of them is not followed", SyntaxErrorKind.Limit);
    }

    private YamlAlias WithError(YamlAlias alias, string message, SyntaxErrorKind kind = SyntaxErrorKind.Syntax)
    {
        alias.AddError(new SyntaxError(alias.Span, message, kind));
        HasErrors = true;
        return alias;
    }
}
