using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>An option of a server line.</summary>
/// <param name="Value">Null for one that stands alone.</param>
/// <param name="Index">Of its word among the arguments of the line.</param>
internal readonly record struct HAProxyServerOption(string Name, string? Value, HAProxyStatement Statement, int Index);

/// <summary>What the default-server lines of a backend say, each for the servers below it.</summary>
internal sealed class HAProxyServerOptions
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

    private readonly Dictionary<string, List<(int Line, HAProxyServerOption Option)>> _byName = new(StringComparer.Ordinal);

    /// <summary>How many default-server lines were read.</summary>
    public int Count { get; private set; }

    public void Add(HAProxyStatement line)
    {
        foreach (var option in Of(line))
        {
            if (!_byName.TryGetValue(option.Name, out var options))
                _byName.Add(option.Name, options = []);
            options.Add((Count, option));
        }
        Count++;
    }

    /// <summary>The last of these options in a server's own line, else in the default-server lines above it.</summary>
    /// <param name="above">So many of the default-server lines stand above the server.</param>
    public HAProxyServerOption? Find(HAProxyStatement server, int above, params ReadOnlySpan<string> names)
    {
        HAProxyServerOption? found = null;
        foreach (var option in Of(server))
        {
            if (names.Contains(option.Name))
                found = option;
        }
        if (found is not null)
            return found;
        var last = (Line: -1, Index: -1);
        foreach (var name in names)
        {
            if (_byName.TryGetValue(name, out var options) && Last(options, above) is { } option && last.CompareTo((option.Line, option.Option.Index)) < 0)
                (last, found) = ((option.Line, option.Option.Index), option.Option);
        }
        return found;
    }

    private static (int Line, HAProxyServerOption Option)? Last(List<(int Line, HAProxyServerOption Option)> options, int above)
    {
        var (low, high) = (0, options.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (options[middle].Line < above)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 ? options[low - 1] : null;
    }

    private static IEnumerable<HAProxyServerOption> Of(HAProxyStatement line)
    {
        for (var i = line.Keyword switch { "server" => 2, "server-template" => 3, _ => 0 }; i < line.ArgumentCount; i++)
        {
            if (line.Argument(i) is not { } word)
                continue;
            var hasValue = WithValue.Contains(word) && i + 1 < line.ArgumentCount;
            yield return new HAProxyServerOption(word, hasValue ? line.Argument(i + 1) : null, line, i);
            if (hasValue)
                i++;
        }
    }
}
