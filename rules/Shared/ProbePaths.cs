namespace ConfigLint.Rules;

/// <summary>Paths by whose name a health check is meant, whatever prefix they have.</summary>
internal static class ProbePaths
{
    private static readonly string[] Beginnings = ["health", "alive", "heartbeat", "readiness", "readyz", "liveness", "livez", "probe", "actuator"];

    private static readonly string[] Words = ["ready", "live", "ping", "status", "up", "hc"];

    /// <summary>A segment of the path, or of a regular expression for it, is such a name.</summary>
    public static bool Contain(string path)
    {
        foreach (var segment in path.Split(['/', '.', '-', '_', '?', '(', ')', '|', '^', '$', '\\', '+', '*'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Array.Exists(Beginnings, b => segment.StartsWith(b, StringComparison.OrdinalIgnoreCase)) || Words.Contains(segment, StringComparer.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
