using ConfigLint.Model.HealthChecks;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>What mod_proxy_hcheck asks the members of a balancer.</summary>
public sealed class ApacheHealthCheck : HealthCheck
{
    private ApacheHealthCheck(ApacheBalancer balancer, Location at)
        : base($"health check of {balancer.Name}", at)
    {
    }

    /// <summary>One for each path that members are asked for.</summary>
    internal static IEnumerable<ApacheHealthCheck> ReadAll(ApacheBalancer balancer) =>
        from member in balancer.Members
        where member.Find("hcmethod") is { Value: { } method } && method.ToUpperInvariant() is "GET" or "HEAD" or "GET11" or "HEAD11"
        let path = PathOf(member)
        where path.IsKnown
        group (member, path) by path.Value into same
        select Read(balancer, same.First().member, same.First().path);

    private static ApacheHealthCheck Read(ApacheBalancer balancer, ApacheWorker member, Setting<string> path) => new(balancer, path.At ?? member.UrlAt)
    {
        Dialect = HealthCheckDialect.Apache,
        Protocol = member.Url?.Scheme == "https" ? HealthCheckProtocol.Https : HealthCheckProtocol.Http,
        Path = path,
    };

    /// <summary>hcuri= is put behind the member's URL.</summary>
    private static Setting<string> PathOf(ApacheWorker member) => member is { Url: { } url, HasLiteralHost: true } && member.Find("hcuri") is { Value: { } uri } parameter
        ? Setting<string>.Known("hcuri", url.Path.TrimEnd('/') + uri, new Origin.Written(parameter.At))
        : Setting<string>.Unknown("hcuri", "it is not written, or not known");
}
