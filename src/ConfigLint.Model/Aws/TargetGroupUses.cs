using ConfigLint.Model.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>Where a template names its target groups, each read once however many there are.</summary>
internal sealed class TargetGroupUses
{
    private readonly Dictionary<string, int> _mentions;
    private readonly Dictionary<string, int> _forwards;

    /// <param name="resources">Of one template.</param>
    public TargetGroupUses(IReadOnlyList<CloudFormationResource> resources)
    {
        var groups = resources.Where(r => r.Type == "AWS::ElasticLoadBalancingV2::TargetGroup").ToList();
        _mentions = groups.Select(g => g.LogicalId).Distinct().ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        _forwards = new(_mentions, StringComparer.Ordinal);
        if (groups.Count == 0)
            return;
        Count(groups[0].At.Source.Text, _mentions);
        foreach (var forwarding in resources.Where(r => r.Type is "AWS::ElasticLoadBalancingV2::Listener" or "AWS::ElasticLoadBalancingV2::ListenerRule").Select(r => r.Properties))
            Count(forwarding is null ? "" : forwarding.Source.AsSpan(forwarding.Span), _forwards);
    }

    /// <summary>
    /// A group without targets of its own, whose name stands nowhere but in listeners and their rules, has none: no service or group of
    /// instances joins it, and no output tells others of it. The usual stand-in for "drop what no rule takes".
    /// </summary>
    public bool MayHaveTargets(CloudFormationResource group)
    {
        if (!group.IsWhole || group.Properties is not { } properties || YamlSettings.Entry(properties, "Targets") is not null)
            return true;
        // Once it is named where it is declared.
        return _forwards[group.LogicalId] is var forwards && (forwards == 0 || _mentions[group.LogicalId] > forwards + 1);
    }

    /// <summary>Logical IDs are words of letters and digits, wherever they stand: <c>!Ref Id</c>, <c>Fn::GetAtt: [Id, …]</c>, <c>${Id.Arn}</c>.</summary>
    private static void Count(ReadOnlySpan<char> text, Dictionary<string, int> words)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        while (text.Length > 0)
        {
            var end = 0;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (known.TryGetValue(text[..end], out var count))
                known[text[..end]] = count + 1;
            text = text[Math.Min(text.Length, end + 1)..];
        }
    }
}
