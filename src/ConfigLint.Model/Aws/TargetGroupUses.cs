using ConfigLint.Model.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>Where a template names its target groups and listeners, each read once however many there are.</summary>
internal sealed class TargetGroupUses
{
    private readonly Dictionary<string, int> _mentions;
    private readonly Dictionary<string, int> _forwards;
    private readonly HashSet<string> _ofClosedListeners = new(StringComparer.Ordinal);

    /// <param name="resources">Of one template.</param>
    public TargetGroupUses(IReadOnlyList<CloudFormationResource> resources)
    {
        var groups = resources.Where(r => r.Type == "AWS::ElasticLoadBalancingV2::TargetGroup").ToList();
        var forwarding = resources.Where(r => r.Type is "AWS::ElasticLoadBalancingV2::Listener" or "AWS::ElasticLoadBalancingV2::ListenerRule").ToList();
        _forwards = groups.Select(g => g.LogicalId).Distinct().ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        _mentions = _forwards.Keys.Concat(forwarding.Select(r => r.LogicalId)).Distinct().ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        if (groups.Count == 0)
            return;
        foreach (var word in WordsOf(groups[0].At.Source.Text, _mentions))
            _mentions[word]++;
        foreach (var resource in forwarding.Where(r => r.Properties is not null))
        {
            foreach (var group in WordsOf(resource.Properties!.Source.AsSpan(resource.Properties.Span), _forwards))
            {
                _forwards[group]++;
                if (resource.Type == "AWS::ElasticLoadBalancingV2::Listener" && _mentions[resource.LogicalId] == 1)
                    _ofClosedListeners.Add(group);
            }
        }
    }

    /// <summary>
    /// A group without targets of its own has none when its name stands nowhere but in listeners, so that no service or group of instances
    /// joins it and no output tells others of it, and when these listeners are told to others, who hang their own rules on them: the usual
    /// stand-in for "what no rule takes". Behind a listener that nobody else is told of, targets are registered by hand.
    /// </summary>
    public bool MayHaveTargets(CloudFormationResource group)
    {
        if (!group.IsWhole || group.Properties is not { } properties || YamlSettings.Entry(properties, "Targets") is not null || _ofClosedListeners.Contains(group.LogicalId))
            return true;
        // Once it is named where it is declared.
        return _forwards[group.LogicalId] is var forwards && (forwards == 0 || _mentions[group.LogicalId] > forwards + 1);
    }

    /// <summary>
    /// Logical IDs are words of letters and digits, wherever they stand: <c>!Ref Id</c>, <c>Fn::GetAtt: [Id, …]</c>, <c>${Id.Arn}</c>; but not at the end of
    /// a type, as in <c>AWS::ElasticLoadBalancingV2::Listener</c>.
    /// </summary>
    private static List<string> WordsOf(ReadOnlySpan<char> text, Dictionary<string, int> ids)
    {
        var known = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var found = new List<string>();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end > start && (start == 0 || text[start - 1] != ':') && known.TryGetValue(text[start..end], out var id, out _))
                found.Add(id);
            start = end;
        }
        return found;
    }
}
