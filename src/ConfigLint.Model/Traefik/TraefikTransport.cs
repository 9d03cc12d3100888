using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Traefik;

/// <summary>How Traefik talks to servers: a serversTransport of the dynamic configuration, or the one of the static configuration.</summary>
internal sealed class TraefikTransport
{
    private readonly YamlNode? _timeouts;
    private readonly bool _isKnown;

    private TraefikTransport(YamlNode? transport, bool isKnown)
    {
        _timeouts = transport?.Get("forwardingTimeouts");
        _isKnown = isKnown;
    }

    public static TraefikTransport Unread { get; } = new(null, isKnown: false);

    public Setting<TimeSpan> Dial => Read("dialTimeout", 30);

    public Setting<TimeSpan> IdleConnection => Read("idleConnTimeout", 90);

    /// <summary>Unknown when there is no limit: it is not written, or 0.</summary>
    public Setting<TimeSpan> ResponseHeader
    {
        get
        {
            var written = Read("responseHeaderTimeout", null);
            return written.Is(t => t == TimeSpan.Zero) ? Setting<TimeSpan>.NoLimit(written.Name, "0 stands for no limit") : written;
        }
    }

    /// <param name="transport">Null when none is written in a configuration that was read.</param>
    public static TraefikTransport Of(YamlNode? transport) => new(transport, isKnown: true);

    private Setting<TimeSpan> Read(string key, int? seconds) => YamlDurations.Read(
        YamlSettings.Entry(_timeouts, key),
        key,
        YamlDurations.Go,
        new YamlSettings(_isKnown, "Traefik's default").Otherwise<TimeSpan>(key, seconds is { } s ? TimeSpan.FromSeconds(s) : null));
}

/// <summary>A document of Traefik's: a static configuration has entryPoints, a dynamic one http.</summary>
internal sealed record TraefikDocument(SourceFile File, YamlDocument Document)
{
    public YamlMapping? EntryPoints => Document.Root?.GetMapping("entryPoints");

    public YamlMapping? Http => Document.Root?.GetMapping("http");

    public bool IsStatic => EntryPoints is not null;

    /// <summary>Others have <c>http:</c> with <c>services:</c> too: only Traefik's have a loadBalancer, and its routers a rule.</summary>
    public bool IsDynamic => Http is { } http
        && (Named(http, "services").Any(s => Kinds.Any(kind => Entry(s.Node, kind) is not null)) || Named(http, "routers").Any(r => r.Node.GetString("rule") is not null)
            || http.GetMapping("serversTransports") is not null);

    private static readonly string[] Kinds = ["loadBalancer", "weighted", "mirroring", "failover"];

    /// <summary>Traefik does not mind the case of keys; people write the names of its documentation, or all in lower case.</summary>
    public static YamlEntry? Entry(YamlNode? node, string key) => YamlSettings.Entry(node, key) ?? YamlSettings.Entry(node, key.ToLowerInvariant());

    public static IEnumerable<(YamlEntry Entry, YamlMapping Node)> Named(YamlNode? parent, string key)
    {
        foreach (var entry in parent?.GetMapping(key)?.MergedEntries() ?? [])
        {
            if (entry.Name is not null && entry.Value.Resolve() is YamlMapping node)
                yield return (entry, node);
        }
    }
}
