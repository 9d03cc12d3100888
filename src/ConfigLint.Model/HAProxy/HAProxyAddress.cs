using System.Globalization;

namespace ConfigLint.Model.HAProxy;

/// <summary>Addresses of bind and server lines (str2sa_range in src/tools.c).</summary>
internal static class HAProxyAddress
{
    /// <summary>Null for what has no single fixed place: variables, port ranges and offsets, file handles, servers without a port.</summary>
    public static Address? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var family = at < 0 ? "" : text[..at];
        var rest = text[(at + 1)..];
        if (family == "unix" || (family.Length == 0 && rest.StartsWith('/')))
            return rest.StartsWith('/') ? Address.Unix(rest) : null;
        if (family is not ("" or "ipv4" or "ipv6" or "tcp" or "tcp4" or "tcp6"))
            return null;
        var colon = rest.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            return null;
        var host = rest[..colon];
        return Address.Tcp(host.Length == 0 ? "*" : host, port);
    }
}
