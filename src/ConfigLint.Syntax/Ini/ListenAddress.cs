using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConfigLint.Syntax.Ini;

/// <summary>
/// Where FPM listens. As fpm_sockets.c tells them apart: a ":" or nothing but digits means TCP, all else is the path of a Unix socket
/// (also "127.0.0.1" and "localhost": a file of that name). Checked by starting php-fpm8.2.
/// </summary>
/// <param name="Path">The path of a Unix socket, as written; null for TCP.</param>
/// <param name="Host">Without brackets; null when only a port is given: all interfaces.</param>
/// <param name="Port">1 to 65535 for TCP, else 0.</param>
public readonly record struct ListenAddress(string? Path, string? Host, int Port)
{
    public bool IsUnixSocket => Path is not null;

    /// <param name="refusal">Why FPM does not start with it.</param>
    public static bool TryParse(string text, out ListenAddress address, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        address = default;
        var colon = text.LastIndexOf(':');
        if (colon < 0 && (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            address = new ListenAddress(text, null, 0);
            if (text.Length == 0)
                refusal = "no listen address have been defined";
            return refusal is null;
        }
        var portText = text[(colon + 1)..];
        var digits = portText.AsSpan().TrimStart(" \t").TrimStart('+');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65_535)
        {
            refusal = $"invalid port value '{portText}'";
            return false;
        }
        var host = colon < 0 ? null : text[..colon];
        if (host is ['[', .., ']'])
            host = host[1..^1];
        if (host is "")
        {
            refusal = "an address is missing before the port: write the port alone for all interfaces";
            return false;
        }
        address = new ListenAddress(null, host, port);
        return true;
    }
}
