using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>What becomes of the connection to an upstream group after a request.</summary>
internal enum Reuse
{
    /// <summary>A value that decides is not known.</summary>
    Unknown,

    Kept,

    /// <summary>nginx before 1.29.7 speaks HTTP/1.0 or sends "Connection: close" unless the file says otherwise, and it does not.</summary>
    ClosedByDefault,

    /// <summary>proxy_http_version 1.0 is written.</summary>
    ClosedByVersion,

    /// <summary>A written Connection header says close.</summary>
    ClosedByHeader,

    /// <summary>The usual map for WebSockets says close when there is no Upgrade header.</summary>
    ClosedByMap,

    /// <summary>fastcgi_keep_conn is off.</summary>
    ClosedByFastCgi,

    /// <summary>uwsgi and scgi end every request by closing.</summary>
    ClosedByProtocol,
}

/// <param name="Statement">The written statement that brings it about, if there is one.</param>
/// <param name="Close">Where "close" is written, if that is the cause and one place of it.</param>
internal readonly record struct ReuseOutcome(Reuse Reuse, NginxStatement? Statement = null, Location? Close = null);

/// <summary>
/// Whether a pass lets nginx reuse connections (ngx_http_proxy_module, ngx_http_upstream_keepalive_module). Tried with nginx 1.22.1:
/// over HTTP/1.1 a Connection header of "", "upgrade" or "keep-alive" lets them be reused, only "close" does not.
/// </summary>
internal static class ConnectionReuse
{
    public static ReuseOutcome Of(NginxPass pass) => pass.Prefix switch
    {
        "proxy" => OfHttp(pass),
        "fastcgi" => pass.Flag("keep_conn") is { IsKnown: true, Value: var kept }
            ? new(kept ? Reuse.Kept : Reuse.ClosedByFastCgi, pass.Context.Lookup("fastcgi_keep_conn").Statement)
            : new(Reuse.Unknown),
        "grpc" or "memcached" => new(Reuse.Kept),
        "uwsgi" or "scgi" => new(Reuse.ClosedByProtocol),
        _ => new(Reuse.Unknown),
    };

    private static ReuseOutcome OfHttp(NginxPass pass)
    {
        var headers = pass.Headers;
        var header = headers?.LastOrDefault(h => h.Name.Equals("Connection", StringComparison.OrdinalIgnoreCase)).Statement;
        var byHeader = header is null ? default : OfHeader(pass, header);
        if (byHeader.Reuse is Reuse.ClosedByHeader or Reuse.ClosedByMap)
            return byHeader;

        var version = pass.Context.Word("proxy_http_version");
        if (!version.IsKnown || headers is null)
            return new(Reuse.Unknown);
        if (version.Value == "1.0")
        {
            // "Connection: keep-alive" over HTTP/1.0 works with some servers.
            if (header is not null && header.Argument(1).Length > 0)
                return new(Reuse.Unknown);
            return version.IsWritten ? new(Reuse.ClosedByVersion, pass.Context.Lookup("proxy_http_version").Statement) : new(Reuse.ClosedByDefault);
        }
        if (header is not null)
            return byHeader;
        return new(pass.Context.Configuration.IsAtLeast(NginxVersions.KeepAliveByDefault) switch
        {
            true => Reuse.Kept,
            false => Reuse.ClosedByDefault,
            null => Reuse.Unknown,
        });
    }

    private static ReuseOutcome OfHeader(NginxPass pass, NginxStatement header)
    {
        var value = header.Argument(1);
        if (!NginxSettings.IsVariable(value))
            return SaysClose(value) ? new(Reuse.ClosedByHeader, header, header.ArgumentAt(1)) : new(Reuse.Kept);
        var variables = pass.Context.Configuration.Variables;
        if (value is not ['$', .. var name] || variables.MapResult(name.Trim('{', '}'), "") is not { Source: "$http_upgrade" } result
            || NginxSettings.IsVariable(result.Value))
            return new(Reuse.Unknown);
        if (!SaysClose(result.Value))
            return new(Reuse.Kept);
        // The default serves WebSockets too; only an entry of its own can be rewritten.
        var entry = result.Statement;
        return new(Reuse.ClosedByMap, header, entry.Name.Length == 0 ? entry.ArgumentAt(0) : null);
    }

    private static bool SaysClose(string header) =>
        header.Split(',', StringSplitOptions.TrimEntries).Contains("close", StringComparer.OrdinalIgnoreCase);
}
