using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>A <c>server</c> line of a backend, with what default-server lines before it say.</summary>
public sealed class HAProxyServer : ModelElement
{
    /// <summary>Options that take the next word as their value; all others stand alone.</summary>
    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal)
    {
        "addr", "agent-addr", "agent-inter", "agent-port", "agent-send", "alpn", "ca-file", "check-alpn", "check-proto", "check-sni", "ciphers", "ciphersuites",
        "client-sigalgs", "cookie", "crl-file", "crt", "curves", "downinter", "error-limit", "fall", "fastinter", "guid", "hash-key", "id", "init-addr",
        "init-state", "inter", "interface", "log-bufsize", "log-proto", "max-reuse", "maxconn", "maxqueue", "minconn", "namespace", "npn", "observe",
        "on-error", "on-marked-down", "on-marked-up", "pool-low-conn", "pool-max-conn", "pool-purge-delay", "port", "proto", "proxy-v2-options", "redir",
        "resolve-net", "resolve-opts", "resolve-prefer", "resolvers", "rise", "set-proxy-v2-tlv-fmt", "shard", "sigalgs", "slowstart", "sni", "socks4",
        "source", "ssl-max-ver", "ssl-min-ver", "tcp-ut", "track", "usesrc", "verify", "verifyhost", "weight", "ws",
    };

    private readonly IReadOnlyList<HAProxyStatement> _lines;

    private HAProxyServer(HAProxyStatement statement, IReadOnlyList<HAProxyStatement> lines)
        : base($"server \"{statement.Argument(0) ?? "?"}\"", statement.ArgumentsAt(0, 1))
    {
        Statement = statement;
        _lines = lines;
        Address = statement.Keyword == "server" ? HAProxyAddress.Parse(statement.Argument(1)) : null;
    }

    public HAProxyStatement Statement { get; }

    /// <summary>Null when it is not one fixed address: a variable, no port, a server-template.</summary>
    public Address? Address { get; }

    public bool IsChecked => Has("check");

    public bool IsBackup => Has("backup");

    public bool IsDisabled => Has("disabled");

    public bool IsTls => Has("ssl");

    /// <summary>Sends the PROXY protocol's header, version 1 or 2.</summary>
    public bool SendsProxyHeader => Has("send-proxy") || Has("send-proxy-v2");

    /// <summary>From one health check to the next.</summary>
    public Setting<TimeSpan> Interval => Read<TimeSpan>("inter", HAProxyTime.TryParse, TimeSpan.FromSeconds(2));

    public Setting<int> Fall => Read<int>("fall", HAProxySettings.TryParseNumber, 3);

    public Setting<int> Rise => Read<int>("rise", HAProxySettings.TryParseNumber, 2);

    /// <summary>So many requests are sent to it at once, the rest waits in the queue; 0: no limit.</summary>
    public Setting<int> MaxConnections => Read<int>("maxconn", HAProxySettings.TryParseNumber, 0);

    /// <summary>"none" or "required"; null when it is not written.</summary>
    public string? Verify => Find("verify")?.Value;

    /// <summary>The port that is checked, where it is another than that of the address.</summary>
    public string? CheckPort => Find("port")?.Value;

    /// <summary>The option is on, here or by default-server; <c>no-x</c> switches it off.</summary>
    public bool Has(string option) => Find(option, $"no-{option}") is { Name: var name } && name == option;

    internal static IReadOnlyList<HAProxyServer> ReadAll(HAProxySettings settings)
    {
        var lines = settings.Chain.Skip(1).Reverse().SelectMany(section => section.Statements).Where(s => s.Keyword == "default-server").ToList();
        var servers = new List<HAProxyServer>();
        foreach (var statement in settings.Chain[0].Statements)
        {
            if (statement.Keyword == "default-server")
                lines.Add(statement);
            else if (statement is { Keyword: "server" or "server-template", ArgumentCount: > 1 })
                servers.Add(new HAProxyServer(statement, [.. lines, statement]));
        }
        return servers;
    }

    private Setting<T> Read<T>(string name, Parse<T> parse, T otherwise)
    {
        if (Find(name) is not { } found)
            return Setting<T>.Known(name, otherwise, new Origin.Default("HAProxy's default"));
        return found.Value is { } text && !found.Statement.IsConditional && parse(text, out var value)
            ? Setting<T>.Known(name, value, new Origin.Written(found.Statement.ArgumentsAt(found.Index, found.Index + 1)))
            : Setting<T>.Unknown(name, "HAProxy reads no such value");
    }

    /// <summary>The last of these options, the server's own line last.</summary>
    private Option? Find(params ReadOnlySpan<string> names)
    {
        Option? found = null;
        foreach (var line in _lines)
        {
            for (var i = line.Keyword switch { "server" => 2, "server-template" => 3, _ => 0 }; i < line.ArgumentCount; i++)
            {
                if (line.Argument(i) is not { } word)
                    continue;
                var hasValue = WithValue.Contains(word) && i + 1 < line.ArgumentCount;
                if (names.Contains(word))
                    found = new Option(word, hasValue ? line.Argument(i + 1) : null, line, i);
                if (hasValue)
                    i++;
            }
        }
        return found;
    }

    private readonly record struct Option(string Name, string? Value, HAProxyStatement Statement, int Index);

    private delegate bool Parse<T>(string text, out T value);
}
