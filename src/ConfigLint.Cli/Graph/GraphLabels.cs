namespace ConfigLint.Cli.Graph;

/// <summary>What stands in a box and at an arrow where there is room for a few lines only.</summary>
internal static class GraphLabels
{
    private static readonly string[] Severities = ["note", "warning", "error"];

    /// <summary>Software and name, scope, patience, capacity.</summary>
    public static IEnumerable<string> Of(PictureHop hop) => Lines(hop).Select(line => line.Text);

    /// <returns>Each line with what it tells: server, name or value.</returns>
    public static IEnumerable<(string Text, string Style)> Lines(PictureHop hop)
    {
        yield return (NameOf(hop), "server");
        if (hop.Name != hop.Server)
            yield return (hop.Name, "name");
        if (hop.Scope is { } scope)
            yield return (scope + (hop.Also.Count > 0 ? $" and {hop.Also.Count} more" : ""), "name");
        else if (hop.Also.Count > 0)
            yield return ($"and {hop.Also.Count} more like it", "name");
        if (Patience(hop) is { } patience)
            yield return (patience, "value");
        if (Capacity(hop) is { } capacity)
            yield return (capacity, "value");
    }

    public static string Of(PictureStack stack, PictureLink link) => string.Join(' ', RulesOf(stack, link.Findings).Select(rule => $"✗ {rule}").Prepend(link.Confidence));

    /// <summary>"Application Load Balancer": the article is for sentences.</summary>
    public static string NameOf(PictureHop hop) => hop.Server.StartsWith("the ", StringComparison.Ordinal) ? hop.Server["the ".Length..] : hop.Server;

    /// <summary>"nginx location /reports/": tells the passes of one server apart.</summary>
    public static string ShortNameOf(PictureHop hop) => hop.Kind == HopKinds.Proxy && hop.Scope is { } scope ? $"{hop.Server} {scope}" : NameOf(hop);

    /// <summary>"waits 60 s (default)", "limit 30 s", "no limit".</summary>
    public static string? Patience(PictureHop hop) => RouteTimes.PatienceOf(hop) is not { } time ? null
        : time.IsUnlimited ? "no limit"
        : time.Role == Roles.Wait ? time.IsUnknown ? "wait unknown" : $"waits {time.Words}"
        : $"limit {time.Words}";

    /// <summary>"8 at once", "1,024 connections (default)".</summary>
    public static string? Capacity(PictureHop hop) => hop.Find(Roles.Capacity) is not { } capacity ? null
        : capacity.IsUnknown ? "concurrency unknown"
        : $"{capacity.Value} {(hop.Kind == HopKinds.AppServer ? "at once" : "connections")}{(capacity.IsDefault ? " (default)" : "")}";

    public static bool IsFromClient(PictureHop hop) => hop is { IsEntry: true, Kind: not (HopKinds.AppServer or HopKinds.Database) };

    public static IEnumerable<string> RulesOf(PictureStack stack, IReadOnlyList<string> findings) => stack.Findings.Where(f => findings.Contains(f.Id)).Select(f => f.Rule).Distinct();

    /// <summary>error, warning or note.</summary>
    public static string Worst(PictureStack stack, IReadOnlyList<string> findings) => stack.Findings.Where(f => findings.Contains(f.Id)).Select(f => f.Severity).MaxBy(severity => Array.IndexOf(Severities, severity))!;
}
