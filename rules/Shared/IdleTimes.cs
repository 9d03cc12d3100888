using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>How long a server keeps an idle connection of a client open.</summary>
internal static class IdleTimes
{
    /// <summary>Zero: each answer closes its connection. Unknown for hops that no connection idles at.</summary>
    public static Setting<TimeSpan> Of(Hop hop) => hop switch
    {
        AppServer app => app.KeepAlive,
        NginxPass { IsStream: false } pass => pass.Context.Duration("keepalive_timeout"),
        ApachePass { Context.Server.Owner: { } server } => server.KeepAlive,
        _ => Setting<TimeSpan>.Unknown("keep-alive", "this hop keeps none"),
    };

    /// <summary>A time for the proxy that is shorter than the backend's, in whole seconds; null when there is none.</summary>
    public static TimeSpan? Below(TimeSpan backend)
    {
        var seconds = (long)Math.Ceiling(backend.TotalSeconds) - (backend.TotalSeconds > 10 ? 5 : 1);
        return seconds >= 1 && seconds < backend.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
