using System.Globalization;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>The main server or a virtual host.</summary>
public sealed class ApacheServer : ModelElement
{
    internal ApacheServer(ApacheContext context)
        : base(NameOf(context), context.Tag?.At ?? context.Configuration.At)
    {
        Context = context;
        context.Owner = this;
    }

    public ApacheContext Context { get; }

    /// <summary>The addresses of the virtual host's tag, or those of the Listen lines for the main server.</summary>
    public IReadOnlyList<Listener> Listeners => field ??= [.. (Context.Tag is { } tag ? ListenersOf(tag) : Context.Own("Listen").SelectMany(entry => ListenersOf(entry).Take(1)))];

    /// <summary>ServerName and ServerAlias, as far as they are known.</summary>
    public IReadOnlyList<string> Names => field ??= [.. Context.Entries
        .Where(e => e.Is("ServerName") || e.Is("ServerAlias"))
        .SelectMany(e => Enumerable.Range(0, e.Count).Select(e.Argument).OfType<string>())];

    /// <summary>Timeout: seconds between two packets, and the last fallback of the proxy's time-outs. 60 s by default; Apache takes what atoi makes of it, and 0 in a virtual host for the main server's.</summary>
    public Setting<TimeSpan> Timeout => ApacheSeconds.Inherited(Context, "Timeout", ApacheSeconds.Read, TimeSpan.FromSeconds(60));

    /// <summary>How long an idle client connection is kept; 0 when KeepAlive is off. 5 s by default.</summary>
    public Setting<TimeSpan> KeepAlive
    {
        get
        {
            var flag = Context.Setting("KeepAlive", text => ApacheValues.ParseFlag(text), otherwise: true);
            return flag.Is(on => !on)
                ? flag.Select(_ => TimeSpan.Zero)
                : flag.IsKnown
                    ? ApacheSeconds.Inherited(Context, "KeepAliveTimeout", ApacheSeconds.ReadWithUnit, TimeSpan.FromSeconds(5))
                    : flag.Select(_ => TimeSpan.Zero);
        }
    }

    private IEnumerable<Listener> ListenersOf(ApacheEntry entry)
    {
        var isTls = Context.Own("SSLEngine") is [.., var engine] && engine.Argument(0)?.Equals("on", StringComparison.OrdinalIgnoreCase) == true;
        for (var i = 0; i < entry.Count; i++)
        {
            if (entry.Argument(i) is not { } text)
                continue;
            var colon = text.LastIndexOf(':');
            var host = colon < 0 ? "*" : text[..colon];
            Address? address = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
                ? Address.Tcp(host is "_default_" ? "*" : host, port)
                : null;
            yield return new Listener(address, isTls ? PassProtocol.Https : PassProtocol.Http, entry.ArgumentAt(i));
        }
    }

    private static string NameOf(ApacheContext context) =>
        context.Own("ServerName") is [var first, ..] && first.Argument(0) is { } name ? $"virtual host \"{name}\"" : context.Tag is null ? "the main server" : "virtual host";
}
