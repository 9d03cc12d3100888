using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// The URL of a proxy worker, as apr_uri_parse cuts it: <c>scheme://host[:port][/path]</c>, <c>unix:/socket|scheme://host</c> or
/// <c>balancer://name</c>. Variables and <c>$1</c> stay as written.
/// </summary>
/// <param name="Scheme">In lower case.</param>
/// <param name="Host">As written, with the brackets of an IPv6 address; <c>localhost</c> behind a socket that names none; a balancer's name.</param>
/// <param name="PortText">Between the colon and the path; empty without a port. ProxyPassMatch allows <c>8080$1</c>.</param>
/// <param name="Path">From the first <c>/</c>, <c>?</c> or <c>#</c> behind the host; empty when there is none.</param>
/// <param name="SocketPath">The unix socket, null without one; a relative path counts from DefaultRuntimeDir.</param>
public sealed record ApacheProxyUrl(string Scheme, string Host, string PortText, string Path, string? SocketPath)
{
    private static readonly TextParser<string> SchemePart =
        Span.WithoutAny(c => c is ':' or '/' or '?' or '#').Select(s => s.ToStringValue());

    private static readonly TextParser<string> Authority =
        Span.WithoutAny(c => c is '/' or '?' or '#').Select(s => s.ToStringValue()).OptionalOrDefault("");

    private static readonly TextParser<string> Rest = Span.WithAll(_ => true).Select(s => s.ToStringValue()).OptionalOrDefault("");

    private static readonly TextParser<(string Scheme, string Authority, string Path)> Absolute =
        Parse.Sequence(SchemePart, Span.EqualTo("://"), Authority, Rest).Select(p => (p.Item1, p.Item3, p.Item4));

    public bool IsBalancer => Scheme == "balancer";

    /// <summary>
    /// The port that Apache connects to: the written one (modulo 65536, unchecked by Apache), else the scheme's; null when neither is known.
    /// </summary>
    public int? Port => WrittenPort is { } port and not 0 ? port : PortText.Length == 0 || WrittenPort == 0 ? DefaultPort(Scheme) : null;

    private int? WrittenPort => PortText.Length > 0 && PortText.All(char.IsAsciiDigit) ? (ushort)ApacheValues.Atoi(PortText).Value : null;

    /// <summary>Null for what is no absolute URL: a relative one, <c>!</c>, one without a host.</summary>
    public static ApacheProxyUrl? TryParse(string text)
    {
        var bar = text.StartsWith("unix:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf('|') : -1;
        if (bar < 0)
            return TryParse(text, socketPath: null);
        var url = text[(bar + 1)..];
        // "unix:/socket|http:" and "unix:/socket|http://" are short for the URL of localhost (ap_proxy_de_socketfy).
        if (url.EndsWith(':') && url.IndexOf(':') == url.Length - 1)
            url += "//";
        return TryParse(url, text[5..bar]);
    }

    /// <summary>proxy_util.c, apr_uri.c; null for a scheme without one.</summary>
    public static int? DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" or "h2c" => 80,
        "https" or "wss" or "h2" => 443,
        "fcgi" => 8000,
        "scgi" => 4000,
        "uwsgi" => 3031,
        "ajp" => 8009,
        "ftp" => 21,
        _ => null,
    };

    private static ApacheProxyUrl? TryParse(string url, string? socketPath)
    {
        var parts = Absolute.TryParse(url);
        if (!parts.HasValue)
            return null;
        var authority = parts.Value.Authority[(parts.Value.Authority.LastIndexOf('@') + 1)..];
        var bracket = authority.StartsWith('[') ? authority.IndexOf(']') : 0;
        var colon = bracket < 0 ? -1 : authority.IndexOf(':', bracket);
        var host = colon < 0 ? authority : authority[..colon];
        if (host.Length == 0 && socketPath is not null)
            host = "localhost";
        return host.Length == 0
            ? null
            : new ApacheProxyUrl(parts.Value.Scheme.ToLowerInvariant(), host, colon < 0 ? "" : authority[(colon + 1)..], parts.Value.Path, socketPath);
    }
}
