namespace ConfigLint.Cli.Graph;

/// <summary>What stands in a box and at an arrow where there is room for a few lines only.</summary>
internal static class GraphLabels
{
    private static readonly string[] Severities = ["note", "warning", "error"];

    /// <summary>Software and name, scope, patience, capacity, findings.</summary>
    public static IEnumerable<string> Of(PictureHop hop)
    {
        yield return hop.Server;
        yield return hop.Name;
        if (hop.Scope is { } scope)
            yield return scope + (hop.Also.Count > 0 ? $" and {hop.Also.Count} more" : "");
        else if (hop.Also.Count > 0)
            yield return $"and {hop.Also.Count} more like it";
        if (Patience(hop) is { } patience)
            yield return patience;
        if (Capacity(hop) is { } capacity)
            yield return capacity;
    }

    public static string Of(PictureStack stack, PictureLink link) => string.Join(' ', RulesOf(stack, link.Findings).Select(rule => $"✗ {rule}").Prepend(link.Confidence));

    /// <summary>"waits for the answer: 60 s (default)".</summary>
    public static string? Patience(PictureHop hop) => RouteTimes.PatienceOf(hop) is { } time ? $"{Roles.Words(time.Role, hop.Kind)}: {time.Words}" : null;

    /// <summary>"requests at once: 8".</summary>
    public static string? Capacity(PictureHop hop) => hop.Find(Roles.Capacity) is { } capacity ? $"{Roles.Words(capacity.Role, hop.Kind)}: {capacity.Words}" : null;

    public static bool IsFromClient(PictureHop hop) => hop is { IsEntry: true, Kind: not (HopKinds.AppServer or HopKinds.Database) };

    public static IEnumerable<string> RulesOf(PictureStack stack, IReadOnlyList<string> findings) => stack.Findings.Where(f => findings.Contains(f.Id)).Select(f => f.Rule).Distinct();

    /// <summary>error, warning or note.</summary>
    public static string Worst(PictureStack stack, IReadOnlyList<string> findings) => stack.Findings.Where(f => findings.Contains(f.Id)).Select(f => f.Severity).MaxBy(severity => Array.IndexOf(Severities, severity))!;
}
