using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>A <c>server { … }</c> block of http or stream.</summary>
public sealed class NginxServer : ModelElement
{
    private NginxLocations? _locations;

    internal NginxServer(NginxContext context)
        : base(NameOf(context), context.Head)
    {
        Context = context;
        context.Server = this;
        Names = [.. context.Own("server_name").SelectMany(s => s.Arguments())];
        Listens = [.. context.Own("listen").Where(s => s.ArgumentCount > 0).Select(s => new NginxListen(s))];
    }

    public NginxContext Context { get; }

    public bool IsStream => Context.Kind == NginxContextKind.StreamServer;

    /// <summary>As written: exact names, wildcards, <c>~</c> regular expressions; empty when there is no server_name.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>As written; an http server without any listens on *:80 (*:8000 when not started as root).</summary>
    public IReadOnlyList<NginxListen> Listens { get; }

    public IReadOnlyList<Listener> Listeners => field ??=
        [.. Listens.Select(l => new Listener(l.Address, IsStream ? PassProtocol.Tcp : l.IsTls ? PassProtocol.Https : PassProtocol.Http, l.At))];

    /// <summary>Which location a request meets.</summary>
    public NginxLocations Locations => _locations ??= new NginxLocations(Context);

    /// <summary>No include hides a listen, a name or a location.</summary>
    public bool IsComplete => Context.UnreadIncludes.All(i => i.IsKnownFile && !i.MaySet("location") && !i.MaySet("listen"));

    private static string NameOf(NginxContext context) =>
        context.Own("server_name").SelectMany(s => s.Arguments()).FirstOrDefault() is { Length: > 0 } name ? $"server \"{name}\"" : "server";
}

/// <summary>One <c>listen</c> line.</summary>
public sealed class NginxListen
{
    internal NginxListen(NginxStatement statement)
    {
        Statement = statement;
        var text = statement.Argument(0);
        // A bare number is a port on all addresses; a bare host listens on port 80.
        Address = NginxValues.TryParseNumber(text, out var port) && port is >= 1 and <= 65535
            ? Address.Tcp("*", port)
            : NginxSettings.IsVariable(text) ? null : NginxEndpoint.Parse(text).ToAddress(80);
    }

    public NginxStatement Statement { get; }

    public Location At => Statement.Location;

    /// <summary>Null when it cannot be read.</summary>
    public Address? Address { get; }

    public bool IsTls => Has("ssl") || Has("quic");

    public bool IsUdp => Has("udp") || Has("quic");

    public bool ExpectsProxyProtocol => Has("proxy_protocol");

    public bool IsHttp2 => Has("http2");

    public bool Has(string flag) => Statement.Arguments().Skip(1).Contains(flag);
}
