using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>Which of the passes behind a listener a request can meet that came through another pass.</summary>
internal static class PassRoutes
{
    /// <summary>How long both wait for their backends; null when that is not known, not written behind, or no ordinary request goes through both.</summary>
    public static RequestTimes? Times(Link link)
    {
        if (link is not { From: ProxyHop outer, To: ProxyHop inner } || !LinkSettings.SpeakAlike(link) || !Reaches(outer, inner))
            return null;
        if (outer.MayStream || inner.MayStream || outer is NginxPass { IsSubrequest: true } || inner is NginxPass { IsSubrequest: true })
            return null;
        return inner.ReadTimeout.IsWritten ? RequestTimes.Create(new(outer.ReadTimeout, outer), new(inner.ReadTimeout, inner)) : null;
    }

    /// <summary>A request for the inner location's own path takes the outer pass. False when that is not certain.</summary>
    public static bool Reaches(ProxyHop outer, ProxyHop inner) => PathOf(inner) is { } path && outer switch
    {
        NginxPass { IsStream: false } nginx => Takes(nginx, path),
        HAProxyBackend { IsHttp: true } backend => backend.TakesAll,
        _ => false,
    };

    private static bool Takes(NginxPass outer, string path)
    {
        // A URI in proxy_pass, or a rewrite, changes the path.
        if (outer.Destination.HasVariables || outer.Destination.Literal is { Uri: not null } || outer.Context.SelfAndAncestors().Any(c => c.Own("rewrite").Any())
            || outer.ServerContext?.Server is not { } server)
            return false;
        return server.Locations.Match(path) is { } place && outer.Context.SelfAndAncestors().Contains(place);
    }

    /// <summary>The path that selects a pass, when it is a plain one.</summary>
    public static string? PathOf(Hop inner) => inner switch
    {
        NginxPass { Location: { IsRegex: false, IsNamed: false } location } => location.Path,
        ApachePass { Source: ['/', ..] path } apache when apache.Entry.Name.Equals("ProxyPass", StringComparison.OrdinalIgnoreCase) => path,
        _ => null,
    };
}
