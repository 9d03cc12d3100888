using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>A <c>server</c> line of a backend, with what default-server lines before it say.</summary>
public sealed class HAProxyServer : ModelElement
{
    private readonly HAProxyServerOptions _options;
    private readonly int _above;

    private HAProxyServer(HAProxyStatement statement, HAProxyServerOptions options)
        : base($"server \"{statement.Argument(0) ?? "?"}\"", statement.ArgumentsAt(0, 1))
    {
        Statement = statement;
        (_options, _above) = (options, options.Count);
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
        var options = new HAProxyServerOptions();
        foreach (var line in settings.Chain.Skip(1).Reverse().SelectMany(section => section.Named("default-server")))
            options.Add(line);
        var servers = new List<HAProxyServer>();
        foreach (var statement in settings.Chain[0].Statements)
        {
            if (statement.Keyword == "default-server")
                options.Add(statement);
            else if (statement is { Keyword: "server" or "server-template", ArgumentCount: > 1 })
                servers.Add(new HAProxyServer(statement, options));
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

    private HAProxyServerOption? Find(params ReadOnlySpan<string> names) => _options.Find(Statement, _above, names);

    private delegate bool Parse<T>(string text, out T value);
}
