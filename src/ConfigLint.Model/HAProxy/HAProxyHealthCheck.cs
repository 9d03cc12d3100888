using ConfigLint.Model.HealthChecks;
using ConfigLint.Syntax.HAProxy;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.HAProxy;

/// <summary>What HAProxy asks the servers of a backend that have <c>check</c>.</summary>
public sealed class HAProxyHealthCheck : HealthCheck
{
    private static readonly string[] Kinds =
        ["httpchk", "tcp-check", "mysql-check", "pgsql-check", "redis-check", "smtpchk", "ldap-check", "ssl-hello-chk", "spop-check", "external-check"];

    private HAProxyHealthCheck(HAProxyBackend backend, Location at)
        : base($"health check of {backend.Name}", at) => Backend = backend;

    public HAProxyBackend Backend { get; }

    /// <summary>Null when no server is checked.</summary>
    internal static HAProxyHealthCheck? Read(HAProxyBackend backend)
    {
        var servers = backend.Servers.Where(s => s.IsChecked).ToList();
        if (servers.Count == 0)
            return null;
        // The last of them counts, on the nearest level.
        var kind = backend.Settings.Chain
            .Select(section => section.Named("option").LastOrDefault(s => s is { Prefix: null } && s.Argument(0) is { } name && Kinds.Contains(name)))
            .FirstOrDefault(s => s is not null);
        var isHttp = kind is not null && kind.Argument(0) == "httpchk";
        return new HAProxyHealthCheck(backend, kind?.Location ?? servers[0].At)
        {
            Dialect = HealthCheckDialect.HAProxy,
            Protocol = isHttp
                ? servers.TrueForAll(s => s.IsTls || s.Has("check-ssl")) ? HealthCheckProtocol.Https : HealthCheckProtocol.Http
                : kind?.Argument(0) == "external-check" ? HealthCheckProtocol.Command : HealthCheckProtocol.Tcp,
            Path = isHttp ? PathOf(backend.Settings, kind!) : Setting<string>.Unknown("uri", "only a connection is tried"),
            Port = Common(servers, s => Setting<string>.Known("port", s.CheckPort ?? $"{s.Address?.Port}", new Origin.Written(s.At))),
            Interval = Common(servers, s => s.Interval),
            Timeout = backend.CheckTimeout,
            HealthyThreshold = Common(servers, s => s.Rise),
            UnhealthyThreshold = Common(servers, s => s.Fall),
        };
    }

    private static Setting<string> PathOf(HAProxySettings settings, HAProxyStatement option)
    {
        // "http-check send" says all of the request anew.
        if (settings.Find("http-check", "send") is { } send)
        {
            for (var i = 1; i + 1 < send.ArgumentCount; i++)
            {
                if (send.Argument(i) is "uri" or "uri-lf")
                    return Written(settings, send, i + 1, isKnown: send.Argument(i) == "uri");
            }
        }
        // option httpchk [method] uri [version]
        return option.ArgumentCount switch
        {
            1 => Setting<string>.Known("uri", "/", new Origin.Default("HAProxy's default")),
            2 => Written(settings, option, 1, isKnown: true),
            _ => Written(settings, option, 2, isKnown: true),
        };
    }

    private static Setting<string> Written(HAProxySettings settings, HAProxyStatement statement, int argument, bool isKnown) =>
        isKnown && !statement.IsConditional && statement.Argument(argument) is { } path
            ? Setting<string>.Known("uri", path, settings.OriginOf(statement, argument))
            : Setting<string>.Unknown("uri", "a variable makes it");

    /// <summary>The value that all servers have.</summary>
    private static Setting<T> Common<T>(List<HAProxyServer> servers, Func<HAProxyServer, Setting<T>> select)
    {
        var first = select(servers[0]);
        return first.IsKnown && servers.TrueForAll(s => select(s).Is(value => EqualityComparer<T>.Default.Equals(value, first.Value)))
            ? first
            : Setting<T>.Unknown(first.Name, "the servers differ");
    }
}
