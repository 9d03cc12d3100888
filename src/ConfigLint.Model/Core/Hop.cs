using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>One process on the request path.</summary>
public abstract class Hop : ModelElement
{
    protected Hop(string name, Location at)
        : base(name, at)
    {
    }

    /// <summary>The software as messages call it: "nginx", "Apache", "PHP-FPM", "gunicorn", "Puma", "the load balancer".</summary>
    public abstract string Server { get; }

    /// <summary>Where it accepts connections; empty when that is unknown or is another element's business (an nginx location listens through its server).</summary>
    public virtual IReadOnlyList<Listener> Listeners => [];
}

/// <summary>A CDN, load balancer or ingress in front.</summary>
public abstract class Edge : Hop
{
    protected Edge(string name, Location at)
        : base(name, at)
    {
    }

    /// <summary>How long it waits for the origin's response to begin.</summary>
    public abstract Setting<TimeSpan> ResponseTimeout { get; }

    /// <summary>How long it keeps an idle connection to the origin before it reuses it no more.</summary>
    public abstract Setting<TimeSpan> IdleTimeout { get; }

    /// <summary>Looks like a long poll, an event stream or a WebSocket: rules about the length of time-outs leave it out.</summary>
    public virtual bool MayStream => false;

    /// <summary>The paths that it sends on, as written; empty when it sends all, or they are not known.</summary>
    public virtual IReadOnlyList<string> Paths => [];

    /// <summary>Where its requests go, when that is written as addresses.</summary>
    public virtual PassTarget? Target => null;
}

/// <summary>One pass of a proxy: an nginx location with a pass directive, an Apache mapping, a HAProxy backend.</summary>
public abstract class ProxyHop : Hop
{
    /// <summary>Who waits so long for an answer waits for an event.</summary>
    protected static readonly TimeSpan LongPoll = TimeSpan.FromMinutes(10);

    protected ProxyHop(string name, Location at)
        : base(name, at)
    {
    }

    public abstract PassProtocol Protocol { get; }

    public abstract PassTarget Target { get; }

    public abstract Setting<TimeSpan> ConnectTimeout { get; }

    /// <summary>The longest pause between two reads of the response; for nginx and Apache not the whole length.</summary>
    public abstract Setting<TimeSpan> ReadTimeout { get; }

    public abstract Setting<TimeSpan> SendTimeout { get; }

    /// <summary>Looks like a long poll, an event stream or a WebSocket: rules about the length of time-outs leave it out.</summary>
    public abstract bool MayStream { get; }

    /// <summary>
    /// As <see cref="MayStream"/>, but a long read time-out alone is no sign: a backend that ends every request after a while serves no streams,
    /// however long the proxy would wait for them.
    /// </summary>
    public virtual bool HasStreamSigns => MayStream;
}

/// <summary>What runs the application: a PHP-FPM pool, Gunicorn, Puma.</summary>
public abstract class AppServer : Hop
{
    protected AppServer(string name, Location at)
        : base(name, at)
    {
    }

    /// <summary>What starts it, when that is known.</summary>
    public virtual Launch? Launch => null;

    /// <summary>After this long a running request is ended by the server itself; zero means never.</summary>
    public abstract Setting<TimeSpan> RequestLimit { get; }

    /// <summary>How long an idle connection is kept; zero means that each answer closes it.</summary>
    public abstract Setting<TimeSpan> KeepAlive { get; }

    /// <summary>How many requests are worked on at once.</summary>
    public abstract Setting<int> Concurrency { get; }

    /// <summary>How long a stop or reload waits for running requests.</summary>
    public abstract Setting<TimeSpan> DrainTime { get; }
}

/// <summary>The protocol that a pass speaks to its target, or that a listener expects.</summary>
public enum PassProtocol
{
    Http,
    Https,
    FastCgi,
    Uwsgi,
    Scgi,
    Grpc,
    Grpcs,
    Memcached,
    Ajp,
    WebSocket,

    /// <summary>Plain TCP, such as nginx's stream module.</summary>
    Tcp,
    Udp,
}

/// <summary>An address on which a hop accepts connections.</summary>
/// <param name="Address">Null when it cannot be known.</param>
public sealed record Listener(Address? Address, PassProtocol Protocol, Location At);

/// <summary>Where a pass goes.</summary>
public sealed record PassTarget
{
    /// <summary>The target as written.</summary>
    public required string Raw { get; init; }

    public required Location At { get; init; }

    /// <summary>The addresses it may reach; empty when unknown.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>All addresses are known: no variable and no unread file can add another.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The group (nginx upstream, Apache balancer) that the target names, if any.</summary>
    public ModelElement? Group { get; init; }
}
