using System.Net;

namespace ConfigLint.Model;

/// <summary>Where a server listens or a proxy connects to: a unix socket, or a host (address or name) with a port.</summary>
public sealed record Address
{
    private Address(string? unixPath, string host, int port)
    {
        UnixPath = unixPath;
        Host = host;
        Port = port;
    }

    /// <summary>Absolute path of the socket with /var/run written as /run (they are one folder on every current distribution); null for TCP.</summary>
    public string? UnixPath { get; }

    /// <summary>Lower case, without brackets; "*" for all addresses; empty for unix sockets.</summary>
    public string Host { get; }

    /// <summary>1–65535; 0 for unix sockets.</summary>
    public int Port { get; }

    public bool IsUnix => UnixPath is not null;

    public bool IsIpLiteral => !IsUnix && IPAddress.TryParse(Host, out _);

    public bool IsLoopback => !IsUnix && (Host == "localhost" || (IPAddress.TryParse(Host, out var ip) && IPAddress.IsLoopback(ip)));

    public bool IsWildcard => Host is "*" or "0.0.0.0" or "::";

    /// <summary>A host that is neither an address nor this machine: it must be resolved.</summary>
    public bool IsName => !IsUnix && !IsWildcard && Host.Length > 0 && !IsIpLiteral;

    public static Address Unix(string path) =>
        new(path.StartsWith("/var/run/", StringComparison.Ordinal) ? path["/var".Length..] : path, "", 0);

    public static Address Tcp(string host, int port) =>
        new(null, (host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host).ToLowerInvariant(), port);

    public override string ToString() => IsUnix ? $"unix:{UnixPath}" : Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
