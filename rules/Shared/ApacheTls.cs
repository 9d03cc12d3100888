using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>TLS from Apache to its backends.</summary>
internal static class ApacheTls
{
    public static bool IsUsedBy(ApacheWorker worker) => worker.Url is { Scheme: "https" or "wss" };

    /// <summary>From 2.4.30 on the SSLProxy directives may also stand in &lt;Proxy&gt;: which of these sections a request meets is not followed.</summary>
    public static bool IsInProxySection(ApachePass pass, string directive)
    {
        for (var server = pass.Context.Server; server is not null; server = server.Parent)
        {
            if (server.Children.Any(c => c.Kind == ApacheContextKind.Proxy && (c.HasUnread || c.Own(directive).Count > 0)))
                return true;
        }
        return false;
    }
}
