using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// Finds the tabs that no YAML reader takes for indentation but YamlDotNet skips. libyaml (yaml_parser_scan_to_next_token) takes tabs as
/// blanks only between brackets and behind a token that no key can follow in its line.
/// </summary>
internal sealed class YamlTabs(SourceText source, int start)
{
    private int _end = start;
    private int _flowDepth;
    private YamlTokenKind _last = YamlTokenKind.BlockEntry;
    private bool _lastIsPlain;

    /// <summary>The first such tab between the token before and this one, or null.</summary>
    public int? Find(in YamlToken token)
    {
        var gap = TextSpan.FromBounds(_end, Math.Max(_end, token.Start));
        var tab = _flowDepth == 0 && gap.Length > 0 && source.AsSpan(gap).Contains('\t') ? FindIn(gap) : null;
        _flowDepth += token.Kind switch
        {
            YamlTokenKind.FlowSequenceStart or YamlTokenKind.FlowMappingStart => 1,
            YamlTokenKind.FlowSequenceEnd or YamlTokenKind.FlowMappingEnd when _flowDepth > 0 => -1,
            _ => 0,
        };
        _end = Math.Max(_end, Math.Max(token.Start, token.End));
        if (token.End > token.Start)
        {
            _last = token.Kind;
            _lastIsPlain = token is { Kind: YamlTokenKind.Scalar, Style: YamlScalarStyle.Plain };
        }
        return tab;
    }

    private int? FindIn(TextSpan gap)
    {
        // Behind "-" and "?" a key can follow in the same line. A plain scalar may go on in the next lines, so its reader sees the tabs
        // there; only a comment ends it.
        var keyCanFollow = _last is YamlTokenKind.BlockEntry or YamlTokenKind.Key;
        var inComment = false;
        for (var at = gap.Start; at < gap.End; at++)
        {
            switch (source.Text[at])
            {
                case '\n' or '\r':
                    keyCanFollow = !_lastIsPlain || inComment || keyCanFollow;
                    inComment = false;
                    break;
                case '#':
                    inComment = true;
                    break;
                case '\t' when keyCanFollow && !inComment:
                    return at;
            }
        }
        return null;
    }
}
