namespace ConfigLint.Model.Edges;

/// <summary>What a vendor documents about its edge. A null limit is not known, or has no single value.</summary>
/// <param name="Kind">As <c>edge:</c> in <c>.configlint.yml</c> names it.</param>
/// <param name="Server">What messages call it.</param>
/// <param name="ResponseTimeout">How long it waits for the origin's response to begin, unless the owner has changed it.</param>
/// <param name="Status">What it answers then.</param>
/// <param name="IdleTimeout">How long it keeps an idle connection to the origin: the origin must keep its own longer.</param>
/// <param name="Source">Where the vendor says so.</param>
public sealed record HostedEdge(string Kind, string Server, TimeSpan? ResponseTimeout, int? Status, TimeSpan? IdleTimeout, string Source);

/// <summary>The hosted edges that <c>hops:</c> can name.</summary>
public static class HostedEdges
{
    public static IReadOnlyList<HostedEdge> All { get; } =
    [
        new("aws-alb", "the Application Load Balancer", Seconds(60), null, Seconds(60), "docs.aws.amazon.com, application/edit-load-balancer-attributes.html"),
        new("cloudflare", "Cloudflare", Seconds(120), 524, Seconds(900), "developers.cloudflare.com/fundamentals/reference/connection-limits"),
        new("cloudfront", "CloudFront", Seconds(30), 504, Seconds(5), "repost.aws/knowledge-center/cloudfront-custom-origin-response; CloudFormation, CustomOriginConfig"),
        new("gcp-https-lb", "the Google load balancer", Seconds(30), null, Seconds(600), "docs.cloud.google.com/load-balancing/docs/https/request-distribution"),
        // Its default is 20 s or 30 s by the tool that made it: only a declared value counts.
        new("azure-app-gateway", "the Application Gateway", null, null, null, "Azure/azure-powershell#5145"),
        new("heroku", "Heroku's router", Seconds(30), 503, Seconds(90), "devcenter.heroku.com, request-timeout; heroku/ruby-getting-started#190"),
        new("custom", "the edge in front", null, null, null, ".configlint.yml"),
    ];

    /// <summary>Null for a kind that is not in the table.</summary>
    public static HostedEdge? Find(string kind) => All.FirstOrDefault(edge => edge.Kind == kind);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
