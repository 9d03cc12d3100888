using System.Globalization;

namespace ConfigLint.Model.Nginx;

/// <summary>Host, port and path of an address as nginx cuts it (ngx_parse_url in src/core/ngx_inet.c).</summary>
/// <param name="Host">As written, with brackets for IPv6; empty for unix sockets.</param>
/// <param name="Port">Null when none is written.</param>
/// <param name="UnixPath">Null for TCP.</param>
/// <param name="Uri">From the first slash on; null when there is none.</param>
public sealed record NginxEndpoint(string Host, int? Port, string? UnixPath, string? Uri)
{
    /// <summary>False when the port is no number from 1 to 65535.</summary>
    public bool IsValid { get; private init; } = true;

    public bool IsUnix => UnixPath is not null;

    public bool HasVariable => Host.Contains('$') || UnixPath?.Contains('$') == true || !IsValid;

    /// <summary>An address, with <paramref name="defaultPort"/> where none is written; null when host or port are not known.</summary>
    public Address? ToAddress(int? defaultPort) =>
        HasVariable ? null
        : UnixPath is not null ? Address.Unix(UnixPath)
        : (Port ?? defaultPort) is { } port && Host.Length > 0 ? Address.Tcp(Host, port) : null;

    /// <param name="text">Without a scheme: <c>host:port/uri</c>, <c>[::1]:80</c>, <c>unix:/path:/uri</c>.</param>
    public static NginxEndpoint Parse(string text)
    {
        if (text.StartsWith("unix:", StringComparison.Ordinal))
        {
            var path = text["unix:".Length..];
            var colon = path.IndexOf(':');
            return colon < 0 ? new("", null, path, null) : new("", null, path[..colon], path[(colon + 1)..]);
        }
        var slash = text.AsSpan().IndexOfAny('/', '?');
        var authority = slash < 0 ? text : text[..slash];
        var uri = slash < 0 ? null : text[slash..];
        var afterBracket = authority.StartsWith('[') ? authority.IndexOf(']') : -1;
        var portColon = authority.IndexOf(':', afterBracket < 0 ? 0 : afterBracket);
        if (portColon < 0)
            return new(authority, null, null, uri);
        var valid = int.TryParse(authority.AsSpan(portColon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535;
        return new(authority[..portColon], valid ? port : null, null, uri) { IsValid = valid };
    }
}
