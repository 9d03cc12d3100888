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

    /// <summary>The lines that send requests to a backend of this name.</summary>
    internal IEnumerable<HAProxyStatement> LeadingTo(string backend) =>
        Settings.Chain.SelectMany(s => s.Statements).Where(s => s.Is("use_backend", backend) || s.Is("default_backend", backend));

    /// <summary>What the conditions of a line and the acls that they name say, as written.</summary>
    internal string ConditionOf(HAProxyStatement statement)
    {
        var names = statement.Arguments().OfType<string>().Select(a => a.TrimStart('!')).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', Section.Statements.Where(s => s.Keyword == "acl" && s.Argument(0) is { } name && names.Contains(name)).Prepend(statement).Select(s => s.Text));
    }
}
