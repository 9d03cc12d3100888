namespace ConfigLint.Rules;

/// <summary>What is known about a host from its name alone.</summary>
internal static class HostNames
{
    /// <summary>Names that a cloud changes the addresses of, by its own documentation.</summary>
    public static bool IsMoving(string host)
    {
        var labels = Labels(host);
        return labels is [_, .., "elb", "amazonaws", "com"] or [_, .., "elb", _, "amazonaws", "com"] or [_, .., "cloudfront", "net"]
            || labels is [_, .., var service, "net"] && service.StartsWith("azure", StringComparison.Ordinal);
    }

    /// <summary>Hosts that serve many customers on one address and choose by the name in the TLS handshake.</summary>
    public static bool NeedsServerName(string host) => Labels(host) is
        [_, .., "cloudfront", "net"] or [_, .., "herokuapp", "com"] or [_, .., "azurewebsites", "net"] or [_, .., "vercel", "app"] or [_, .., "netlify", "app"]
        or [_, .., "workers", "dev"] or [_, .., "execute-api", _, "amazonaws", "com"];

    /// <summary>A Kubernetes service by its long name: its address is the cluster's own and stays.</summary>
    public static bool IsClusterService(string host) => Labels(host) is [_, _, "svc", ..] or [_, _, .., "svc", "cluster", "local"];

    /// <summary>Names that mean this machine, or the one around the container: their addresses stay.</summary>
    public static bool IsThisMachine(string host) => Labels(host) is
        ["localhost"] or [_, .., "localhost"] or ["localhost", "localdomain"] or ["ip6-localhost"] or ["host" or "gateway", "docker", "internal"];

    /// <summary>A word that an installer is to replace, such as BACKEND_HOST, __HOST__ or example-host&gt;: no name that is looked up.</summary>
    public static bool IsPlaceholder(string host) =>
        host.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) || host.Contains("__", StringComparison.Ordinal)
        || (host.Any(char.IsAsciiLetterUpper) && !host.Any(char.IsAsciiLetterLower));

    private static string[] Labels(string host) => host.TrimEnd('.').ToLowerInvariant().Split('.');
}
