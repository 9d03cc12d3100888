using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>The client's side of a frontend or listen section.</summary>
public sealed class HAProxyFrontend : Hop
{
    internal HAProxyFrontend(HAProxySection section, HAProxySettings settings)
        : base($"{section.Kind} \"{section.Name ?? "?"}\"", section.Header.Location)
    {
        Section = section;
        Settings = settings;
        IsHttp = settings.Text("mode", "tcp").Is(mode => mode == "http");
        var protocol = IsHttp ? PassProtocol.Http : PassProtocol.Tcp;
        Listeners = [.. section.Statements.Where(s => s is { Keyword: "bind", ArgumentCount: > 0 }).SelectMany(bind => (bind.Argument(0) ?? "").Split(',').Select(address => new Listener(
            HAProxyAddress.Parse(address),
            IsHttp && bind.Arguments().Contains("ssl") ? PassProtocol.Https : protocol,
            bind.ArgumentsAt(0, 0))))];
    }

    public override string Server => "HAProxy";

    public HAProxySection Section { get; }

    public bool IsHttp { get; }

    /// <summary>From <c>bind</c> lines.</summary>
    public override IReadOnlyList<Listener> Listeners { get; }

    /// <summary>The client's inactivity. Unknown when there is no limit, as for all time-outs.</summary>
    public Setting<TimeSpan> ClientTimeout => Settings.Timeout("client");

    /// <summary>Between two requests of a client.</summary>
    public Setting<TimeSpan> KeepAliveTimeout => Settings.Timeout("http-keep-alive");

    internal HAProxySettings Settings { get; }

    /// <summary>The names of the backends that it sends requests to.</summary>
    internal IEnumerable<string> Targets => Leading.Select(lines => lines.Key);

    /// <summary>The lines that send requests to a backend, by its name.</summary>
    private ILookup<string, HAProxyStatement> Leading => field ??= Settings.Chain
        .SelectMany(s => s.Named("use_backend").Concat(s.Named("default_backend")))
        .Where(s => s.Argument(0) is not null)
        .ToLookup(s => s.Argument(0)!, StringComparer.Ordinal);

    private HashSet<string> StreamAcls => field ??= Section.Named("acl").Where(s => SpeaksOfStreams(s.Text)).Select(s => s.Argument(0)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The conditions of a line that sends requests there, or the acls that they name, speak of WebSockets and the like.</summary>
    internal bool LeadsStreamsTo(string backend) =>
        Leading[backend].Any(line => SpeaksOfStreams(line.Text) || line.Arguments().OfType<string>().Any(a => StreamAcls.Contains(a.TrimStart('!'))));

    private static bool SpeaksOfStreams(string text) => text.Contains("upgrade", StringComparison.OrdinalIgnoreCase) || StreamPaths.Contain(text);
}
