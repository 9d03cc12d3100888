using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>An <c>upstream name { … }</c> block and who uses it.</summary>
public sealed class NginxUpstream : ModelElement
{
    private static readonly string[] Methods = ["ip_hash", "hash", "random", "least_conn", "least_time"];

    private readonly List<NginxPass> _passes = [];

    internal NginxUpstream(NginxContext context)
        : base($"upstream \"{GroupNameOf(context)}\"", context.Head)
    {
        Context = context;
        GroupName = GroupNameOf(context);
        Servers = [.. context.Own("server").Where(s => s.ArgumentCount > 0).Select(s => new NginxUpstreamServer(this, s))];
    }

    public NginxContext Context { get; }

    /// <summary>The name as written; nginx compares it without case.</summary>
    public string GroupName { get; }

    public bool IsStream => Context.Kind == NginxContextKind.StreamUpstream;

    public IReadOnlyList<NginxUpstreamServer> Servers { get; }

    /// <summary>The passes that name this group, in the order of the configuration.</summary>
    public IReadOnlyList<NginxPass> Passes => _passes;

    /// <summary>Some pass names the group, or one outside the analysed part of the configuration may.</summary>
    public bool MayBeUsed => _passes.Count > 0 || !Context.Configuration.IsComplete;

    /// <summary>The whole block was read: no include hides a server or a directive.</summary>
    public bool IsComplete => Context.UnreadIncludes.Count == 0;

    /// <summary>Servers that take requests from the start: not <c>backup</c>, not <c>down</c>.</summary>
    public IEnumerable<NginxUpstreamServer> UsableServers => Servers.Where(s => !s.IsBackup && !s.IsDown);

    /// <summary>The statement that chooses the balancing method, or null for round robin.</summary>
    public NginxStatement? Method => BalancingMethods.FirstOrDefault();

    /// <summary>All statements that choose a method: nginx takes the last and warns "load balancing method redefined".</summary>
    public IEnumerable<NginxStatement> BalancingMethods => Context.Statements.Where(s => Methods.Contains(s.Name));

    /// <summary>The <c>keepalive</c> statement of the block, or null.</summary>
    public NginxStatement? Keepalive => Context.Own("keepalive").FirstOrDefault();

    /// <summary>
    /// Idle connections that each worker keeps; 0 when none. Without the directive it depends on the version:
    /// off before 1.29.7, 32 from then on (CHANGES 1.29.7).
    /// </summary>
    public Setting<int> KeepaliveConnections
    {
        get
        {
            if (Keepalive is { ArgumentCount: > 0 } written)
            {
                return NginxValues.TryParseNumber(written.Argument(0), out var count)
                    ? Setting<int>.Known("keepalive", count, new Origin.Written(written.Location))
                    : Setting<int>.Unknown("keepalive", "nginx refuses the value");
            }
            if (!Context.IsCompleteFor("keepalive"))
                return Setting<int>.Unknown("keepalive", "an include of the upstream was not read");
            return Context.Configuration.IsAtLeast(NginxVersions.KeepAliveByDefault) switch
            {
                true => Setting<int>.Known("keepalive", 32, new Origin.Default("nginx's default since 1.29.7")),
                false => Setting<int>.Known("keepalive", 0, new Origin.Default("nginx's default before 1.29.7")),
                null => Setting<int>.Unknown("keepalive", "the default depends on nginx's version"),
            };
        }
    }

    /// <summary>How long an idle connection is kept; 60 s unless written (since 1.15.3).</summary>
    public Setting<TimeSpan> KeepaliveTimeout
    {
        get
        {
            var written = Context.Own("keepalive_timeout").FirstOrDefault();
            if (written is { ArgumentCount: > 0 })
            {
                return NginxValues.TryParseDuration(written.Argument(0), inMilliseconds: true, out var value)
                    ? Setting<TimeSpan>.Known("keepalive_timeout", value, new Origin.Written(written.Location))
                    : Setting<TimeSpan>.Unknown("keepalive_timeout", "nginx refuses the value");
            }
            return Context.IsCompleteFor("keepalive_timeout")
                ? Setting<TimeSpan>.Known("keepalive_timeout", TimeSpan.FromSeconds(60), new Origin.Default("nginx's default"))
                : Setting<TimeSpan>.Unknown("keepalive_timeout", "an include of the upstream was not read");
        }
    }

    internal void AddPass(NginxPass pass) => _passes.Add(pass);

    private static string GroupNameOf(NginxContext context) => context.Block is { ArgumentCount: > 0 } block ? block.Argument(0) : "";
}

/// <summary>One <c>server</c> line of an upstream.</summary>
public sealed class NginxUpstreamServer
{
    internal NginxUpstreamServer(NginxUpstream upstream, NginxStatement statement)
    {
        Upstream = upstream;
        Statement = statement;
        Endpoint = NginxEndpoint.Parse(statement.Argument(0));
    }

    public NginxUpstream Upstream { get; }

    public NginxStatement Statement { get; }

    public Location At => Statement.Location;

    /// <summary>The address as written.</summary>
    public string AddressText => Statement.Argument(0);

    public Location AddressAt => Statement.ArgumentAt(0);

    public NginxEndpoint Endpoint { get; }

    public bool IsBackup => Has("backup");

    public bool IsDown => Has("down");

    public bool Resolves => Has("resolve");

    public string? Service => Parameter("service");

    /// <summary>0 means no limit (the default). Null when the value is no number.</summary>
    public int? MaxConnections => NumberOr("max_conns", 0);

    /// <summary>1 unless written; null when the value is no number.</summary>
    public int? MaxFails => NumberOr("max_fails", 1);

    public bool Has(string flag) => Statement.Arguments().Skip(1).Contains(flag);

    /// <summary>The text after <c>name=</c>, or null.</summary>
    public string? Parameter(string name) => Statement.Arguments().Skip(1)
        .FirstOrDefault(a => a.Length > name.Length && a[name.Length] == '=' && a.StartsWith(name, StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>How long the server is left out after <see cref="MaxFails"/> failures; 10 s unless written, null when the value is no time.</summary>
    public TimeSpan? FailTimeout => Parameter("fail_timeout") is not { } text ? TimeSpan.FromSeconds(10)
        : NginxValues.TryParseDuration(text, inMilliseconds: false, out var time) ? time : null;

    private int? NumberOr(string name, int otherwise) => Parameter(name) is not { } text ? otherwise
        : NginxValues.TryParseNumber(text, out var number) ? number : null;
}
