using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A host as a pass directive or a server line of its group spells it, looked up when nginx starts.</summary>
/// <param name="At">The whole argument.</param>
/// <param name="Server">The line of the group; null when the pass names the host itself.</param>
internal sealed record LiteralTarget(NginxEndpoint Endpoint, Location At, NginxUpstreamServer? Server);

/// <summary>What an nginx pass goes to, read from text without variables.</summary>
internal static class PassTargets
{
    /// <summary>The literal hosts of a pass; empty when the target has a variable or may be a group that was not read.</summary>
    public static IEnumerable<LiteralTarget> Of(NginxPass pass)
    {
        var target = pass.Destination;
        if (target.HasVariables || target.GroupIsUncertain)
            return [];
        if (target.Upstream is { } group)
            return Of(group);
        return target.Literal is { HasVariable: false } endpoint ? [new LiteralTarget(endpoint, target.At, Server: null)] : [];
    }

    /// <summary>The servers of a group that take requests; those with <c>resolve</c> or a variable are left out.</summary>
    public static IEnumerable<LiteralTarget> Of(NginxUpstream group) => group.Servers
        .Where(server => !server.IsDown && !server.Resolves && !server.Endpoint.HasVariable && !NginxSettings.IsVariable(server.AddressText))
        .Select(server => new LiteralTarget(server.Endpoint, server.AddressAt, server));

    /// <summary>The place of a part of an argument as it stands in the text; null when quotes or escapes hide it.</summary>
    public static Location? Find(Location argument, string part, int from = 0)
    {
        var index = argument.Text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
        return index < 0 ? null : new Location(argument.Source, new TextSpan(argument.Span.Start + index, part.Length));
    }
}
