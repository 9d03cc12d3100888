using System.Globalization;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Texts of <c>bind</c> (parse_address in gunicorn/util.py).</summary>
internal static class GunicornAddress
{
    private const string DefaultPort = "8000";

    /// <summary>Null for a file descriptor, a relative socket path, and what Gunicorn cannot listen on.</summary>
    public static Address? Parse(string text)
    {
        if (text.StartsWith("unix:", StringComparison.Ordinal))
        {
            var path = text["unix:".Length..];
            path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
            return path.StartsWith('/') ? Address.Unix(path) : null;
        }
        if (text.StartsWith("fd://", StringComparison.Ordinal))
            return null;
        var netloc = text.StartsWith("tcp://", StringComparison.Ordinal) ? text["tcp://".Length..] : text;
        var (host, port) = netloc.IndexOf(']') is > 0 and var close && netloc.StartsWith('[')
            ? (netloc[..(close + 1)], netloc[(close + 1)..].TrimStart(':'))
            : netloc.Split(':') is [var before, var after, ..] ? (before, after) : (netloc, DefaultPort);
        // A number alone is the name of a host, and no host has such a name.
        if (host.Length > 0 && host.All(char.IsAsciiDigit))
            return null;
        return int.TryParse(port.Length == 0 ? DefaultPort : port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? Address.Tcp(host.Length == 0 ? "0.0.0.0" : host, number)
            : null;
    }
}
