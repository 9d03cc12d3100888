using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>Walks over what Apache reads.</summary>
internal static class ApacheEntries
{
    /// <summary>All directives, and the tags of &lt;Proxy&gt; sections, whose words are parameters too.</summary>
    public static IEnumerable<(ApacheContext Context, ApacheEntry Entry)> All(ApacheConfiguration configuration) => configuration.Root.DescendantsAndSelf()
        .SelectMany(context => context is { Kind: ApacheContextKind.Proxy, Tag: { } tag } ? context.Entries.Prepend(tag).Select(e => (context, e)) : context.Entries.Select(e => (context, e)));

    /// <summary>The index of the first key=value word of a directive that names a worker or balancer; -1 for other directives.</summary>
    public static int FirstParameter(ApacheContext context, ApacheEntry entry) => entry.Name.ToUpperInvariant() switch
    {
        "PROXYPASS" or "PROXYPASSMATCH" => context.Kind is ApacheContextKind.Location or ApacheContextKind.LocationMatch ? 1 : 2,
        "BALANCERMEMBER" => context.Kind == ApacheContextKind.Proxy ? 1 : 2,
        "PROXYSET" => context.Kind == ApacheContextKind.Proxy ? 0 : 1,
        "PROXY" => 1,
        _ => -1,
    };

    /// <summary>A plain word of a line that stands in a file and not in a macro, so that an edit of it is certain.</summary>
    public static bool IsEditable(ApacheEntry entry) => entry.UsedAt is null && entry.Statement.Variables().Count == 0;
}
