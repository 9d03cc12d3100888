using ConfigLint.Model;
using ConfigLint.Model.Edges;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Istio;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.Traefik;

namespace ConfigLint.Rules;

/// <summary>What stands in front of a hop, and for how long it waits.</summary>
internal static class Fronts
{
    /// <summary>How long the near side of a link waits for an ordinary request that the far side passes on or answers; null when that is not known.</summary>
    public static HopSetting? WaitOf(Link link, Stack stack) => link switch
    {
        { To: ProxyHop { MayStream: true } or NginxPass { IsStream: true } or NginxPass { IsSubrequest: true } } => null,
        { From: Edge { MayStream: false } edge } when Reaches(edge, link.To, stack) => new HopSetting(edge.ResponseTimeout, edge),
        { From: NginxPass { IsSubrequest: true } } => null,
        { From: ProxyHop { MayStream: false } outer, To: ProxyHop inner } when LinkSettings.SpeakAlike(link) && PassRoutes.Reaches(outer, inner) => new HopSetting(outer.ReadTimeout, outer),
        _ => null,
    };

    /// <summary>What the client gets when the near side gives up: "a 504".</summary>
    public static string StatusOf(Hop front) => front switch
    {
        DeclaredEdge { Hosted.Status: { } status } => $"a {status}",
        ProxyHop pass => $"a {ProxyStatus.OfTimeout(pass)}",
        EnvoyRoute or IstioRoute or TraefikService or KubernetesEdge { Server: "ingress-nginx" } => "a 504",
        _ => "an error",
    };

    /// <summary>Of several edges before one hop, that with the longest fitting path has the request.</summary>
    private static bool Reaches(Edge edge, Hop hop, Stack stack)
    {
        var others = stack.LinksTo(hop).Where(l => l.From is Edge && l.From != edge).Select(l => (Edge)l.From).ToList();
        if (others.Count == 0)
            return true;
        return PassRoutes.PathOf(hop) is { } path && Fit(edge, path) is var own and >= 0 && others.TrueForAll(other => Fit(other, path) < own);
    }

    private static int Fit(Edge edge, string path) => edge.Paths.Count == 0 ? 0 : edge.Paths.Where(p => path.StartsWith(p, StringComparison.Ordinal)).Select(p => p.Length).DefaultIfEmpty(-1).Max();
}
