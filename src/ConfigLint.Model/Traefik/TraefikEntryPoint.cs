using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Traefik;

/// <summary>An entry point of Traefik's static configuration: the client's side.</summary>
public sealed class TraefikEntryPoint : Hop
{
    private readonly YamlNode? _timeouts;
    private readonly bool _isComplete;

    internal TraefikEntryPoint(YamlEntry entry, YamlMapping node, bool isComplete)
        : base($"entry point \"{entry.Name}\"", entry.Key.Location)
    {
        _timeouts = node.Get("transport", "respondingTimeouts");
        _isComplete = isComplete;
        var text = YamlSettings.Entry(node, "address") is { } address ? YamlSettings.TextOf(address)?.Split('/')[0] : null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon >= 0 && int.TryParse(text.AsSpan(colon + 1), out var port) && port is >= 1 and <= 65535)
            Listeners = [new Listener(Address.Tcp(colon == 0 ? "*" : text![..colon], port), PassProtocol.Http, YamlSettings.PlaceOf(YamlSettings.Entry(node, "address")!))];
    }

    public override string Server => "Traefik";

    public override IReadOnlyList<Listener> Listeners { get; } = [];

    /// <summary>For the whole request, its body included. Its default depends on the version: 60 s from 3.0 on, before no limit.</summary>
    public Setting<TimeSpan> ReadTimeout => Read("readTimeout", null);

    /// <summary>For the response. Unknown when it is not written: there is no limit.</summary>
    public Setting<TimeSpan> WriteTimeout => Read("writeTimeout", null);

    /// <summary>Between two requests of a client: 180 s by default.</summary>
    public Setting<TimeSpan> IdleTimeout => Read("idleTimeout", 180);

    private Setting<TimeSpan> Read(string key, int? seconds) => YamlDurations.Read(
        YamlSettings.Entry(_timeouts, key),
        key,
        YamlDurations.Go,
        new YamlSettings(_isComplete, "Traefik's default").Otherwise<TimeSpan>(key, seconds is { } s ? TimeSpan.FromSeconds(s) : null));
}
